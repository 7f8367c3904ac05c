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

/** The server's named lock of a job, which it frees when the connection of its holder ends. */
final class JobLock {

    private static final Logger LOG = LoggerFactory.getLogger(JobLock.class);
    private static final int PATIENCE_SECONDS = 10;

    private final JdbcTemplate own;
    private final String name;

    /** @param own runs every statement on the connection that is to hold the lock */
    JobLock(JdbcTemplate own, String database, String job) {
        this.own = own;
        this.name = name(database, job);
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

    /** Frees the lock and gives the connection back. */
    static void release(Connection connection) {
        try (connection;
                var statement = connection.createStatement()) {
            statement.execute("DO RELEASE_ALL_LOCKS()");
        } catch (SQLException e) {
            LOG.warn("The lock of a job is left to the server to free: {}", e.getMessage());
        }
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
