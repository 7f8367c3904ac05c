package io.callsync.report;

import io.callsync.call.Leg;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Map;

/**
 * All that is known of one call: its rows as they are, what each record that carried it did, and whether the one makes the other.
 *
 * @param callLog by column, empty when there is none; {@code communication} in the same way
 * @param events every record that carried the call, in the order in which the files were loaded
 * @param files those that carried the call, and those that could not be read
 * @param filesRead how many versions were read anew, also without finding the call
 * @param differences where the rows are not what the records make
 * @param match null when there is no row to match
 */
public record CallReport(
        String provider,
        String externalCallId,
        Map<String, Object> callLog,
        Map<String, Object> communication,
        Collection<Leg> legs,
        List<Event> events,
        List<FileLine> files,
        int filesRead,
        Conclusion conclusion,
        List<Difference> differences,
        Match match) {

    /** How the rows stand to the records. */
    public enum Conclusion {
        /** The rows are what the records make. */
        SAME("the rows are what these records make"),
        /** Somebody has edited them, or records are mapped otherwise by now. */
        DIFFERENT("the rows are not what these records make"),
        /** There is no row, and the records make none. */
        NO_ROW("no row, and these records make none"),
        /** They differ, and what was loaded cannot be read to its end: that may be why. */
        UNTOLD("the rows are not what these records make, but not all that were loaded can be read"),
        /** A run changed the call while it was explained. */
        MOVED("a run changed the call meanwhile: type it again");

        private final String words;

        Conclusion(String words) {
            this.words = words;
        }

        public String words() {
            return words;
        }
    }

    /**
     * What a record did.
     *
     * @param outcome as the ledger counts it
     * @param leg the part of the call that it tells of, or null
     * @param changedAt when the provider last changed it, or null when it has no version
     * @param why what lost and why, or null
     * @param notes what would be counted of it besides
     */
    public record Event(
            long fileId,
            long record,
            String outcome,
            String leg,
            Instant changedAt,
            String why,
            List<String> notes,
            List<Change> changes) {}

    /** What a column became. */
    public record Change(String column, Object before, Object after) {}

    /**
     * A version of a file; of one that the ledger no longer has, only the id is known.
     *
     * @param version the ETag, or size and time of a local file
     * @param state in the ledger's word
     * @param records how many of it were loaded
     * @param unread why it could not be read anew, or null
     */
    public record FileLine(
            long id,
            String job,
            LocalDate date,
            String uri,
            String version,
            String state,
            long records,
            Instant loadedAt,
            String unread) {

        /** Whether the replay lacks what it may have said of the call. */
        public boolean isMissed() {
            return unread != null && records > 0;
        }
    }

    /** @param column of {@code call_logs} or {@code communications}, with the table's name */
    public record Difference(String column, Object replayed, Object stored) {}

    /**
     * Whom the CRM's directory names now.
     *
     * @param leadWhy by what the lead is chosen, or why there is none
     * @param userWhy by what the user is found, or why there is none
     */
    public record Match(Long leadId, String leadWhy, Long userId, String userWhy) {}

    /** Whether somebody should look. */
    public boolean needsAttention() {
        return conclusion == Conclusion.DIFFERENT;
    }

    /** Whether there is any trace of the call. */
    public boolean isKnown() {
        return !callLog.isEmpty() || !communication.isEmpty() || !legs.isEmpty() || !events.isEmpty();
    }
}
