package io.callsync.ledger;

import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.HexFormat;
import java.util.Map;
import javax.sql.DataSource;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;
import org.springframework.stereotype.Component;

/** Grants one live run per job. */
@Component
public class Leases {

    private static final String RAISE = """
            INSERT INTO callsync_leases (job, epoch, holder, held_since, heartbeat_at)
            VALUES (?, 1, ?, UTC_TIMESTAMP(6), UTC_TIMESTAMP(6))
            ON DUPLICATE KEY UPDATE epoch = epoch + 1, holder = VALUES(holder), held_since = VALUES(held_since),
                heartbeat_at = VALUES(heartbeat_at)""";
    private static final String EPOCH = "SELECT epoch FROM callsync_leases WHERE job = ?";
    private static final String FENCE = "SELECT epoch FROM callsync_leases WHERE job = ? LOCK IN SHARE MODE";
    private static final String HOLDER = """
            SELECT holder, held_since, heartbeat_at FROM callsync_leases WHERE job = ?""";

    private final DataSource dataSource;
    private final JdbcTemplate jdbc;

    Leases(DataSource dataSource) {
        this.dataSource = dataSource;
        this.jdbc = new JdbcTemplate(dataSource);
    }

    /**
     * Takes the job for this process: at once when nobody holds it, also when its last holder was killed.
     *
     * @throws AlreadyRunning when another process holds it
     */
    public Lease acquire(String job) throws SQLException {
        Connection connection = dataSource.getConnection();
        try {
            var own = new JdbcTemplate(new SingleConnectionDataSource(connection, true));
            if (!Integer.valueOf(1)
                    .equals(own.queryForObject("SELECT GET_LOCK(?, 0)", Integer.class, lockName(connection, job)))) {
                throw new AlreadyRunning(job, holder(job));
            }
            own.update(RAISE, job, thisProcess());
            return new Lease(connection, job, own.queryForObject(EPOCH, Long.class, job));
        } catch (RuntimeException e) {
            connection.close();
            throw e;
        }
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

    // the lock is the server's, so its name carries the database; names end at 64 characters
    private static String lockName(Connection connection, String job) throws SQLException {
        try {
            byte[] name = (connection.getCatalog() + '/' + job).getBytes(StandardCharsets.UTF_8);
            return "callsync:"
                    + HexFormat.of()
                            .formatHex(MessageDigest.getInstance("SHA-256").digest(name), 0, 16);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String thisProcess() {
        String name = ManagementFactory.getRuntimeMXBean().getName();
        return name.length() <= 255 ? name : name.substring(0, 255);
    }
}
