package io.callsync.report;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Repository;

/** Reads reports from the ledger. Thread-safe. */
@Repository
public class RunReports {

    private static final String RUN = """
            SELECT r.*, (SELECT COUNT(*) FROM callsync_export_files f JOIN callsync_quarantine q ON q.file_id = f.id
                WHERE f.run_id = r.id AND q.state = 'open') AS quarantine_open
            FROM callsync_runs r WHERE r.id = ?""";
    private static final String LAST_RUNS = """
            SELECT id FROM callsync_runs WHERE job = COALESCE(?, job) ORDER BY started_at DESC, id DESC LIMIT ?""";
    private static final String CONTROL_TOTALS = """
            SELECT direction, status, calls, talk_seconds, found_calls, found_talk_seconds FROM callsync_run_totals
            WHERE run_id = ? AND (calls <> 0 OR talk_seconds <> 0 OR found_calls <> 0 OR found_talk_seconds <> 0)
            ORDER BY direction, status""";
    private static final Pattern ONLY_QUARANTINED =
            Pattern.compile("\\d+ of \\d+" + RunReport.TOO_MANY_QUARANTINED + "[^;]+");
    private static final String UNFINISHED = """
            SELECT COUNT(*) FROM callsync_export_files f
            WHERE f.job = ? AND f.business_date = ?
                AND (f.state IN ('planned', 'loading', 'failed')
                    OR f.state IN ('vanished', 'replaced') AND f.failure IS NOT NULL AND NOT EXISTS (
                        SELECT 1 FROM callsync_export_files later
                        WHERE later.job = f.job AND later.business_date = f.business_date AND later.uri = f.uri
                            AND later.state = 'loaded' AND later.id > f.id))""";
    private static final String KNOWN = """
            SELECT COUNT(*) FROM callsync_export_files WHERE job = ? AND business_date = ?""";

    private final JdbcTemplate jdbc;
    private final FileReports files;

    RunReports(JdbcTemplate jdbc) {
        this.jdbc = jdbc;
        this.files = new FileReports(jdbc);
    }

    public RunReport of(long runId) {
        return find(runId).orElseThrow();
    }

    private Optional<RunReport> find(long runId) {
        List<RunReport.File> all = files.of(runId);
        List<ControlTotal> totals = jdbc.query(
                CONTROL_TOTALS,
                (rs, i) -> new ControlTotal(
                        rs.getString(1), rs.getString(2), rs.getLong(3), rs.getLong(4), rs.getLong(5), rs.getLong(6)),
                runId);
        return jdbc.query(RUN, (rs, i) -> run(rs, all, totals), runId).stream().findFirst();
    }

    /** The last runs, newest first, without one that is purged at this moment. @param job null for all jobs */
    public List<RunReport> last(String job, int limit) {
        return jdbc.queryForList(LAST_RUNS, Long.class, job, limit).stream()
                .map(this::find)
                .flatMap(Optional::stream)
                .toList();
    }

    /** How many files of this date still have to be read or were lost unread, whichever run planned them. */
    public int unfinished(String job, LocalDate date) {
        return jdbc.queryForObject(UNFINISHED, Integer.class, job, date);
    }

    /** How many file versions of this date were ever seen. */
    public int known(String job, LocalDate date) {
        return jdbc.queryForObject(KNOWN, Integer.class, job, date);
    }

    /** What is normal for a job's nights, and how each compares with it; made by those alone who ask. */
    public ArrivalCalendar calendar() {
        return new ArrivalCalendar(jdbc);
    }

    private static RunReport run(ResultSet rs, List<RunReport.File> files, List<ControlTotal> totals)
            throws SQLException {
        long open = rs.getLong("quarantine_open");
        return new RunReport(
                rs.getString("job"),
                rs.getObject("business_date", LocalDate.class),
                rs.getInt("sequence"),
                rs.getString("state"),
                instant(rs, "started_at"),
                instant(rs, "ended_at"),
                attention(rs.getString("attention"), open),
                rs.getString("reason"),
                rs.getLong("records_before"),
                rs.getInt("files_unsettled"),
                rs.getLong("matched_later"),
                rs.getLong("fetch_retries"),
                rs.getInt("retries"),
                rs.getInt("restarts"),
                open,
                files,
                totals);
    }

    /** A run whose quarantined records have all been dealt with needs no attention for them any more. */
    private static String attention(String stored, long open) {
        boolean over =
                stored != null && open == 0 && ONLY_QUARANTINED.matcher(stored).matches();
        return over ? null : stored;
    }

    private static Instant instant(ResultSet rs, String column) throws SQLException {
        LocalDateTime time = rs.getObject(column, LocalDateTime.class);
        return time == null ? null : time.toInstant(ZoneOffset.UTC);
    }
}
