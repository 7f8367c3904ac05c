package io.callsync.fault;

import static org.assertj.core.api.Assertions.assertThat;

import io.callsync.testing.CallsyncProcess;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The signals of schedulers, operators and out-of-memory killers in the middle of a night. */
class SignalIT {

    private static final Duration PATIENCE = Duration.ofSeconds(25);
    private static final Fault STUCK = KillPoint.LEDGER_WITHOUT_COMMIT.at(5).doing(Fault.Action.HOLD);

    @TempDir
    static Path folder;

    @AutoClose
    private static FaultyNight night;

    @BeforeAll
    static void create() {
        night = FaultyNight.create(folder, new Calls(4, 400), Map.of("CALLSYNC_CHUNK_SIZE", "10"));
    }

    @BeforeEach
    void nothingIsLoaded() {
        night.clear();
    }

    @ParameterizedTest
    @CsvSource({"TERM, 143", "INT, 130"})
    void row40ASignalEndsTheRunAtAChunkBoundaryAndTheNextOneGoesOn(String signal, int exitCode) {
        try (CallsyncProcess run = night.run()) {
            night.awaitRecords(20, run);
            run.signal(signal);
            Awaitility.await().atMost(PATIENCE).until(() -> !run.isAlive());
            assertThat(run.exitCode()).as(run.output()).isEqualTo(exitCode);
            assertThat(run.output())
                    .contains("stopped")
                    .contains("\ncallsync: next: callsync run night --date 2026-11-20\n{\"job\":\"night\",");
        }
        night.assertConsistent();
        assertThat(night.state()).isEqualTo("stopped");
        assertThat(night.isComplete()).isFalse();

        night.finish();
        night.assertExact();
    }

    @ParameterizedTest
    @CsvSource({"TERM, 143", "INT, 130"})
    void row40TheSecondSignalEndsARunAtOnceThatCannotReachItsChunkBoundary(String signal, int exitCode) {
        try (CallsyncProcess run = night.run(STUCK)) {
            FaultyNight.awaitFault(run);
            run.signal(signal);
            Awaitility.await().atMost(PATIENCE).until(() -> run.output().contains("Told to stop"));

            Awaitility.await().atMost(Duration.ofSeconds(10)).until(() -> endsBySignal(run, signal));
            assertThat(run.exitCode()).as(run.output()).isEqualTo(exitCode);
        }
        night.assertConsistent();
        night.finish();
        night.assertExact();
    }

    @Test
    void row41AStopThatIsFollowedByAKillLosesOneChunk() {
        try (CallsyncProcess run = night.run(STUCK)) {
            FaultyNight.awaitFault(run);
            run.signal("TERM");
            Awaitility.await().atMost(PATIENCE).until(() -> run.output().contains("Told to stop"));
            run.kill();
            assertThat(run.exitCode()).isEqualTo(137);
        }
        night.assertConsistent();
        night.finish();
        night.assertExact();
    }

    // the JVM takes a moment to listen for the second one
    private static boolean endsBySignal(CallsyncProcess run, String signal) {
        run.signal(signal);
        return !run.isAlive();
    }
}
