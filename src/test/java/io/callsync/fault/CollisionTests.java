package io.callsync.fault;

import static org.assertj.core.api.Assertions.assertThat;

import io.callsync.job.RunResult;
import io.callsync.testing.Crm;
import io.callsync.testing.Exactness;
import io.callsync.testing.SmallNight;
import io.callsync.testing.fault.JdbcFault;
import io.callsync.testing.fault.JdbcFaults;
import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Another writer is in the way: the chunk is written again as a whole, a limited number of times. */
class CollisionTests {

    private static final JdbcFaults FAULTS = new JdbcFaults();
    private static final int STRIDE = Boolean.getBoolean("callsync.long") ? 1 : 4;
    private static final String CALLS = "INSERT INTO call_logs";

    @AutoClose
    private static Crm crm;

    @TempDir
    Path folder;

    private SmallNight night;

    @BeforeAll
    static void start() {
        crm = Crm.start(
                FAULTS,
                "callsync.chunk-size=10",
                "callsync.parallel-files=1",
                "spring.datasource.hikari.data-source-properties.sessionVariables=innodb_lock_wait_timeout=1");
    }

    @BeforeEach
    void aNight() {
        FAULTS.clear();
        night = SmallNight.in(folder, 1, 30);
        night.prepare(crm);
    }

    @AfterEach
    void mend() {
        FAULTS.clear();
    }

    @Test
    void row22ADeadlockWithARivalIsWrittenAgainWithItsQuarantine() throws Exception {
        try (var rival = new RivalWriter(crm)) {
            // the rival has the file's row and asks for the lease's; this chunk is about to ask for the file's
            FAULTS.plant(JdbcFault.at("INSERT INTO callsync_quarantine", 1, call -> rival.deadlockWithChunk()));

            RunResult.Completed completed = night.complete(crm, 1);

            assertThat(FAULTS.errors()).contains(1213);
            assertThat(completed.report().retries()).isPositive();
            assertThat(completed.report().restarts()).isZero();
        }
        night.assertExact(crm);
    }

    @Test
    void row23ALockWaitThatTimesOutIsWrittenAgain() throws Exception {
        try (var rival = new RivalWriter(crm)) {
            AtomicInteger tries = new AtomicInteger();
            FAULTS.plant(JdbcFault.always("UPDATE callsync_export_files\\s+SET next_record", call -> {
                if (tries.incrementAndGet() == 1) {
                    rival.lockFiles();
                } else {
                    rival.letGo();
                }
            }));

            assertThat(night.complete(crm, 1).report().retries()).isEqualTo(1);
            assertThat(FAULTS.errors()).contains(1205);
        }
        night.assertExact(crm);
    }

    @Test
    void row24ADeadlockAtEveryTryFailsTheRunAndTheNextOneEndsExact() {
        AtomicInteger tries = new AtomicInteger();
        FAULTS.plant(JdbcFault.always(CALLS, call -> {
            tries.incrementAndGet();
            JdbcFault.deadlock().before(call);
        }));

        RunResult failed = night.run(crm);

        assertThat(failed).isInstanceOf(RunResult.Failed.class);
        assertThat(failed.report().reason()).isEqualTo("planted deadlock");
        assertThat(tries).hasValue(10);
        FAULTS.clear();
        night.complete(crm, 1);
        night.assertExact(crm);
    }

    @Test
    void row25ADeadlockInBatchsOwnTablesLosesNothingWhereverItComes() {
        int completed = 0;
        for (int n = 1; completed == 0; n += STRIDE) {
            night.prepare(crm);
            AtomicInteger reached = new AtomicInteger();
            FAULTS.plant(JdbcFault.at("UPDATE BATCH_", n, call -> {
                reached.set(1);
                JdbcFault.deadlock().before(call);
            }));

            night.complete(crm, 2);

            night.assertExact(crm);
            completed += 1 - reached.get();
        }
    }

    @Test
    void row26ACallThatARivalInsertsMidChunkIsWrittenOnceAndTheNewestWins() throws Exception {
        FAULTS.plant(JdbcFault.at(CALLS, 1, call -> RivalWriter.insertsCall(crm, 2)));

        RunResult.Completed completed = night.complete(crm, 1);

        assertThat(FAULTS.errors()).contains(1062);
        assertThat(completed.report().retries()).isPositive();
        assertThat(crm.rows("SELECT agent, status FROM call_logs WHERE external_call_id = '2'")
                        .toString())
                .isEqualTo("[{agent=alice@example.com, status=answered}]");
        Exactness.assertExact(crm, night.calls());
    }
}
