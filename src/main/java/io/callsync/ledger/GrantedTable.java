package io.callsync.ledger;

import java.util.ArrayList;
import java.util.List;

/**
 * A table that every run writes, and the rights on it: those of {@code src/docs/grants/runtime-user.sql}.
 *
 * @param column any of its columns
 */
record GrantedTable(String name, String column, String rights) {

    private static final String WRITTEN = "SELECT, INSERT, UPDATE";
    private static final String DELETED = WRITTEN + ", DELETE";

    static final GrantedTable HISTORY = new GrantedTable("callsync_schema_history", "version", "SELECT");
    static final List<GrantedTable> WRITTEN_BY_RUNS = List.of(
            new GrantedTable("call_logs", "id", WRITTEN),
            new GrantedTable("communications", "id", DELETED),
            new GrantedTable("callsync_leases", "job", WRITTEN),
            new GrantedTable("callsync_runs", "id", DELETED),
            new GrantedTable("callsync_nights", "job", WRITTEN),
            new GrantedTable("callsync_export_files", "id", WRITTEN),
            new GrantedTable("callsync_file_counts", "file_id", WRITTEN),
            new GrantedTable("callsync_control_totals", "file_id", WRITTEN),
            new GrantedTable("callsync_control_history", "id", WRITTEN),
            new GrantedTable("callsync_run_files", "file_id", DELETED),
            new GrantedTable("callsync_run_totals", "run_id", DELETED),
            new GrantedTable("callsync_legs", "provider", WRITTEN),
            new GrantedTable("callsync_quarantine", "id", DELETED),
            new GrantedTable("callsync_quarantine_headers", "file_id", DELETED),
            new GrantedTable("callsync_quarantine_history", "id", DELETED),
            new GrantedTable("callsync_audit", "id", WRITTEN),
            new GrantedTable("callsync_forgotten_calls", "provider", WRITTEN),
            new GrantedTable("BATCH_JOB_INSTANCE", "VERSION", DELETED),
            new GrantedTable("BATCH_JOB_EXECUTION", "VERSION", DELETED),
            new GrantedTable("BATCH_JOB_EXECUTION_PARAMS", "PARAMETER_NAME", DELETED),
            new GrantedTable("BATCH_JOB_EXECUTION_CONTEXT", "SHORT_CONTEXT", DELETED),
            new GrantedTable("BATCH_STEP_EXECUTION", "VERSION", DELETED),
            new GrantedTable("BATCH_STEP_EXECUTION_CONTEXT", "SHORT_CONTEXT", DELETED));
    static final List<GrantedTable> COUNTERS = List.of(
            new GrantedTable("BATCH_JOB_INSTANCE_SEQ", "ID", WRITTEN),
            new GrantedTable("BATCH_JOB_EXECUTION_SEQ", "ID", WRITTEN),
            new GrantedTable("BATCH_STEP_EXECUTION_SEQ", "ID", WRITTEN));

    /** Statements that need these rights, and find nothing to do. */
    List<String> probes() {
        List<String> probes = new ArrayList<>();
        probes.add(
                rights.contains("INSERT")
                        ? "INSERT INTO %s (%s) SELECT %2$s FROM %1$s WHERE FALSE ON DUPLICATE KEY UPDATE %2$s = VALUES(%2$s)"
                                .formatted(name, column)
                        : "SELECT %s FROM %s WHERE FALSE".formatted(column, name));
        if (rights.contains("DELETE")) {
            probes.add("DELETE FROM %s WHERE FALSE".formatted(name));
        }
        return probes;
    }

    /** MySQL counts in a table, MariaDB in a sequence. */
    String counterProbe(boolean sequence) {
        return (sequence ? "SELECT NEXTVAL(%s) FROM DUAL WHERE FALSE" : "UPDATE %s SET %s = %2$s + 1 WHERE FALSE")
                .formatted(name, column);
    }
}
