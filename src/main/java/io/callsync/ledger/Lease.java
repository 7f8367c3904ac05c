package io.callsync.ledger;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A job held by this process: a named lock on a connection of its own, which the server frees when the process dies, and the
 * epoch that every chunk checks. Close it to let the next run in at once.
 */
public final class Lease implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(Lease.class);
    private static final String BEAT = """
            UPDATE callsync_leases SET heartbeat_at = UTC_TIMESTAMP(6) WHERE job = ? AND epoch = ?""";
    private static final long BEAT_SECONDS = 10;

    private final Connection connection;
    private final String job;
    private final long epoch;
    private final ScheduledExecutorService heart;

    Lease(Connection connection, String job, long epoch) {
        this.connection = connection;
        this.job = job;
        this.epoch = epoch;
        this.heart = Executors.newSingleThreadScheduledExecutor(task -> {
            Thread thread = new Thread(task, "lease-heartbeat");
            thread.setDaemon(true);
            return thread;
        });
        heart.scheduleWithFixedDelay(this::beat, BEAT_SECONDS, BEAT_SECONDS, TimeUnit.SECONDS);
    }

    public long epoch() {
        return epoch;
    }

    private synchronized void beat() {
        try (var statement = connection.prepareStatement(BEAT)) {
            statement.setString(1, job);
            statement.setLong(2, epoch);
            statement.executeUpdate();
        } catch (SQLException e) {
            LOG.warn("The lease on {} could not be renewed: {}", job, e.getMessage());
        }
    }

    @Override
    public void close() {
        heart.shutdownNow();
        release();
    }

    private synchronized void release() {
        JobLock.release(connection);
    }
}
