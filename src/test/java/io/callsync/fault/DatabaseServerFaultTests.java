package io.callsync.fault;

import static io.callsync.testing.AircallJson.aCall;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.callsync.provider.aircall.AircallProvider;
import io.callsync.testing.BreakableServer;
import io.callsync.testing.Crm;
import io.callsync.testing.Exactness;
import io.callsync.testing.Exports;
import io.callsync.testing.SmallNight;
import io.callsync.testing.TestDatabase;
import io.callsync.testing.fault.JdbcFault;
import io.callsync.testing.fault.JdbcFaults;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
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
    private static BreakableServer server;
    private static Crm crm;

    @TempDir
    Path folder;

    private SmallNight night;

    @BeforeAll
    static void start() {
        server = BreakableServer.start();
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
            crm.database().reconnect();
        }));

        assertThat(night.complete(crm, 1).report().restarts()).isEqualTo(1);

        night.assertExact(crm);
    }

    @Test
    void row18AServerThatIsShutDownAndComesBackIsGoneOnWithInTheSameRun() {
        FAULTS.plant(JdbcFault.at(CALLS, 2, call -> {
            server.shutDown();
            server.startAgain();
            crm.database().reconnect();
        }));

        assertThat(night.complete(crm, 1).report().restarts()).isEqualTo(1);

        night.assertExact(crm);
    }

    @Test
    void row28AChunkThatDoesNotFitAPacketIsSplit() {
        List<Long> ids =
                LongStream.range(0, 1000).map(i -> Long.MAX_VALUE - i).boxed().toList();
        Exports exports = new Exports(folder.resolve("large"));
        exports.put(
                SmallNight.DATE,
                "calls.jsonl",
                ids.stream().map(id -> aCall(id).line()).collect(Collectors.joining()));
        // shorter than the look-up of all these calls
        crm.admin().execute("SET GLOBAL max_allowed_packet = 16384");
        try (Crm narrow = Crm.start(TestDatabase.freshOn(server.jdbcUrl()), FAULTS, "callsync.parallel-files=1")) {
            AtomicInteger lookUps = new AtomicInteger();
            FAULTS.plant(JdbcFault.always(LOOK_UP, call -> lookUps.incrementAndGet()));

            assertThat(narrow.complete(exports.job(new AircallProvider()), SmallNight.DATE)
                            .attention())
                    .isNull();

            assertThat(lookUps).hasValue(3);
            Exactness.assertExact(narrow, ids.stream().map(String::valueOf).toList());
        } finally {
            crm.admin().execute("SET GLOBAL max_allowed_packet = DEFAULT");
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
}
