package io.callsync.ledger;

import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Repository;

/**
 * The rows of {@code callsync_run_totals}: what the sources say of a run's files at its end, and what {@code call_logs} holds. Callers
 * bring the transaction. Thread-safe.
 */
@Repository
public class RunTotals {

    private static final String FORGET = """
            UPDATE callsync_run_totals SET calls = 0, talk_seconds = 0, found_calls = 0, found_talk_seconds = 0 WHERE run_id = ?""";
    private static final String ADD = """
            INSERT INTO callsync_run_totals (run_id, direction, status, calls, talk_seconds, found_calls, found_talk_seconds)
            SELECT f.run_id, %s FROM callsync_export_files f JOIN %s WHERE f.run_id = ?
            GROUP BY 1, 2, 3
            ON DUPLICATE KEY UPDATE calls = calls + VALUES(calls), talk_seconds = talk_seconds + VALUES(talk_seconds),
                found_calls = found_calls + VALUES(found_calls), found_talk_seconds = found_talk_seconds + VALUES(found_talk_seconds)""";
    private static final String POSTED = "callsync_control_totals t ON t.file_id = f.id";
    private static final String BALANCED = ADD.formatted(
            "t.direction, t.status, SUM(t.calls), SUM(t.talk_seconds), SUM(t.calls), SUM(t.talk_seconds)", POSTED);
    private static final String EXPECTED =
            ADD.formatted("t.direction, t.status, SUM(t.calls), SUM(t.talk_seconds), 0, 0", POSTED);
    private static final String FOUND = ADD.formatted("""
            COALESCE(CONVERT(l.direction USING utf8mb4) COLLATE utf8mb4_bin, ''),
                COALESCE(CONVERT(l.status USING utf8mb4) COLLATE utf8mb4_bin, ''), 0, 0, COUNT(*), COALESCE(SUM(l.duration), 0)""", "call_logs l ON l.file_id = f.id");

    private final JdbcTemplate jdbc;

    RunTotals(JdbcTemplate jdbc) {
        this.jdbc = jdbc;
    }

    /** Of a run that was found to balance in the same transaction. */
    public void balanced(Run run) {
        jdbc.update(FORGET, run.id());
        jdbc.update(BALANCED, run.id());
    }

    /** Of a run that does not balance: counts its calls. */
    public void unbalanced(Run run) {
        jdbc.update(FORGET, run.id());
        jdbc.update(EXPECTED, run.id());
        jdbc.update(FOUND, run.id());
    }
}
