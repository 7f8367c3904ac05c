package io.callsync.report;

import io.callsync.ledger.FileState;
import io.callsync.ledger.OutcomeKind;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.RowMapper;

/** Reads what became of the files of a run, in three statements however many they are. Thread-safe. */
final class FileReports {

    private static final String FILES = """
            SELECT f.*, w.records AS run_records, w.bytes AS run_bytes, w.read_millis, w.retries, w.first_bad_record, w.first_bad_reason
            FROM callsync_export_files f LEFT JOIN callsync_run_files w ON w.run_id = f.run_id AND w.file_id = f.id
            WHERE f.run_id = ? ORDER BY f.business_date, f.uri, f.id""";
    private static final String COUNTERS = """
            SELECT c.file_id, c.kind, c.name, c.n FROM callsync_export_files f JOIN callsync_file_counts c ON c.file_id = f.id
            WHERE f.run_id = ? AND c.n <> 0 ORDER BY c.file_id, c.kind, c.n DESC, c.name""";
    private static final String ACCOUNTS = """
            SELECT t.file_id, t.direction, t.status, t.calls, t.talk_seconds
            FROM callsync_export_files f JOIN callsync_control_totals t ON t.file_id = f.id
            WHERE f.run_id = ? AND (t.calls <> 0 OR t.talk_seconds <> 0) ORDER BY t.file_id, t.direction, t.status""";

    private final JdbcTemplate jdbc;

    FileReports(JdbcTemplate jdbc) {
        this.jdbc = jdbc;
    }

    List<RunReport.File> of(long runId) {
        Map<Long, List<RunReport.Counter>> counters = byFile(
                COUNTERS,
                runId,
                (rs, i) -> new RunReport.Counter(rs.getString("kind"), rs.getString("name"), rs.getLong("n")));
        Map<Long, List<RunReport.Account>> accounts = byFile(
                ACCOUNTS,
                runId,
                (rs, i) -> new RunReport.Account(
                        rs.getString("direction"),
                        rs.getString("status"),
                        rs.getLong("calls"),
                        rs.getLong("talk_seconds")));
        return jdbc.query(FILES, (rs, i) -> file(rs, counters, accounts), runId);
    }

    private <T> Map<Long, List<T>> byFile(String sql, long runId, RowMapper<T> row) {
        Map<Long, List<T>> byFile = new HashMap<>();
        jdbc.query(
                sql,
                rs -> {
                    byFile.computeIfAbsent(rs.getLong(1), file -> new ArrayList<>())
                            .add(row.mapRow(rs, 0));
                },
                runId);
        return byFile;
    }

    private static RunReport.File file(
            ResultSet rs, Map<Long, List<RunReport.Counter>> counters, Map<Long, List<RunReport.Account>> accounts)
            throws SQLException {
        long id = rs.getLong("id");
        Map<OutcomeKind, Long> counts = new EnumMap<>(OutcomeKind.class);
        for (OutcomeKind kind : OutcomeKind.values()) {
            counts.put(kind, rs.getLong(kind.column()));
        }
        return new RunReport.File(
                id,
                rs.getString("uri"),
                rs.getObject("business_date", LocalDate.class),
                FileState.of(rs.getString("state")),
                rs.getString("failure"),
                rs.getString("message"),
                rs.getLong("size"),
                rs.getLong("next_record"),
                rs.getLong("records"),
                counts,
                counters.getOrDefault(id, List.of()),
                accounts.getOrDefault(id, List.of()),
                work(rs));
    }

    private static RunReport.Work work(ResultSet rs) throws SQLException {
        return new RunReport.Work(
                rs.getLong("run_records"),
                rs.getLong("run_bytes"),
                rs.getLong("read_millis"),
                rs.getLong("retries"),
                rs.getObject("first_bad_record", Long.class),
                rs.getString("first_bad_reason"));
    }
}
