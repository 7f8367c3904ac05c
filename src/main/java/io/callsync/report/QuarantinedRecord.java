package io.callsync.report;

import java.time.Instant;
import java.time.LocalDate;

/**
 * A record that was put aside, with everything known of it.
 *
 * @param date the business date of its file
 * @param fileId {@code callsync_export_files.id}
 * @param version the file's ETag, or size and time
 * @param position byte offset in the decompressed file
 * @param field the provider's field, or null when the record as a whole is at fault
 * @param raw the record's first bytes
 * @param rawSize how many bytes it has
 * @param settledAt when it was replayed or resolved; null while it is open
 * @param callId and legId: which call or leg it is about, or null where it does not tell
 */
public record QuarantinedRecord(
        long id,
        String job,
        String provider,
        LocalDate date,
        long fileId,
        String uri,
        String version,
        long recordNumber,
        long position,
        String reason,
        String field,
        String message,
        byte[] raw,
        long rawSize,
        Instant createdAt,
        String state,
        int attempts,
        Instant settledAt,
        String callId,
        String legId) {

    /** What somebody did to it. @param result the outcome of a replay, or why it failed again; or null */
    public record Step(String action, String result, String by, String why, Instant at) {}

    public boolean isCut() {
        return raw.length < rawSize;
    }
}
