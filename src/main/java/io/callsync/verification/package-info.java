/** Proves that the promises hold: in the tables by queries that find what must not be, in the objects by counting them anew. */
package io.callsync.verification;
