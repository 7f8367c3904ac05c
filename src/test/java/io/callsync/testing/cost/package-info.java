/** Counts what callsync asks of its servers. */
package io.callsync.testing.cost;
