/** The only place that writes calls: one chunk, one transaction, two tables, the quarantine and the ledger. */
package io.callsync.writing;
