package io.callsync.fault;

import static org.assertj.core.api.Assertions.assertThat;

import io.callsync.testing.CallsyncProcess;
import java.nio.file.Path;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A process is paused past its lease, another one takes its job over, and the first one wakes up again. */
class ZombieIT {

    private static final int ROUNDS = Boolean.getBoolean("callsync.long") ? 50 : 1;
    private static final long LONGEST_PAUSE = 300_000_000;
    private static final int NOTHING_NEW = 0;
    private static final int FAILED = 1;
    private static final int ALREADY_RUNNING = 4;
    private static final int DATABASE_LOST = 5;
    private static final Fault HELD = KillPoint.CHUNK_READ.at(5).doing(Fault.Action.HOLD);
    private static final Fault TAKEN_OVER =
            Fault.before("io.callsync.job.Recovery#heal").doing(Fault.Action.HOLD);
    private static final Fault NO_FENCE = Fault.without("io.callsync.ledger.Leases#refuse");
    private static final Fault CONNECTIONS_LEFT = Fault.without("io.callsync.ledger.ProcessMark#endConnections");

    @TempDir
    static Path folder;

    @AutoClose
    private static FaultyNight night;

    private final Random random = Seed.random();

    @BeforeAll
    static void create() {
        night = FaultyNight.create(
                folder,
                new Calls(4, 400),
                Map.of("CALLSYNC_CHUNK_SIZE", "10", "CALLSYNC_PARALLEL_FILES", "1", "CALLSYNC_LEASE", "2s"));
    }

    @BeforeEach
    void nothingIsLoaded() {
        night.clear();
    }

    @Test
    void row36ARunThatWakesUpAfterItWasTakenOverCommitsNothingMore() {
        Rounds rounds = new Rounds("zombies", ROUNDS);
        while (rounds.next()) {
            try (CallsyncProcess zombie = night.run()) {
                rounds.happened(pause(zombie) && takenOver(zombie));
            }
            night.clear();
        }
    }

    /** @return whether it was paused in the middle of its night */
    private boolean pause(CallsyncProcess zombie) {
        night.awaitRecords(1, zombie);
        LockSupport.parkNanos(random.nextLong(LONGEST_PAUSE));
        zombie.signal("STOP");
        night.awaitEndOfLease();
        return zombie.isAlive() && !night.isComplete();
    }

    private boolean takenOver(CallsyncProcess zombie) {
        night.finish();
        night.assertExact();
        String rows = night.rows();
        zombie.signal("CONT");
        // refused, or started again as a run of its own that finds nothing to do
        assertThat(zombie.exitCode()).as(zombie.output()).isIn(NOTHING_NEW, FAILED, ALREADY_RUNNING, DATABASE_LOST);
        assertThat(zombie.exitCode() == NOTHING_NEW).isEqualTo(zombie.output().contains("completed: nothing new"));
        // closes what the zombie has left of its end in Batch's tables
        night.finish();
        night.assertExact();
        assertThat(night.rows()).isEqualTo(rows);
        return true;
    }

    @Test
    void row36TheFenceRefusesTheChunkOfARunThatWasTakenOver() {
        try (CallsyncProcess zombie = night.run(HELD);
                CallsyncProcess heir = heirOf(zombie)) {
            long records = night.recordsRead();
            wake(zombie);

            assertThat(zombie.exitCode()).as(zombie.output()).isEqualTo(ALREADY_RUNNING);
            assertThat(zombie.output()).contains("another run of night has taken over");
            assertThat(night.recordsRead()).isEqualTo(records);

            heir.release();
            assertThat(heir.exitCode()).as(heir.output()).isZero();
            night.finish();
        }
        night.assertExact();
    }

    @Test
    void controlWithoutTheFenceARunThatWasTakenOverCommits() {
        try (CallsyncProcess zombie = night.run(HELD, NO_FENCE);
                CallsyncProcess heir = heirOf(zombie)) {
            long records = night.recordsRead();
            wake(zombie);

            night.awaitRecords(records + 1, zombie);
            assertThat(night.recordsRead())
                    .as("records of an epoch that is over")
                    .isGreaterThan(records);
            assertThat(heir.isAlive()).isTrue();
        }
    }

    /** Takes over a run that is held before it writes a chunk, leaves it its connections, and is held before it heals anything. */
    private static CallsyncProcess heirOf(CallsyncProcess zombie) {
        FaultyNight.awaitFault(zombie);
        zombie.signal("STOP");
        night.awaitEndOfLease();
        CallsyncProcess heir = night.run(TAKEN_OVER, CONNECTIONS_LEFT);
        FaultyNight.awaitFault(heir);
        return heir;
    }

    private static void wake(CallsyncProcess zombie) {
        zombie.signal("CONT");
        zombie.release();
    }
}
