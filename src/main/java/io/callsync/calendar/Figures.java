package io.callsync.calendar;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;

/**
 * What came of a night that a run has looked at; of a file that was replaced, its newest version.
 *
 * @param files how many names
 * @param unread how many of them are not loaded
 * @param records of the loaded ones
 * @param bytes as stored
 * @param calls records of files that came once, without those that were filtered or quarantined
 * @param known how many of these said nothing new
 * @param problem why the night is not complete, or null
 * @param arrived when the last name was there first, or null where there is no file
 */
public record Figures(
        LocalDate date,
        long files,
        long unread,
        long records,
        long bytes,
        long calls,
        long known,
        String problem,
        Instant arrived) {

    boolean isEmpty() {
        return files == 0;
    }

    boolean isRead() {
        return files > 0 && unread == 0;
    }

    /** Whether the ledger knows that more is to be done of it than the files that are not loaded. */
    boolean isOpen() {
        return isRead() && problem != null;
    }

    public boolean isComplete() {
        return problem == null;
    }

    /** The share of records that said nothing new, 0 to 1. */
    double knownShare() {
        return calls == 0 ? 0 : (double) known / calls;
    }

    /** The time from the business date's beginning to its last file, by the clock on the wall. */
    Duration arrival(ZoneId zone) {
        return Duration.between(date.atStartOfDay(), LocalDateTime.ofInstant(arrived, zone));
    }
}
