package io.callsync.fault;

import static org.assertj.core.api.Assertions.assertThat;

import io.callsync.testing.CallsyncProcess;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * kill -9 at any moment of a night, from the start of the JVM to its end, again and again, in two databases at once. The line at its
 * end is printed only when no promise was broken.
 */
class RandomKillIT {

    private static final int KILLS =
            Integer.getInteger("callsync.kills", Boolean.getBoolean("callsync.long") ? 1_000 : 50);

    @TempDir
    Path folder;

    @Test
    void row01NightsThatAreKilledAtRandomMomentsEndExact() throws IOException {
        long begun = System.nanoTime();
        Random random = Seed.random();
        try (FaultyNight one = night("one");
                FaultyNight other = night("other")) {
            // as long as it takes beside another one
            var beside = CompletableFuture.supplyAsync(() -> undisturbed(other));
            long undisturbed = Math.max(undisturbed(one), beside.join());
            var killed = CompletableFuture.supplyAsync(new Kills(one, undisturbed, new Random(random.nextLong()))::run);
            int nights = new Kills(other, undisturbed, new Random(random.nextLong())).run() + killed.join();
            System.out.printf(
                    "long: kills=%d nights=%d seconds=%d seed=%d%n",
                    KILLS / 2 * 2,
                    nights,
                    Duration.ofNanos(System.nanoTime() - begun).toSeconds(),
                    Seed.VALUE);
        }
    }

    private FaultyNight night(String name) throws IOException {
        return FaultyNight.create(
                Files.createDirectory(folder.resolve(name)), new Calls(4, 400), Map.of("CALLSYNC_CHUNK_SIZE", "20"));
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

    /** Half of the kills, on one database. */
    private record Kills(FaultyNight night, long undisturbed, Random random) {

        /** @return how many nights they took */
        int run() {
            int nights = 1;
            int kills = 0;
            while (kills < KILLS / 2) {
                if (runAndKill()) {
                    kills++;
                    night.assertConsistent();
                } else {
                    nights++;
                    night.assertExact();
                    night.clear();
                }
            }
            night.finish();
            night.assertExact();
            return nights;
        }

        /** @return whether it was killed, or else had completed before */
        private boolean runAndKill() {
            try (CallsyncProcess run = night.run()) {
                LockSupport.parkNanos(random.nextLong(undisturbed));
                run.kill();
                assertThat(run.exitCode()).as(run.output()).isIn(137, 0);
                return run.exitCode() == 137;
            }
        }
    }
}
