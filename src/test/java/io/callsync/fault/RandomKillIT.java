package io.callsync.fault;

import static org.assertj.core.api.Assertions.assertThat;

import io.callsync.testing.CallsyncProcess;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** kill -9 at any moment of a night, from the start of the JVM to its end, again and again. */
class RandomKillIT {

    private static final int KILLS =
            Integer.getInteger("callsync.kills", Boolean.getBoolean("callsync.long") ? 1_000 : 50);

    @TempDir
    Path folder;

    private final Random random = Seed.random();

    @Test
    void row01NightsThatAreKilledAtRandomMomentsEndExact() {
        long begun = System.nanoTime();
        int killed = 0;
        int nights = 0;
        try (FaultyNight night = FaultyNight.create(folder, new Calls(4, 400), Map.of("CALLSYNC_CHUNK_SIZE", "20"))) {
            long undisturbed = undisturbed(night);
            while (killed < KILLS) {
                if (runAndKill(night, undisturbed)) {
                    killed++;
                    night.assertConsistent();
                } else {
                    nights++;
                    night.assertExact();
                    night.clear();
                }
            }
            night.finish();
            night.assertExact();
        }
        System.out.printf(
                "long: kills=%d nights=%d violations=0 seconds=%d seed=%d%n",
                killed, nights, Duration.ofNanos(System.nanoTime() - begun).toSeconds(), Seed.VALUE);
    }

    /** How long a whole night takes, in nanoseconds. */
    private static long undisturbed(FaultyNight night) {
        long begun = System.nanoTime();
        night.finish();
        long elapsed = System.nanoTime() - begun;
        night.assertExact();
        night.clear();
        return elapsed;
    }

    /** @return whether it was killed, or else had completed before */
    private boolean runAndKill(FaultyNight night, long undisturbed) {
        try (CallsyncProcess run = night.run()) {
            LockSupport.parkNanos(random.nextLong(undisturbed));
            run.kill();
            assertThat(run.exitCode()).as(run.output()).isIn(137, 0);
            return run.exitCode() == 137;
        }
    }
}
