package io.callsync.fault;

import static org.assertj.core.api.Assertions.assertThat;

import io.callsync.job.RunResult;
import io.callsync.testing.Crm;
import io.callsync.testing.SmallNight;
import io.callsync.testing.fault.JdbcCall;
import io.callsync.testing.fault.JdbcFault;
import io.callsync.testing.fault.JdbcFaults;
import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.transaction.TransactionStatus;
import org.springframework.transaction.support.TransactionTemplate;

/** A chunk's transaction that must be rolled back: something inside marked it for that and was swallowed, or the rollback fails. */
class RollbackOnlyTests {

    private static final JdbcFaults FAULTS = new JdbcFaults();

    @AutoClose
    private static Crm crm;

    @TempDir
    Path folder;

    @BeforeAll
    static void start() {
        crm = Crm.start(FAULTS, "callsync.chunk-size=10", "callsync.parallel-files=1");
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3})
    void row31AChunkThatIsRolledBackWithoutAnErrorFailsTheRunAndTheNextOneEndsExact(int chunk) {
        FAULTS.clear();
        // the file ends in the third chunk, behind which nothing would notice
        SmallNight night = SmallNight.in(folder, 1, 27);
        night.prepare(crm);
        TransactionTemplate inner = crm.bean(TransactionTemplate.class);
        FAULTS.plant(JdbcFault.at(
                "INSERT INTO call_logs",
                chunk,
                call -> inner.executeWithoutResult(TransactionStatus::setRollbackOnly)));

        assertThat(night.run(crm)).isInstanceOf(RunResult.Failed.class);

        FAULTS.clear();
        night.complete(crm, 1);
        night.assertExact(crm);
    }

    @Test
    void row42AChunkWhoseRollbackRunsOutOfMemoryIsNotCommittedInPart() {
        FAULTS.clear();
        SmallNight night = SmallNight.in(folder, 1, 27);
        night.prepare(crm);
        FAULTS.plant(outOfMemoryFrom("INSERT INTO call_logs", "ROLLBACK"));

        assertThat(night.run(crm)).isInstanceOf(RunResult.Failed.class);

        FAULTS.clear();
        assertThat(crm.admin().queryForObject("SELECT COUNT(*) FROM call_logs", Long.class))
                .isZero();
        night.complete(crm, 1);
        night.assertExact(crm);
    }

    /** The first of these statements is done, and there is no memory to see that, nor for the next one. */
    private static JdbcFault outOfMemoryFrom(String done, String next) {
        AtomicBoolean exhausted = new AtomicBoolean();
        return new JdbcFault() {
            @Override
            public void before(JdbcCall call) {
                if (call.matches(next) && exhausted.getAndSet(false)) {
                    throw new OutOfMemoryError("planted at " + next);
                }
            }

            @Override
            public void after(JdbcCall call) {
                if (call.matches(done)) {
                    exhausted.set(true);
                    throw new OutOfMemoryError("planted behind " + done);
                }
            }
        };
    }
}
