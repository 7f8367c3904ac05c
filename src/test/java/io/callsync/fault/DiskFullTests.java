package io.callsync.fault;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.callsync.job.RunResult;
import io.callsync.testing.Crm;
import io.callsync.testing.EmbeddedMariaDb;
import io.callsync.testing.SmallNight;
import io.callsync.testing.TestDatabase;
import io.callsync.testing.fault.JdbcFault;
import io.callsync.testing.fault.JdbcFaults;
import java.nio.file.Path;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.dao.DataAccessException;

/** The server's disk is full: all its tables share a space that cannot grow. */
class DiskFullTests {

    // the first file is as the installation makes it
    private static final String[] SMALL_SPACE = {
        "--innodb-data-file-path=ibdata1:12M;ibdata2:16M", "--innodb-file-per-table=0"
    };

    @TempDir
    Path folder;

    @Test
    void row29ANightThatFillsTheDiskFailsAndEndsExactOnceThereIsSpace() {
        JdbcFaults faults = new JdbcFaults();
        try (EmbeddedMariaDb server = EmbeddedMariaDb.start(SMALL_SPACE);
                Crm crm = Crm.start(
                        TestDatabase.freshOn(server.jdbcUrl()),
                        faults,
                        "callsync.chunk-size=1000",
                        "callsync.parallel-files=1")) {
            SmallNight night = SmallNight.in(folder, 1, 6000);
            night.prepare(crm);
            faults.plant(JdbcFault.at("INSERT INTO call_logs", 2, call -> fill(crm)));

            Throwable told = catchThrowable(() -> night.complete(crm, 1));

            assertThat(told).hasStackTraceContaining("is full");
            assertThat(crm.value(Long.class, "SELECT COUNT(*) FROM call_logs")).isLessThan(6000);
            crm.admin().execute("DROP TABLE ballast");
            faults.clear();
            // the server frees the space of a table behind the statement that drops it
            Awaitility.await().until(() -> night.run(crm) instanceof RunResult.Completed);
            night.assertExact(crm);
        }
    }

    private static void fill(Crm crm) {
        crm.admin().execute("CREATE TABLE ballast (text CHAR(200)) ENGINE = InnoDB");
        try {
            crm.admin().execute("INSERT INTO ballast SELECT REPEAT('x', 200) FROM seq_1_to_2000");
            while (true) {
                crm.admin().execute("INSERT INTO ballast SELECT text FROM ballast LIMIT 2000");
            }
        } catch (DataAccessException full) {
            assertThat(full).hasStackTraceContaining("is full");
        }
    }
}
