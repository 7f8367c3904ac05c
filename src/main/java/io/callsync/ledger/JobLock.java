package io.callsync.ledger;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.HexFormat;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;

/** The server's named lock of a job, which it frees when the connection of its holder ends. */
final class JobLock {

    private static final Logger LOG = LoggerFactory.getLogger(JobLock.class);
    private static final int PATIENCE_SECONDS = 10;

    private static final String RAISE = """
            INSERT INTO callsync_leases (job, epoch, holder, held_since, heartbeat_at)
            VALUES (?, 1, ?, UTC_TIMESTAMP(6), UTC_TIMESTAMP(6))
            ON DUPLICATE KEY UPDATE epoch = epoch + 1, holder = VALUES(holder), held_since = VALUES(held_since),
                heartbeat_at = VALUES(heartbeat_at)""";
    private static final String EPOCH = "SELECT epoch FROM callsync_leases WHERE job = ?";

    private final JdbcTemplate own;
    private final String job;
    private final String name;

    /** @param own runs every statement on the connection that is to hold the lock */
    JobLock(JdbcTemplate own, String database, String job) {
        this.own = own;
        this.job = job;
        this.name = name(database, job);
    }

    /** The lock as this connection can take it. */
    static JobLock on(Connection connection, String job) throws SQLException {
        return new JobLock(
                new JdbcTemplate(new SingleConnectionDataSource(connection, true)), connection.getCatalog(), job);
    }

    /** Takes the lock if it is free. */
    boolean take() {
        return take(0);
    }

    /** The connection that holds the lock, or null. */
    Long holder() {
        return own.queryForObject("SELECT IS_USED_LOCK(?)", Long.class, name);
    }

    /** Ends the connection that held the lock, and takes it. */
    boolean takeFrom(Long holder) {
        ProcessMark.end(own, holder);
        return take(PATIENCE_SECONDS);
    }

    /** Ends what the process that had the job may still have open, so that nothing it holds is waited for. */
    void endConnections(String process) {
        ProcessMark.endConnections(own, process);
    }

    /** Begins the next epoch, from which on no chunk of an earlier holder commits. */
    long raise(String process) {
        own.update(RAISE, job, process);
        return own.queryForObject(EPOCH, Long.class, job);
    }

    /** Frees the lock and gives the connection back. */
    static void release(Connection connection, String job) {
        try (connection) {
            free(connection, job);
        } catch (SQLException e) {
            LOG.debug("A broken connection is closed", e);
        }
    }

    // back in the pool with the lock still held, it would keep this process's own next run out
    private static void free(Connection connection, String job) throws SQLException {
        try (var statement = connection.prepareStatement("DO RELEASE_LOCK(?)")) {
            statement.setString(1, name(connection.getCatalog(), job));
            statement.execute();
        } catch (SQLException e) {
            LOG.warn("The lock of a job is left to the server to free: {}", firstLine(e));
            abort(connection);
        }
    }

    /** Gives a connection back that is broken, so that nobody gets it again. */
    static void discard(Connection broken) {
        try (broken) {
            abort(broken);
        } catch (SQLException e) {
            LOG.debug("A broken connection is closed", e);
        }
    }

    private static void abort(Connection connection) throws SQLException {
        connection.abort(Runnable::run);
        // a statement that fails tells the pool
        connection.createStatement().close();
    }

    /** Connector/J adds paragraphs to its messages. */
    static String firstLine(Exception e) {
        return String.valueOf(e.getMessage()).lines().findFirst().orElse("");
    }

    private boolean take(int seconds) {
        return Integer.valueOf(1).equals(own.queryForObject("SELECT GET_LOCK(?, ?)", Integer.class, name, seconds));
    }

    // the lock is the server's, so its name carries the database; names end at 64 characters
    private static String name(String database, String job) {
        try {
            byte[] bytes = (database + '/' + job).getBytes(StandardCharsets.UTF_8);
            return "callsync:"
                    + HexFormat.of()
                            .formatHex(MessageDigest.getInstance("SHA-256").digest(bytes), 0, 16);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
