/** Tells the history of one call anew, from the exports that carried it: none is kept in the database. */
package io.callsync.explain;
