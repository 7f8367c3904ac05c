package io.callsync.job;

import static org.assertj.core.api.Assertions.assertThat;

import io.callsync.testing.Crm;
import io.callsync.testing.SmallNight;
import io.callsync.testing.fault.JdbcFault;
import io.callsync.testing.fault.JdbcFaults;
import java.nio.file.Path;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class StopTests {

    private static final JdbcFaults FAULTS = new JdbcFaults();

    @AutoClose
    private static Crm crm;

    @TempDir
    Path folder;

    private SmallNight night;

    @BeforeAll
    static void start() {
        crm = Crm.start(FAULTS, "callsync.chunk-size=10", "callsync.parallel-files=1");
    }

    @BeforeEach
    void aNightOfThreeChunks() {
        FAULTS.clear();
        night = SmallNight.in(folder, 1, 28);
        night.prepare(crm);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3})
    void row39ARunThatIsToldToStopInItsKthChunkEndsBehindItAndGoesOnExactly(int chunk) {
        FAULTS.plant(JdbcFault.at("INSERT INTO call_logs", chunk, call -> tellToStop()));

        assertThat(night.run(crm)).isInstanceOf(RunResult.Stopped.class);

        assertThat(crm.value(Long.class, "SELECT SUM(records) FROM callsync_export_files"))
                .isEqualTo(chunk * 10L);
        night.complete(crm, 1);
        night.assertExact(crm);
    }

    /** From another thread, as a signal comes, and not before the run has got it. */
    private static void tellToStop() {
        Thread stopper = new Thread(() -> crm.bean(RunningNight.class).stop(), "stopper");
        stopper.start();
        Awaitility.await().until(() -> stopper.getState() == Thread.State.TIMED_WAITING);
    }
}
