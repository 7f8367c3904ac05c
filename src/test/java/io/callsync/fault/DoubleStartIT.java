package io.callsync.fault;

import static org.assertj.core.api.Assertions.assertThat;

import io.callsync.testing.CallsyncProcess;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Two processes of one job at once: one runs, the other says that it is running already. */
class DoubleStartIT {

    private static final int ROUNDS = Boolean.getBoolean("callsync.long") ? 200 : 1;
    private static final int DONE = 0;
    private static final int ALREADY_RUNNING = 4;

    @TempDir
    static Path folder;

    @AutoClose
    private static FaultyNight night;

    @BeforeAll
    static void create() {
        night = FaultyNight.create(folder, new Calls(4, 400), Map.of("CALLSYNC_CHUNK_SIZE", "20"));
    }

    @BeforeEach
    void nothingIsLoaded() {
        night.clear();
    }

    @Test
    void row34OfTwoFreshStartsAtOnceOneRunsAndTheOtherIsRefused() {
        Rounds rounds = new Rounds("double-starts", ROUNDS);
        while (rounds.next()) {
            rounds.happened(startTwo());
        }
    }

    @Test
    void row35OfTwoRestartsAtOnceOneRunsAndTheOtherIsRefused() {
        Rounds rounds = new Rounds("double-restarts", ROUNDS);
        while (rounds.next()) {
            night.runUntil(KillPoint.LEDGER_WITHOUT_COMMIT.at(5));
            rounds.happened(startTwo());
        }
    }

    @Test
    void row34TheRefusedStartMayEndAfterTheRunThatRefusedIt() {
        Fault slowRun = KillPoint.CHUNK_READ.at(5).doing(Fault.Action.HOLD);
        Fault slowRefusal = Fault.before("io.callsync.operator.Failure#of").doing(Fault.Action.HOLD);
        try (CallsyncProcess winner = night.run(slowRun)) {
            FaultyNight.awaitFault(winner);
            try (CallsyncProcess loser = night.run(slowRefusal)) {
                FaultyNight.awaitFault(loser);
                winner.release();
                assertThat(winner.exitCode()).as(winner.output()).isEqualTo(DONE);
                loser.release();
                assertThat(loser.exitCode()).as(loser.output()).isEqualTo(ALREADY_RUNNING);
            }
        }
        night.assertExact();
    }

    @Test
    void controlWithoutTheLockBothRunsWork() {
        Fault noLock = Fault.without("io.callsync.ledger.JobLock#take");
        Fault slowRun = KillPoint.CHUNK_READ.at(5).doing(Fault.Action.HOLD);
        try (CallsyncProcess one = night.run(noLock, slowRun)) {
            FaultyNight.awaitFault(one);
            try (CallsyncProcess other = night.run(noLock, slowRun)) {
                FaultyNight.awaitFault(other);
                assertThat(one.isAlive()).isTrue();
            }
        }
    }

    /** @return whether they met: one of them could have started when the other was done */
    private static boolean startTwo() {
        try (CallsyncProcess one = night.run();
                CallsyncProcess other = night.run()) {
            int[] codes = {one.exitCode(), other.exitCode()};
            assertThat(codes).as(one.output() + other.output()).contains(DONE).containsOnly(DONE, ALREADY_RUNNING);
            night.assertExact();
            night.clear();
            return codes[0] != codes[1];
        }
    }
}
