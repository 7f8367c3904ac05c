package io.callsync.bench;

import java.time.LocalDate;
import org.springframework.jdbc.core.JdbcTemplate;

/** What must be in the tables after a run: a contestant that loses calls is not measured. */
final class Expected {

    private Expected() {}

    /** So many calls are there, and their communications. */
    static void calls(JdbcTemplate database, long calls) {
        require("calls", calls, count(database, "SELECT COUNT(*) FROM call_logs"));
        require(
                "communications",
                count(database, "SELECT COUNT(*) FROM call_logs WHERE communication_id IS NOT NULL"),
                count(database, "SELECT COUNT(*) FROM communications"));
    }

    /** As {@link #calls}, and each unusable record of the night was put aside, and nothing else. */
    static void outcomes(JdbcTemplate database, Night night, long calls) {
        calls(database, calls);
        require("quarantined records", night.events().unusable(), sum(database, "quarantined", night.date()));
    }

    /** How many of the night's records had this outcome. */
    static long sum(JdbcTemplate database, String outcome, LocalDate date) {
        return count(
                database,
                "SELECT COALESCE(SUM(" + outcome + "), 0) FROM callsync_export_files WHERE business_date = ?",
                date);
    }

    static void require(String what, Object expected, Object found) {
        if (!expected.equals(found)) {
            throw new IllegalStateException("%s: expected %s, found %s".formatted(what, expected, found));
        }
    }

    private static long count(JdbcTemplate database, String sql, Object... arguments) {
        return database.queryForObject(sql, Long.class, arguments);
    }
}
