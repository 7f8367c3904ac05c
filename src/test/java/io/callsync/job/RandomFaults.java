package io.callsync.job;

import io.callsync.testing.Crm;
import org.springframework.jdbc.core.JdbcTemplate;

/**
 * Lets writing a call fail now and then, as a lock wait timeout, that is done again, or as an error that ends the run. The faults
 * follow from the seed and the number of rows written so far; how workers share those rows does not.
 */
final class RandomFaults implements AutoCloseable {

    static final String MESSAGE = "a fault at random";
    private static final int LOCK_WAIT_TIMEOUT = 1205;
    private static final int SIGNALLED = 1644;

    private final JdbcTemplate sql;

    RandomFaults(Crm crm, long seed) {
        sql = crm.bean(JdbcTemplate.class);
        // not transactional, so that a fault does not take back its own count
        sql.execute("CREATE TABLE faults (rows_written BIGINT NOT NULL, raised BIGINT NOT NULL) ENGINE = MyISAM");
        sql.update("INSERT INTO faults VALUES (0, 0)");
        sql.execute(trigger("fault_at_insert", "INSERT", seed));
        sql.execute(trigger("fault_at_update", "UPDATE", seed));
    }

    long raised() {
        return sql.queryForObject("SELECT raised FROM faults", Long.class);
    }

    private static String trigger(String name, String event, long seed) {
        return """
                CREATE TRIGGER %s BEFORE %s ON call_logs FOR EACH ROW
                BEGIN
                    DECLARE dice BIGINT;
                    UPDATE faults SET rows_written = rows_written + 1;
                    SELECT CRC32(CONCAT('%d:', rows_written)) %% 60 INTO dice FROM faults;
                    IF dice < 2 THEN
                        UPDATE faults SET raised = raised + 1;
                        IF dice = 0 THEN
                            SIGNAL SQLSTATE 'HY000' SET MYSQL_ERRNO = %d, MESSAGE_TEXT = '%s';
                        END IF;
                        SIGNAL SQLSTATE '45000' SET MYSQL_ERRNO = %d, MESSAGE_TEXT = '%s';
                    END IF;
                END""".formatted(name, event, seed, LOCK_WAIT_TIMEOUT, MESSAGE, SIGNALLED, MESSAGE);
    }

    @Override
    public void close() {
        sql.execute("DROP TRIGGER fault_at_insert");
        sql.execute("DROP TRIGGER fault_at_update");
        sql.execute("DROP TABLE faults");
    }
}
