package io.callsync.ledger;

import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.List;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Repository;

/** How much waits in quarantine, and how long. Thread-safe. */
@Repository
public class QuarantineBacklog {

    private static final String BY_JOB = """
            SELECT job, COUNT(*) AS n, MIN(created_at) AS oldest, TIMESTAMPDIFF(DAY, MIN(created_at), UTC_TIMESTAMP(6)) AS days
            FROM callsync_quarantine WHERE state = 'open' GROUP BY job ORDER BY job""";

    private static final String OF_JOB = """
            SELECT COUNT(*) FROM callsync_export_files f JOIN callsync_quarantine q ON q.file_id = f.id
            WHERE f.job = ? AND q.state = 'open'""";

    private final JdbcTemplate jdbc;

    QuarantineBacklog(JdbcTemplate jdbc) {
        this.jdbc = jdbc;
    }

    /** @param days since the oldest record was put aside, by the database's clock */
    public record Waiting(String job, long records, Instant oldest, long days) {}

    /** How many records of this job wait, by an index alone. */
    public long records(String job) {
        return jdbc.queryForObject(OF_JOB, Long.class, job);
    }

    /** Of each job that has open quarantined records. */
    public List<Waiting> byJob() {
        return jdbc.query(
                BY_JOB,
                (rs, i) -> new Waiting(
                        rs.getString("job"),
                        rs.getLong("n"),
                        rs.getObject("oldest", LocalDateTime.class).toInstant(ZoneOffset.UTC),
                        rs.getLong("days")));
    }
}
