package io.callsync.writing;

import io.callsync.ledger.Run;
import io.callsync.ledger.RunLedger;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Set;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.locks.LockSupport;
import java.util.function.IntConsumer;
import java.util.function.Supplier;
import javax.sql.DataSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.datasource.DataSourceUtils;
import org.springframework.stereotype.Component;

/**
 * Does a whole write again when it collided with another writer: a deadlock (1213; 1467 where it was about the next id, which
 * MariaDB locks for a stream of rows), a lock wait timeout (1205), a key that a rival inserted first (1062), or somebody who was
 * forgotten meanwhile. The write must be all that its transaction holds, since that is rolled back as a whole before: what the server has rolled back by itself depends
 * on the error, on {@code innodb_rollback_on_timeout} and on how far a batch had come.
 */
@Component
class Redo {

    private static final Logger LOG = LoggerFactory.getLogger(Redo.class);
    private static final Set<Integer> COLLISIONS = Set.of(1213, 1205, 1062, 1467);
    private static final int TRIES = 10;
    private static final long PAUSE_MILLIS = 50;

    private final DataSource dataSource;
    private final RunLedger runs;

    Redo(DataSource dataSource, RunLedger runs) {
        this.dataSource = dataSource;
        this.runs = runs;
    }

    /** Counts what it does again in the run's report, in the transaction that succeeds at last. */
    <T> T until(Run run, Supplier<T> write) {
        return until(write, times -> runs.retried(run, times));
    }

    /** @param counted told within the transaction how often the write was done again, if it was */
    <T> T until(Supplier<T> write, IntConsumer counted) {
        for (int attempt = 1; ; attempt++) {
            try {
                T written = write.get();
                if (attempt > 1) {
                    counted.accept(attempt - 1);
                }
                return written;
            } catch (DataAccessException e) {
                int code = SqlCause.codeOf(e);
                if (!COLLISIONS.contains(code) && !(e instanceof ForgottenMeanwhile)) {
                    throw e;
                }
                LOG.debug("Collided with another writer (error {}) at try {} of {}", code, attempt, TRIES);
                if (attempt == TRIES) {
                    LOG.warn("Gave up a chunk that collided with another writer {} times (error {})", TRIES, code);
                    throw e;
                }
                rollBack(e);
                pause(attempt);
            }
        }
    }

    private void rollBack(DataAccessException collision) {
        try {
            connection().rollback();
        } catch (SQLException e) {
            collision.addSuppressed(e);
            throw collision;
        }
    }

    private Connection connection() {
        return DataSourceUtils.getConnection(dataSource);
    }

    private static void pause(int attempt) {
        LockSupport.parkNanos(ThreadLocalRandom.current().nextLong(PAUSE_MILLIS * attempt) * 1_000_000);
    }
}
