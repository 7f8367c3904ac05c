package io.callsync.fault;

import static org.assertj.core.api.Assertions.assertThat;

import io.callsync.testing.CallsyncProcess;
import io.callsync.testing.JavaCommand;
import java.nio.file.Path;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** One thread takes all memory and keeps it, so that every other thread fails as well. */
class OutOfMemoryIT {

    private static final int FAILED = 1;

    @TempDir
    static Path folder;

    @AutoClose
    private static FaultyNight night;

    @BeforeAll
    static void create() {
        night = FaultyNight.create(folder, new Calls(4, 200), Map.of("CALLSYNC_CHUNK_SIZE", "20"));
    }

    @BeforeEach
    void nothingIsLoaded() {
        night.clear();
    }

    @ParameterizedTest
    @MethodSource("points")
    void row42WithTheDocumentedOptionsOutOfMemoryEndsTheProcessAtOnce(KillPoint point) {
        JavaCommand documented = JavaCommand.quick()
                .with(
                        "-XX:+CrashOnOutOfMemoryError",
                        "-XX:-CreateCoredumpOnCrash",
                        "-XX:ErrorFile=" + folder + "/crash.log");

        endsAndGoesOn(documented, point);
    }

    @ParameterizedTest
    @MethodSource("points")
    void row42WithoutOptionsOutOfMemoryEndsTheProcessAsFailed(KillPoint point) {
        endsAndGoesOn(JavaCommand.quick(), point);
    }

    /** In a worker; with -Plong also in the main thread and in one that fetches. */
    static Stream<KillPoint> points() {
        return Boolean.getBoolean("callsync.long")
                ? Stream.of(KillPoint.WRITTEN_WITHOUT_LEDGER, KillPoint.PLANNED_WITHOUT_COMMIT, KillPoint.DOWNLOADING)
                : Stream.of(KillPoint.WRITTEN_WITHOUT_LEDGER);
    }

    private static void endsAndGoesOn(JavaCommand java, KillPoint point) {
        try (CallsyncProcess run = night.run(java.with("-Xmx64m"), point.first().doing(Fault.Action.EXHAUST))) {
            assertThat(run.exitCode()).as(run.output()).isEqualTo(FAILED);
            assertThat(run.output()).contains("fault: EXHAUST");
        }
        night.assertConsistent();
        night.finish();
        night.assertExact();
    }
}
