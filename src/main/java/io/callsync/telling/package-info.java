/** Tells people and machines how a run ended; it can neither change the run nor hold the process up. */
package io.callsync.telling;
