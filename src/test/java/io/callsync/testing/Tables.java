package io.callsync.testing;

import java.util.List;
import java.util.stream.Stream;
import org.springframework.jdbc.core.JdbcTemplate;

/** The tables that a test empties, in an order that their references allow. */
public final class Tables {

    /** All that a night writes. */
    public static final List<String> LOADED = List.of(
            "call_logs",
            "communications",
            "callsync_legs",
            "callsync_quarantine",
            "callsync_quarantine_headers",
            "callsync_quarantine_history",
            "callsync_audit",
            "callsync_forgotten_calls",
            "callsync_file_counts",
            "callsync_control_totals",
            "callsync_control_history",
            "callsync_run_files",
            "callsync_run_totals",
            "callsync_export_files",
            "callsync_runs",
            "callsync_nights",
            "BATCH_STEP_EXECUTION_CONTEXT",
            "BATCH_JOB_EXECUTION_CONTEXT",
            "BATCH_STEP_EXECUTION",
            "BATCH_JOB_EXECUTION_PARAMS",
            "BATCH_JOB_EXECUTION",
            "BATCH_JOB_INSTANCE");

    /** With the CRM's directory. */
    static final List<String> ALL = Stream.concat(LOADED.stream(), Stream.of("phones", "leads", "users"))
            .toList();

    private Tables() {}

    public static void empty(JdbcTemplate jdbc, List<String> tables) {
        tables.forEach(table -> jdbc.update("DELETE FROM " + table));
    }
}
