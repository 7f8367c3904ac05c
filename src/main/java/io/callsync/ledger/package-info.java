/** Which files were read, how far and what became of their records; runs, nights, and the lease that keeps runs apart. */
package io.callsync.ledger;
