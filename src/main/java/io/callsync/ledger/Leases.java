package io.callsync.ledger;

import io.callsync.settings.CallsyncProperties;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.sql.DataSource;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;

/** Grants one live run per job. */
@Component
public class Leases {

    private static final String LAST = "SELECT holder FROM callsync_leases WHERE job = ?";
    private static final String FENCE = "SELECT epoch, forgets FROM callsync_leases WHERE job = ? LOCK IN SHARE MODE";
    // a heartbeat that is to come says that the database's clock was put back since
    private static final String EXPIRED = """
            SELECT ABS(TIMESTAMPDIFF(MICROSECOND, heartbeat_at, UTC_TIMESTAMP(6))) > ? FROM callsync_leases WHERE job = ?""";
    private static final String STAND_STILL = "SELECT epoch FROM callsync_leases WHERE job = ? FOR UPDATE";
    private static final String HOLDER = """
            SELECT holder, held_since, heartbeat_at FROM callsync_leases WHERE job = ?""";

    private final DataSource dataSource;
    private final Duration length;
    private final JdbcTemplate jdbc;

    Leases(DataSource dataSource, CallsyncProperties properties) {
        this.dataSource = dataSource;
        this.length = properties.lease();
        this.jdbc = new JdbcTemplate(dataSource);
    }

    private record Row(long epoch, long forgets) {}

    /**
     * Takes the job for this process: at once when nobody holds it, also when its last holder was killed; and from a holder
     * that is paused or cut off, once its heartbeat is older than the lease by the database's clock.
     *
     * @throws AlreadyRunning when another process holds it
     */
    public Lease acquire(String job) throws SQLException {
        Connection connection = dataSource.getConnection();
        try {
            JobLock lock = JobLock.on(connection, job);
            if (!lock.take() && !takeOver(job, lock)) {
                throw new AlreadyRunning(job, holder(job));
            }
            jdbc.queryForList(LAST, String.class, job).forEach(lock::endConnections);
            return new Lease(dataSource, connection, job, lock.raise(ProcessMark.process()), length);
        } catch (SQLException | RuntimeException e) {
            JobLock.release(connection, job);
            throw e;
        }
    }

    /** Puts a sign up, unless another process has put up the same. */
    public Optional<JobSign> sign(String job, JobSign.Meaning meaning) throws SQLException {
        Connection connection = dataSource.getConnection();
        try {
            if (JobLock.on(connection, meaning.of(job)).take()) {
                return Optional.of(new JobSign(dataSource, connection, job, meaning));
            }
        } catch (SQLException | RuntimeException e) {
            JobLock.release(connection, meaning.of(job));
            throw e;
        }
        connection.close();
        return Optional.empty();
    }

    /** Whether a process has put up this sign. */
    public boolean isUp(String job, JobSign.Meaning meaning) {
        String database = jdbc.queryForObject("SELECT DATABASE()", String.class);
        return new JobLock(jdbc, database, meaning.of(job)).holder() != null;
    }

    /** Every job that has ever run. */
    public List<String> jobs() {
        return jdbc.queryForList("SELECT job FROM callsync_leases ORDER BY job", String.class);
    }

    /** Who has the job now. */
    public Hold hold(String job) {
        String database = jdbc.queryForObject("SELECT DATABASE()", String.class);
        if (new JobLock(jdbc, database, job).holder() == null) {
            return Hold.FREE;
        }
        return expired(job) ? Hold.SILENT : Hold.LIVE;
    }

    /**
     * Lets nobody take the job until this transaction ends.
     *
     * @return false when a process has it, for whom nobody waits
     */
    public boolean standStill(String job) {
        if (hold(job) != Hold.FREE) {
            return false;
        }
        jdbc.queryForList(STAND_STILL, Long.class, job);
        // whoever took the lock meanwhile raises the epoch before he does anything, and waits for that
        return hold(job) == Hold.FREE;
    }

    /**
     * Stands in the way of a newer run until this transaction ends, or fails when there is one already.
     *
     * @return how often calls were forgotten: it does not change either until this transaction ends
     */
    public long fence(Run run) {
        return fence(run.job(), run.epoch());
    }

    /** The same for the holder of a lease that is no run. */
    public long fence(String job, long epoch) {
        Row current = jdbc.query(FENCE, (rs, i) -> new Row(rs.getLong("epoch"), rs.getLong("forgets")), job).stream()
                .findFirst()
                .orElseThrow(() -> new Fenced("the lease of %s is gone".formatted(job)));
        refuse(job, epoch, current.epoch());
        return current.forgets();
    }

    private static void refuse(String job, long epoch, long current) {
        if (epoch != current) {
            throw new Fenced(
                    "another run of %s has taken over (epoch %d, this run has %d)".formatted(job, current, epoch));
        }
    }

    /** The process that had the job last, since when, and its last sign of life. */
    public String holder(String job) {
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
        return jdbc.queryForList(EXPIRED, Boolean.class, length.toNanos() / 1000, job)
                .contains(true);
    }
}
