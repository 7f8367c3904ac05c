package io.callsync.ledger;

import java.time.Instant;

/**
 * A version of a file with how far its records were loaded.
 *
 * @param file with the number of the first record that has no outcome yet
 * @param provider whose exports it holds
 * @param message why it is not loaded, or null
 * @param loadedAt when its last records were committed, or null while they were not
 */
public record FileVersion(LedgerFile file, String job, String provider, String message, Instant loadedAt) {

    /** Whether any record of it may have changed a call. */
    public boolean hasOutcomes() {
        return file.nextRecord() > 1;
    }
}
