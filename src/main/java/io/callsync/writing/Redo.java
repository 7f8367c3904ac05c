package io.callsync.writing;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Savepoint;
import java.util.Set;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Supplier;
import javax.sql.DataSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.jdbc.datasource.DataSourceUtils;
import org.springframework.stereotype.Component;

/**
 * Does a whole write again, inside its transaction, when it collided with another writer. After a deadlock (1213) the server has
 * rolled the transaction back, so the write starts afresh; after a lock wait timeout (1205) or a key that a rival inserted first
 * (1062) only the statement is gone, so the write goes back to the savepoint taken before it.
 */
@Component
class Redo {

    private static final Logger LOG = LoggerFactory.getLogger(Redo.class);
    private static final int DEADLOCK = 1213;
    private static final Set<Integer> COLLISIONS = Set.of(DEADLOCK, 1205, 1062);
    private static final int TRIES = 10;
    private static final long PAUSE_MILLIS = 50;

    private final DataSource dataSource;

    Redo(DataSource dataSource) {
        this.dataSource = dataSource;
    }

    <T> T until(Supplier<T> write) {
        for (int attempt = 1; ; attempt++) {
            Savepoint before = savepoint();
            try {
                return write.get();
            } catch (DataAccessException e) {
                int code = code(e);
                if (!COLLISIONS.contains(code) || attempt == TRIES) {
                    throw e;
                }
                LOG.debug(
                        "Collided with another writer (error {}), writing the chunk again, try {} of {}",
                        code,
                        attempt + 1,
                        TRIES);
                if (code != DEADLOCK) {
                    rollbackTo(before);
                }
                pause(attempt);
            }
        }
    }

    private Savepoint savepoint() {
        try {
            return connection().setSavepoint();
        } catch (SQLException e) {
            throw new DataAccessResourceFailureException("no savepoint before the chunk", e);
        }
    }

    private void rollbackTo(Savepoint before) {
        try {
            connection().rollback(before);
        } catch (SQLException e) {
            throw new DataAccessResourceFailureException("no way back to before the chunk", e);
        }
    }

    private Connection connection() {
        return DataSourceUtils.getConnection(dataSource);
    }

    private static int code(Throwable thrown) {
        for (Throwable cause = thrown; cause != null; cause = cause.getCause()) {
            if (cause instanceof SQLException sql && sql.getErrorCode() != 0) {
                return sql.getErrorCode();
            }
        }
        return 0;
    }

    private static void pause(int attempt) {
        LockSupport.parkNanos(ThreadLocalRandom.current().nextLong(PAUSE_MILLIS * attempt) * 1_000_000);
    }
}
