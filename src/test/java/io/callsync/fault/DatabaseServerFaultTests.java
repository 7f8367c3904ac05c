package io.callsync.fault;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.callsync.testing.Crm;
import io.callsync.testing.EmbeddedMariaDb;
import io.callsync.testing.SmallNight;
import io.callsync.testing.TestDatabase;
import io.callsync.testing.fault.JdbcFault;
import io.callsync.testing.fault.JdbcFaults;
import java.nio.file.Path;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A whole server breaks: one of the test's own. */
class DatabaseServerFaultTests {

    private static final JdbcFaults FAULTS = new JdbcFaults();
    private static final String CALLS = "INSERT INTO call_logs";
    private static final String LOOK_UP = "FROM call_logs WHERE provider";
    private static EmbeddedMariaDb server;
    private static Crm crm;

    @TempDir
    Path folder;

    private SmallNight night;

    @BeforeAll
    static void start() {
        server = EmbeddedMariaDb.start();
        crm = Crm.start(
                TestDatabase.freshOn(server.jdbcUrl()),
                FAULTS,
                "callsync.chunk-size=10",
                "callsync.parallel-files=1",
                "callsync.restarts=1",
                "callsync.restart-pause=10ms");
    }

    @AfterAll
    static void stop() {
        crm.close();
        server.close();
    }

    @BeforeEach
    void aNight() {
        FAULTS.clear();
        night = SmallNight.in(folder, 1, 28);
        night.prepare(crm);
    }

    @Test
    void row17AServerThatIsKilledAndComesBackIsGoneOnWithInTheSameRun() {
        FAULTS.plant(JdbcFault.at(CALLS, 2, call -> {
            server.kill();
            server.startAgain();
        }));

        assertThat(night.complete(crm, 1).report().restarts()).isEqualTo(1);

        night.assertExact(crm);
    }

    @Test
    void row18AServerThatIsShutDownAndComesBackIsGoneOnWithInTheSameRun() {
        FAULTS.plant(JdbcFault.at(CALLS, 2, call -> {
            server.shutDown();
            server.startAgain();
        }));

        assertThat(night.complete(crm, 1).report().restarts()).isEqualTo(1);

        night.assertExact(crm);
    }

    @Test
    void row28AChunkThatDoesNotFitAPacketIsSplit() {
        try (Crm narrow = narrow()) {
            SmallNight large = SmallNight.in(folder.resolve("large"), 1, 1000);
            large.prepare(narrow);

            large.complete(narrow, 1);

            large.assertExact(narrow);
        }
    }

    @Test
    void row20AServerThatBecomesReadOnlyFailsTheRunAndIsLeftByThePool() {
        Set<Long> refused = ConcurrentHashMap.newKeySet();
        FAULTS.plant(JdbcFault.at(LOOK_UP, 2, call -> {
            refused.add(call.connectionId());
            crm.admin().execute("SET GLOBAL read_only = 1");
        }));

        // not even the ledger can be told
        Throwable told = catchThrowable(() -> night.run(crm));

        crm.admin().execute("SET GLOBAL read_only = 0");
        assertThat(told).hasStackTraceContaining("--read-only");
        Set<Long> used = ConcurrentHashMap.newKeySet();
        FAULTS.plant(JdbcFault.always(LOOK_UP, call -> used.add(call.connectionId())));
        night.complete(crm, 1);
        night.assertExact(crm);
        assertThat(used).isNotEmpty().doesNotContainAnyElementsOf(refused);
    }

    /** On connections whose packets are shorter than the look-up of a thousand calls. */
    private static Crm narrow() {
        crm.admin().execute("SET GLOBAL max_allowed_packet = 4096");
        try {
            return Crm.start(TestDatabase.freshOn(server.jdbcUrl()), new JdbcFaults(), "callsync.parallel-files=1");
        } finally {
            crm.admin().execute("SET GLOBAL max_allowed_packet = DEFAULT");
        }
    }
}
