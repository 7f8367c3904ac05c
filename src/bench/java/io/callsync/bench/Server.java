package io.callsync.bench;

import io.callsync.testing.TestDatabase;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.JdbcTemplate;

/** The database server that is measured on. */
final class Server implements AutoCloseable {

    private static final double IDLE = 0.03;
    private static final int MOST_SECONDS_TO_IDLE = 60;
    private static final String SETTINGS = """
            SHOW GLOBAL VARIABLES WHERE Variable_name IN ('version', 'version_comment', 'innodb_flush_log_at_trx_commit',
                'sync_binlog', 'log_bin', 'innodb_doublewrite', 'innodb_buffer_pool_size', 'innodb_redo_log_capacity',
                'innodb_log_file_size', 'innodb_autoinc_lock_mode')""";

    private final TestDatabase own = TestDatabase.fresh();
    private final JdbcTemplate admin = own.admin();
    private final OptionalLong pid = pid();
    private final boolean localInfileBefore =
            Boolean.TRUE.equals(admin.queryForObject("SELECT @@local_infile", Boolean.class));

    /** Version, and what its speed depends on. */
    Map<String, String> settings() {
        Map<String, String> settings = new TreeMap<>();
        admin.query(SETTINGS, row -> {
            settings.put(row.getString(1), row.getString(2));
        });
        return settings;
    }

    /** Empty when it does not run on this machine. */
    OptionalDouble cpuSeconds() {
        return pid.isPresent() ? Proc.cpuSeconds(pid.getAsLong()) : OptionalDouble.empty();
    }

    /** The bound is loaded by LOAD DATA LOCAL, which a server may refuse. */
    void allowLocalInfile() {
        try {
            admin.execute("SET GLOBAL local_infile = 1");
        } catch (DataAccessException e) {
            throw new IllegalStateException(
                    "The bound needs LOAD DATA LOCAL, and the server refuses SET GLOBAL local_infile = 1: "
                            + e.getMessage(),
                    e);
        }
    }

    /** Waits until the server has cleaned up after whoever was measured before. */
    void settle() throws InterruptedException {
        for (int second = 0; second < MOST_SECONDS_TO_IDLE; second++) {
            double before = cpuSeconds().orElse(0);
            TimeUnit.SECONDS.sleep(1);
            if (cpuSeconds().orElse(0) - before <= IDLE) {
                return;
            }
        }
    }

    private OptionalLong pid() {
        try {
            Path folder = Path.of(admin.queryForObject("SELECT @@datadir", String.class));
            Path file = folder.resolve(admin.queryForObject("SELECT @@pid_file", String.class));
            long found = Long.parseLong(Files.readString(file).strip());
            return Proc.cpuSeconds(found).isPresent() ? OptionalLong.of(found) : OptionalLong.empty();
        } catch (IOException elsewhere) {
            return OptionalLong.empty();
        }
    }

    @Override
    public void close() {
        if (!localInfileBefore) {
            admin.execute("SET GLOBAL local_infile = 0");
        }
        own.close();
    }
}
