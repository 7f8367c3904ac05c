package io.callsync.fault;

import static org.assertj.core.api.Assertions.assertThat;

import com.zaxxer.hikari.HikariDataSource;
import io.callsync.job.RunResult;
import io.callsync.ledger.Hold;
import io.callsync.ledger.Leases;
import io.callsync.testing.Crm;
import io.callsync.testing.SmallNight;
import io.callsync.testing.fault.JdbcCall;
import io.callsync.testing.fault.JdbcFault;
import io.callsync.testing.fault.JdbcFaults;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.Random;
import java.util.concurrent.atomic.AtomicReference;
import javax.sql.DataSource;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The first, the second, the third … call to the database fails, until a night passes untouched. All of them with
 * {@code -Dcallsync.long=true}, otherwise some; which of them, {@code -Dcallsync.seed=…} says.
 */
class EveryCallTests {

    private static final int STRIDE = Boolean.getBoolean("callsync.long") ? 1 : 25;
    private static final int MOST_RUNS = 3;
    private static final JdbcFaults FAULTS = new JdbcFaults();

    @AutoClose
    private static Crm crm;

    @TempDir
    Path folder;

    @BeforeAll
    static void start() {
        crm = Crm.start(
                FAULTS,
                "callsync.chunk-size=4",
                "callsync.parallel-files=1",
                "callsync.restarts=0",
                "spring.datasource.hikari.data-source-properties.sessionVariables=innodb_lock_wait_timeout=1");
    }

    @Test
    void row30WhicheverCallOfANightIsAnsweredWithAnErrorItEndsExact() {
        untilUntouched(call -> {
            if (call.matches("^COMMIT$")) {
                // a server that refuses to commit has rolled back
                call.connection().rollback();
            }
            throw new SQLException("planted error", "HY000", 1105);
        });
    }

    @Test
    void row30WhicheverCallOfANightLosesItsConnectionItEndsExact() {
        untilUntouched(JdbcCall::loseConnection);
    }

    private void untilUntouched(JdbcFault fault) {
        SmallNight night = SmallNight.in(folder, 2, 5);
        long seed = Long.getLong("callsync.seed", System.nanoTime());
        System.out.println("seed: -Dcallsync.seed=" + seed);
        long n = 1 + new Random(seed).nextInt(STRIDE);
        int broken = 0;
        for (boolean untouched = false; !untouched; n += STRIDE) {
            untouched = !breaksAt(n, fault, night);
            startAnewWhereConnectionsLeak();
            broken += untouched ? 0 : 1;
        }
        System.out.printf("long: broken-database-calls=%d of %d%n", broken, n - 1 - STRIDE);
        assertThat(broken).isGreaterThan(100 / STRIDE);
    }

    // Spring's counter of Batch's ids never closes a connection whose COMMIT was refused: it is held as long as the
    // process lives
    private static void startAnewWhereConnectionsLeak() {
        try {
            var pool = crm.bean(DataSource.class).unwrap(HikariDataSource.class);
            if (pool.getHikariPoolMXBean().getActiveConnections() > 0) {
                crm.close();
                start();
            }
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Whether the night came as far as this call. */
    private static boolean breaksAt(long n, JdbcFault fault, SmallNight night) {
        FAULTS.clear();
        night.prepare(crm);
        AtomicReference<String> broken = new AtomicReference<>();
        FAULTS.plant(call -> {
            if (call.number() == n) {
                broken.set(call.sql());
                fault.before(call);
            }
        });
        try {
            if (completes(night)) {
                night.assertExact(crm);
            }
            FAULTS.clear();
            // the server needs a moment to see that a connection is gone
            Awaitility.await()
                    .until(() -> crm.bean(Leases.class).hold(night.job().name()) != Hold.LIVE);
            night.complete(crm, MOST_RUNS);
            night.assertExact(crm);
        } catch (AssertionError e) {
            throw new AssertionError("call %d failed, %s, and then: %s".formatted(n, broken, e.getMessage()), e);
        }
        return broken.get() != null;
    }

    private static boolean completes(SmallNight night) {
        try {
            return night.run(crm) instanceof RunResult.Completed;
        } catch (RuntimeException e) {
            return false;
        }
    }
}
