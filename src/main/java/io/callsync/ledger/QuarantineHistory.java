package io.callsync.ledger;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.springframework.jdbc.core.JdbcTemplate;

/** The rows of {@code callsync_quarantine_history}: who did what to a record, when and why. Never changed, never deleted. */
final class QuarantineHistory {

    private static final String NOTE = """
            INSERT INTO callsync_quarantine_history
                (quarantine_id, job, file_id, record_number, action, result, done_by, why, done_at)
            SELECT id, job, file_id, record_number, ?, ?, ?, ?, UTC_TIMESTAMP(6) FROM callsync_quarantine WHERE id = ?""";
    private static final int LONGEST_RESULT = 1000;

    private final JdbcTemplate jdbc;

    QuarantineHistory(JdbcTemplate jdbc) {
        this.jdbc = jdbc;
    }

    /** @param results by record: the outcome of a replay, or why it failed again */
    void note(String action, Map<Long, String> results, Act act) {
        write(results.entrySet().stream()
                .map(entry -> row(action, entry.getKey(), StoredText.of(entry.getValue(), LONGEST_RESULT), act))
                .toList());
    }

    /** The same of several records, none of which has a result. */
    void note(String action, Collection<Long> ids, Act act) {
        write(ids.stream().map(id -> row(action, id, null, act)).toList());
    }

    private static Object[] row(String action, Long id, String result, Act act) {
        return new Object[] {action, result, act.by(), act.why(), id};
    }

    private void write(List<Object[]> rows) {
        if (!rows.isEmpty()) {
            jdbc.batchUpdate(NOTE, rows);
        }
    }
}
