package io.callsync.ledger;

import com.zaxxer.hikari.HikariDataSource;
import java.sql.Connection;
import java.sql.SQLException;
import javax.sql.DataSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;

/**
 * What a process says of a job for as long as it lives: a named lock on a connection of its own, which the server frees when the
 * process dies, so that nothing is left to clean up. It protects nothing, that is the lease's work. Thread-safe.
 */
public final class JobSign implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(JobSign.class);

    private final DataSource dataSource;
    private final String job;
    private final Meaning meaning;
    private Connection connection;
    private boolean down;

    /** What can be said. No job's name has a slash. */
    public enum Meaning {
        /** A backfill of the job goes on, and lets a run go first. */
        BACKFILL("/backfill"),
        /** A run waits until the backfill has let go of the job. */
        RUN_WAITS("/run-waits");

        private final String suffix;

        Meaning(String suffix) {
            this.suffix = suffix;
        }

        String of(String job) {
            return job + suffix;
        }
    }

    /** @param connection holds the sign's lock */
    JobSign(DataSource dataSource, Connection connection, String job, Meaning meaning) throws SQLException {
        this.dataSource = dataSource;
        this.connection = connection;
        this.job = job;
        this.meaning = meaning;
        growPool(1);
    }

    /** Whether another sign of the job is up. A connection that broke is replaced; until then the answer is no. */
    public synchronized boolean sees(Meaning other) {
        if (down) {
            return false;
        }
        try {
            return JobLock.on(connection, other.of(job)).holder() != null;
        } catch (SQLException | DataAccessException e) {
            LOG.debug("The sign {} of {} lost its connection", meaning, job, e);
            renew();
            return false;
        }
    }

    private void renew() {
        JobLock.discard(connection);
        try {
            connection = dataSource.getConnection();
            JobLock.on(connection, meaning.of(job)).take();
        } catch (SQLException | DataAccessException e) {
            LOG.debug("The sign {} of {} has no connection yet", meaning, job, e);
        }
    }

    @Override
    public synchronized void close() {
        if (down) {
            return;
        }
        down = true;
        JobLock.release(connection, meaning.of(job));
        try {
            growPool(-1);
        } catch (SQLException e) {
            LOG.debug("The pool is gone", e);
        }
    }

    /** The pool holds what a run needs, and no more. */
    private void growPool(int connections) throws SQLException {
        if (dataSource.isWrapperFor(HikariDataSource.class)) {
            HikariDataSource pool = dataSource.unwrap(HikariDataSource.class);
            pool.setMaximumPoolSize(pool.getMaximumPoolSize() + connections);
        }
    }
}
