package io.callsync.ledger;

import io.callsync.source.ExportObject;

/**
 * A file version as the ledger knows it.
 *
 * @param nextRecord the first record that has no outcome yet
 */
public record LedgerFile(long id, ExportObject object, FileState state, long nextRecord) {

    /** Its name in every report. */
    public String uri() {
        return object.uri();
    }
}
