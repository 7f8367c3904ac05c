package io.callsync.fault;

import static org.assertj.core.api.Assertions.assertThat;

import io.callsync.job.RunResult;
import io.callsync.testing.Crm;
import io.callsync.testing.SmallNight;
import io.callsync.testing.fault.JdbcCall;
import io.callsync.testing.fault.JdbcFault;
import io.callsync.testing.fault.JdbcFaults;
import java.nio.file.Path;
import java.sql.SQLException;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A worker's connection ends in the middle of a chunk. */
class LostConnectionTests {

    private static final JdbcFaults FAULTS = new JdbcFaults();
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
                "callsync.parallel-files=2",
                "callsync.restarts=2",
                "callsync.restart-pause=10ms");
    }

    @BeforeEach
    void aNight() {
        FAULTS.clear();
        night = SmallNight.in(folder, 2, 25);
        night.prepare(crm);
    }

    @Test
    void row14AConnectionKilledMidChunkStartsTheRunAgainAndItEndsExact() {
        FAULTS.plant(JdbcFault.at(CALLS, 3, LostConnectionTests::killByServer));

        assertThat(night.complete(crm, 1).report().restarts()).isEqualTo(1);

        night.assertExact(crm);
    }

    @Test
    void row14ConnectionsKilledAtEveryStartFailTheRunAndTheNextOneEndsExact() {
        FAULTS.plant(JdbcFault.always(CALLS, LostConnectionTests::killByServer));

        RunResult failed = night.run(crm);

        assertThat(failed).isInstanceOf(RunResult.Failed.class);
        assertThat(failed.report().restarts()).isEqualTo(2);
        FAULTS.clear();
        night.complete(crm, 1);
        night.assertExact(crm);
    }

    private static void killByServer(JdbcCall call) throws SQLException {
        crm.kill(call.connectionId());
    }
}
