package io.callsync.job;

import io.callsync.testing.Crm;
import org.springframework.jdbc.core.JdbcTemplate;

/**
 * Lets writing a call fail now and then, as a lock wait timeout, that is done again, or as an error that ends the run. The faults
 * follow from the seed and the number of rows that a connection has written; how workers share connections does not.
 */
final class RandomFaults implements AutoCloseable {

    static final String MESSAGE = "a fault at random";
    private static final int LOCK_WAIT_TIMEOUT = 1205;
    private static final int SIGNALLED = 1644;
    // whatever the dice say: every night is long enough for one connection to write this many rows
    private static final int CERTAIN = 3;

    private final JdbcTemplate sql;

    RandomFaults(Crm crm, long seed) {
        sql = crm.admin();
        sql.execute(trigger("fault_at_insert", "INSERT", seed));
        sql.execute(trigger("fault_at_update", "UPDATE", seed));
    }

    /** How many runs they ended since the database was emptied. */
    long endedRuns() {
        return sql.queryForObject("SELECT COUNT(*) FROM BATCH_JOB_EXECUTION WHERE STATUS = 'FAILED'", Long.class);
    }

    private static String trigger(String name, String event, long seed) {
        return """
                CREATE TRIGGER %s BEFORE %s ON call_logs FOR EACH ROW
                BEGIN
                    DECLARE dice BIGINT;
                    SET @rows_written = COALESCE(@rows_written, 0) + 1;
                    SET dice = CRC32(CONCAT('%d:', @rows_written)) %% 30;
                    IF dice = 0 AND @rows_written <> %d THEN
                        SIGNAL SQLSTATE 'HY000' SET MYSQL_ERRNO = %d, MESSAGE_TEXT = '%s';
                    END IF;
                    IF dice = 1 OR @rows_written = %d THEN
                        SIGNAL SQLSTATE '45000' SET MYSQL_ERRNO = %d, MESSAGE_TEXT = '%s';
                    END IF;
                END""".formatted(name, event, seed, CERTAIN, LOCK_WAIT_TIMEOUT, MESSAGE, CERTAIN, SIGNALLED, MESSAGE);
    }

    @Override
    public void close() {
        sql.execute("DROP TRIGGER fault_at_insert");
        sql.execute("DROP TRIGGER fault_at_update");
    }
}
