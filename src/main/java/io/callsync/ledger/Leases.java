package io.callsync.ledger;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.Map;
import javax.sql.DataSource;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;
import org.springframework.stereotype.Component;

/** Grants one live run per job. */
@Component
public class Leases {

    private static final int EXPIRY_SECONDS = 60;
    private static final String RAISE = """
            INSERT INTO callsync_leases (job, epoch, holder, held_since, heartbeat_at)
            VALUES (?, 1, ?, UTC_TIMESTAMP(6), UTC_TIMESTAMP(6))
            ON DUPLICATE KEY UPDATE epoch = epoch + 1, holder = VALUES(holder), held_since = VALUES(held_since),
                heartbeat_at = VALUES(heartbeat_at)""";
    private static final String LAST = "SELECT holder FROM callsync_leases WHERE job = ?";
    private static final String EPOCH = "SELECT epoch FROM callsync_leases WHERE job = ?";
    private static final String FENCE = "SELECT epoch FROM callsync_leases WHERE job = ? LOCK IN SHARE MODE";
    private static final String EXPIRED = """
            SELECT heartbeat_at < UTC_TIMESTAMP(6) - INTERVAL %d SECOND FROM callsync_leases WHERE job = ?""".formatted(Leases.EXPIRY_SECONDS);
    private static final String HOLDER = """
            SELECT holder, held_since, heartbeat_at FROM callsync_leases WHERE job = ?""";

    private final DataSource dataSource;
    private final JdbcTemplate jdbc;

    Leases(DataSource dataSource) {
        this.dataSource = dataSource;
        this.jdbc = new JdbcTemplate(dataSource);
    }

    /**
     * Takes the job for this process: at once when nobody holds it, also when its last holder was killed; and from a holder
     * that is paused or cut off, once its heartbeat is older than {@value #EXPIRY_SECONDS} seconds by the database's clock.
     *
     * @throws AlreadyRunning when another process holds it
     */
    public Lease acquire(String job) throws SQLException {
        Connection connection = dataSource.getConnection();
        var own = new JdbcTemplate(new SingleConnectionDataSource(connection, true));
        try {
            JobLock lock = new JobLock(own, connection.getCatalog(), job);
            if (!lock.take() && !takeOver(job, lock)) {
                throw new AlreadyRunning(job, holder(job));
            }
            own.queryForList(LAST, String.class, job).forEach(process -> ProcessMark.endConnections(own, process));
            own.update(RAISE, job, ProcessMark.process());
            return new Lease(connection, job, own.queryForObject(EPOCH, Long.class, job));
        } catch (RuntimeException e) {
            JobLock.release(connection);
            throw e;
        }
    }

    /** Whether a live process holds the job: it has the lock, and its heart still beats. */
    public boolean isHeld(String job) {
        String database = jdbc.queryForObject("SELECT DATABASE()", String.class);
        return new JobLock(jdbc, database, job).holder() != null && !expired(job);
    }

    /** Stands in the way of a newer run until this transaction ends, or fails when there is one already. */
    public void fence(Run run) {
        Long current = jdbc.queryForObject(FENCE, Long.class, run.job());
        if (current == null || current != run.epoch()) {
            throw new Fenced("another run of %s has taken over (epoch %s, this run has %d)"
                    .formatted(run.job(), current, run.epoch()));
        }
    }

    private String holder(String job) {
        Map<String, Object> row =
                jdbc.queryForList(HOLDER, job).stream().findFirst().orElse(Map.of());
        return row.isEmpty()
                ? "a process that is just starting"
                : "%s since %s UTC, last heartbeat %s UTC"
                        .formatted(row.get("holder"), row.get("held_since"), row.get("heartbeat_at"));
    }

    // asks who holds it before asking since when, so that a rival who took over meanwhile is left alone
    private boolean takeOver(String job, JobLock lock) {
        Long holder = lock.holder();
        return expired(job) && (holder == null ? lock.take() : lock.takeFrom(holder));
    }

    private boolean expired(String job) {
        return jdbc.queryForList(EXPIRED, Boolean.class, job).contains(true);
    }
}
