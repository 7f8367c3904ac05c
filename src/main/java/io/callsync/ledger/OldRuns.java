package io.callsync.ledger;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Optional;
import org.springframework.context.annotation.Lazy;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Repository;

/**
 * Completed runs of long ago. Of each date the newest run is kept, since the next one takes its number from it; the others can be
 * deleted. Callers bring the transaction. Thread-safe.
 */
@Lazy
@Repository
public class OldRuns {

    private static final String BEFORE = "SELECT UTC_TIMESTAMP(6) - INTERVAL ? SECOND";
    private static final String OLD = """
            SELECT r.id, r.job, r.business_date, r.sequence, EXISTS (SELECT 1 FROM callsync_runs n
                WHERE n.job = r.job AND n.business_date = r.business_date AND n.sequence > r.sequence) AS superseded
            FROM callsync_runs r WHERE r.state = 'completed' AND r.ended_at < ?
            """;
    private static final String PAGE = OLD + "AND (? IS NULL OR r.job = ?) AND r.id > ? ORDER BY r.id LIMIT ?";
    private static final String ONE = OLD + "AND r.id = ?";
    private static final String COUNT_FILES = "SELECT COUNT(*) FROM callsync_run_files WHERE run_id = ?";
    private static final String COUNT_TOTALS = "SELECT COUNT(*) FROM callsync_run_totals WHERE run_id = ?";
    private static final String DELETE_FILES = "DELETE FROM callsync_run_files WHERE run_id = ?";
    private static final String DELETE_TOTALS = "DELETE FROM callsync_run_totals WHERE run_id = ?";
    private static final String DELETE = "DELETE FROM callsync_runs WHERE id = ?";

    private final JdbcTemplate jdbc;

    OldRuns(JdbcTemplate jdbc) {
        this.jdbc = jdbc;
    }

    /** @param superseded whether its date was run again since */
    public record OldRun(long id, String job, LocalDate date, int sequence, boolean superseded) {}

    /** How many rows tell of what a run did with its files, and of what it compared. */
    public record Details(long files, long totals) {}

    /** The moment that was so long ago, in UTC, by the database's clock. */
    public LocalDateTime before(Duration age) {
        return jdbc.queryForObject(BEFORE, LocalDateTime.class, age.toSeconds());
    }

    /** The next ones behind this id, in order of id. @param job null for all */
    public List<OldRun> page(String job, LocalDateTime before, long after, int limit) {
        return jdbc.query(PAGE, (rs, i) -> read(rs), before, job, job, after, limit);
    }

    /** Nothing when it is no old run any more. */
    public Optional<OldRun> find(long id, LocalDateTime before) {
        return jdbc.query(ONE, (rs, i) -> read(rs), before, id).stream().findFirst();
    }

    public Details details(long id) {
        return new Details(
                jdbc.queryForObject(COUNT_FILES, Long.class, id), jdbc.queryForObject(COUNT_TOTALS, Long.class, id));
    }

    /** Deletes a run with its details. @return how many of these there were */
    public Details delete(long id) {
        Details details = new Details(jdbc.update(DELETE_FILES, id), jdbc.update(DELETE_TOTALS, id));
        jdbc.update(DELETE, id);
        return details;
    }

    private static OldRun read(ResultSet rs) throws SQLException {
        return new OldRun(
                rs.getLong("id"),
                rs.getString("job"),
                rs.getObject("business_date", LocalDate.class),
                rs.getInt("sequence"),
                rs.getBoolean("superseded"));
    }
}
