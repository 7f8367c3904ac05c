package io.callsync.ledger;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import javax.sql.DataSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;

/**
 * A job held by this process: a named lock on a connection of its own, which the server frees when the process dies, and the
 * epoch that every chunk checks. A connection that breaks is replaced as long as nobody else has taken the job; when somebody
 * has, the epoch keeps this process from committing, and its run ends at the next chunk. Close it to let the next run in at once.
 */
public final class Lease implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(Lease.class);
    private static final String BEAT = """
            UPDATE callsync_leases SET heartbeat_at = UTC_TIMESTAMP(6) WHERE job = ? AND epoch = ?""";
    private static final String HAND_OVER = "UPDATE callsync_leases SET holder = ? WHERE job = ? AND epoch = ?";
    private static final int BEATS = 6;
    private static final int PATIENCE_SECONDS = 5;

    private final DataSource dataSource;
    private final String job;
    private final long epoch;
    private final ScheduledExecutorService heart;
    private Connection connection;
    private boolean over;

    /** @param connection holds the lock @param length how long others wait for a sign of life */
    Lease(DataSource dataSource, Connection connection, String job, long epoch, Duration length) {
        this.dataSource = dataSource;
        this.connection = connection;
        this.job = job;
        this.epoch = epoch;
        this.heart = Executors.newSingleThreadScheduledExecutor(task -> {
            Thread thread = new Thread(task, "lease-heartbeat");
            thread.setDaemon(true);
            return thread;
        });
        long pause = length.toMillis() / BEATS;
        heart.scheduleWithFixedDelay(this::beat, pause, pause, TimeUnit.MILLISECONDS);
    }

    public long epoch() {
        return epoch;
    }

    private synchronized void beat() {
        try {
            if (!over && !renew()) {
                lose();
            }
        } catch (SQLException e) {
            LOG.warn("The lease on {} could not be renewed: {}", job, JobLock.firstLine(e));
            reconnectIfBroken();
        }
    }

    private boolean renew() throws SQLException {
        try (var statement = connection.prepareStatement(BEAT)) {
            statement.setString(1, job);
            statement.setLong(2, epoch);
            return statement.executeUpdate() == 1;
        }
    }

    /** The server frees a lock with its connection: whoever took the job since then keeps it. */
    private void reconnectIfBroken() {
        try {
            if (connection.isValid(PATIENCE_SECONDS)) {
                return;
            }
            JobLock.discard(connection);
            connection = dataSource.getConnection();
            if (JobLock.on(connection, job).take() && renew()) {
                LOG.info("The lease on {} has a new connection", job);
            } else {
                lose();
            }
        } catch (SQLException | DataAccessException e) {
            LOG.warn("The lease on {} has no connection yet: {}", job, JobLock.firstLine(e));
        }
    }

    private void lose() {
        LOG.warn("Another process has taken over {}: this run ends at its next chunk", job);
        release();
    }

    /**
     * Tells the next holder that this process goes on with other work, and that nothing of this one's is open: without it the next
     * one ends all connections of this process. To be called before the lease is closed.
     */
    public synchronized void handOver() {
        try (var statement = connection.prepareStatement(HAND_OVER)) {
            statement.setString(1, ProcessMark.withoutMark());
            statement.setString(2, job);
            statement.setLong(3, epoch);
            statement.executeUpdate();
        } catch (SQLException e) {
            LOG.debug("The lease on {} is not handed over", job, e);
        }
    }

    @Override
    public void close() {
        heart.shutdownNow();
        release();
    }

    private synchronized void release() {
        if (!over) {
            over = true;
            JobLock.release(connection, job);
        }
    }
}
