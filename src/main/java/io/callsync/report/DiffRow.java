package io.callsync.report;

import java.util.List;
import java.util.Set;

/**
 * A call whose rows are not what the present mapping makes.
 *
 * @param why the reason why it would not be in the tables, as {@code quarantined: no-start}; else null
 * @param changes by field; only of a call that would say something else
 * @param redelivered whether its records, delivered once more, would be written so
 */
public record DiffRow(String callId, DiffKind kind, String why, List<Change> changes, boolean redelivered) {

    /** Fields that depend on the CRM's leads and users beside the records. */
    private static final Set<String> OF_THE_DIRECTORY = Set.of("lead_id", "user_id");

    /** @param field a column of {@code call_logs}, or lead_id or user_id of {@code communications} */
    public record Change(String field, Object stored, Object made) {

        boolean isOfTheDirectory() {
            return OF_THE_DIRECTORY.contains(field);
        }
    }

    /** Whether only other leads or users make the difference. */
    boolean isOfTheDirectory() {
        return kind == DiffKind.CHANGED && changes.stream().allMatch(Change::isOfTheDirectory);
    }
}
