package io.callsync.job;

import static io.callsync.testing.AircallJson.aCall;
import static org.assertj.core.api.Assertions.assertThat;

import io.callsync.ledger.AlreadyRunning;
import io.callsync.ledger.Fenced;
import io.callsync.ledger.Hold;
import io.callsync.ledger.Leases;
import io.callsync.ledger.OutcomeKind;
import io.callsync.provider.aircall.AircallProvider;
import io.callsync.report.RunReport;
import io.callsync.settings.JobFile;
import io.callsync.testing.Crm;
import io.callsync.testing.Exports;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import org.assertj.core.api.Assertions;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.core.JdbcTemplate;

/** A run that did not end well goes on exactly where it stood. */
class RestartTests {

    private static final LocalDate DATE = LocalDate.of(2026, 11, 20);
    private static final int CALLS = 50;

    @AutoClose
    private static Crm crm;

    @TempDir
    Path folder;

    private Exports exports;
    private JobFile job;
    private JdbcTemplate sql;

    @BeforeAll
    static void start() {
        crm = Crm.start("callsync.chunk-size=10", "callsync.parallel-files=1");
    }

    @BeforeEach
    void fiftyCallsInOneFile() {
        crm.clear();
        sql = crm.admin();
        exports = new Exports(folder);
        job = exports.job(new AircallProvider());
        exports.put(
                DATE,
                "calls.jsonl",
                LongStream.rangeClosed(1, CALLS)
                        .mapToObj(id -> aCall(id).line())
                        .collect(Collectors.joining()));
    }

    @AfterEach
    void mendTheDatabase() {
        sql.execute("DROP TRIGGER IF EXISTS break_the_night");
    }

    @Test
    void aRunThatFailedGoesOnAtTheFirstChunkThatDidNotCommit() {
        failAt(35);

        RunResult failed = crm.run(job, DATE);

        assertThat(failed).isInstanceOf(RunResult.Failed.class);
        assertThat(failed.report().reason()).contains("broken on purpose");
        assertThat(calls()).isEqualTo(30);
        assertThat(nextRecord()).isEqualTo(31);

        sql.execute("DROP TRIGGER break_the_night");
        RunReport restarted = completed();

        assertThat(restarted.sequence()).isEqualTo(1);
        assertThat(restarted.recordsBefore()).isEqualTo(30);
        assertThat(restarted.startedAt()).isAfter(failed.report().endedAt());
        assertThat(restarted.totals()).containsEntry(OutcomeKind.INSERTED, (long) CALLS);
        assertThat(calls()).isEqualTo(CALLS);
    }

    @Test
    void aNightThatFailedIsNotCompleteUntilItsRestartCompletes() {
        failAt(35);
        crm.run(job, DATE);
        assertThat(crm.value(Boolean.class, "SELECT complete FROM callsync_nights"))
                .isFalse();

        sql.execute("DROP TRIGGER break_the_night");
        completed();

        assertThat(crm.value(Boolean.class, "SELECT complete FROM callsync_nights"))
                .isTrue();
    }

    @Test
    void whatADeadProcessLeftRunningIsHealed() {
        failAt(35);
        crm.run(job, DATE);
        sql.execute("DROP TRIGGER break_the_night");
        sql.update("UPDATE BATCH_JOB_EXECUTION SET STATUS = 'STARTED', END_TIME = NULL");
        sql.update("UPDATE BATCH_STEP_EXECUTION SET STATUS = 'STARTED', END_TIME = NULL WHERE STATUS = 'FAILED'");
        sql.update("UPDATE callsync_runs SET state = 'running', ended_at = NULL");

        completed();

        assertThat(calls()).isEqualTo(CALLS);
    }

    @Test
    void anUnknownExecutionIsHealedWithoutSqlByHand() {
        failAt(35);
        crm.run(job, DATE);
        sql.execute("DROP TRIGGER break_the_night");
        sql.update("UPDATE BATCH_JOB_EXECUTION SET STATUS = 'UNKNOWN'");
        sql.update("UPDATE BATCH_STEP_EXECUTION SET STATUS = 'UNKNOWN' WHERE STATUS = 'FAILED'");

        completed();

        assertThat(calls()).isEqualTo(CALLS);
    }

    @Test
    void anInstanceWithoutAnyExecutionIsHealed() {
        failAt(35);
        crm.run(job, DATE);
        sql.execute("DROP TRIGGER break_the_night");
        for (String table : new String[] {
            "BATCH_STEP_EXECUTION_CONTEXT",
            "BATCH_JOB_EXECUTION_CONTEXT",
            "BATCH_STEP_EXECUTION",
            "BATCH_JOB_EXECUTION_PARAMS",
            "BATCH_JOB_EXECUTION"
        }) {
            sql.update("DELETE FROM " + table);
        }

        completed();

        assertThat(calls()).isEqualTo(CALLS);
    }

    @Test
    void aRunThatIsToldToStopEndsAtAChunkBoundaryAndGoesOnThere() {
        sql.execute("""
                CREATE TRIGGER break_the_night BEFORE INSERT ON call_logs FOR EACH ROW SET @slow = SLEEP(0.05)""");
        Thread stopper = new Thread(() -> {
            Awaitility.await().until(() -> calls() >= 10);
            crm.bean(RunningNight.class).stop();
        });
        stopper.start();

        RunResult stopped = crm.run(job, DATE);

        assertThat(stopped).isInstanceOf(RunResult.Stopped.class);
        assertThat(calls())
                .isBetween(10L, 40L)
                .satisfies(n -> assertThat(n % 10).isZero());
        sql.execute("DROP TRIGGER break_the_night");
        assertThat(completed().totals()).containsEntry(OutcomeKind.INSERTED, (long) CALLS);
    }

    @Test
    void asLongAsOneRunLivesAnotherIsRefused() throws SQLException {
        try (var lease = crm.bean(Leases.class).acquire(job.name())) {
            assertThat(lease.epoch()).isPositive();
            assertThat(crm.bean(Leases.class).hold(job.name())).isEqualTo(Hold.LIVE);
            Assertions.assertThatExceptionOfType(AlreadyRunning.class)
                    .isThrownBy(() -> crm.run(job, DATE))
                    .withMessageContaining("is already running: held by "
                            + ProcessHandle.current().pid() + "@");
        }
        completed();
    }

    @Test
    void aHolderThatIsPausedOrCutOffLosesTheJobOnceItsLeaseHasExpired() throws SQLException {
        try (var paused = crm.bean(Leases.class).acquire(job.name())) {
            sql.update("UPDATE callsync_leases SET heartbeat_at = UTC_TIMESTAMP(6) - INTERVAL 61 SECOND");

            assertThat(completed().totals()).containsEntry(OutcomeKind.INSERTED, (long) CALLS);
            assertThat(crm.value(Long.class, "SELECT epoch FROM callsync_leases"))
                    .isEqualTo(paused.epoch() + 1);
        }
    }

    @Test
    void aRunWhoseEpochIsOverCommitsNothingMore() {
        sql.execute("""
                CREATE TRIGGER break_the_night BEFORE INSERT ON call_logs FOR EACH ROW
                UPDATE callsync_leases SET epoch = epoch + 1 WHERE NEW.external_call_id = '15'""");

        RunResult fenced = crm.run(job, DATE);

        assertThat(((RunResult.Failed) fenced).cause()).isInstanceOf(Fenced.class);
        assertThat(calls()).isEqualTo(10);
    }

    @Test
    void aFileWhoseOutcomesDoNotAddUpFailsTheRun() {
        sql.execute("""
                CREATE TRIGGER break_the_night BEFORE UPDATE ON callsync_export_files FOR EACH ROW
                SET NEW.unchanged = NEW.unchanged + (NEW.state = 'loaded')""");

        RunResult unbalanced = crm.run(job, DATE);

        assertThat(((RunResult.Failed) unbalanced).cause())
                .isInstanceOf(BrokenPromise.class)
                .hasMessageContaining("50 records, but outcomes for 51");
        assertThat(crm.value(Boolean.class, "SELECT complete FROM callsync_nights"))
                .isFalse();
    }

    @Test
    void aRunWhoseFileSomebodyElseReadOnCommitsNothingMore() {
        sql.execute("""
                CREATE TRIGGER break_the_night BEFORE INSERT ON call_logs FOR EACH ROW
                UPDATE callsync_export_files SET next_record = next_record + 1 WHERE NEW.external_call_id = '15'""");

        RunResult fenced = crm.run(job, DATE);

        assertThat(((RunResult.Failed) fenced).cause())
                .isInstanceOf(Fenced.class)
                .hasMessageContaining("is no longer at record 11");
        assertThat(calls()).isEqualTo(10);
    }

    private void failAt(int call) {
        sql.execute("""
                CREATE TRIGGER break_the_night BEFORE INSERT ON call_logs FOR EACH ROW
                BEGIN
                    IF NEW.external_call_id = '%d' THEN
                        SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'broken on purpose';
                    END IF;
                END""".formatted(call));
    }

    private static long calls() {
        return crm.value(Long.class, "SELECT COUNT(*) FROM call_logs");
    }

    private static long nextRecord() {
        return crm.value(Long.class, "SELECT next_record FROM callsync_export_files");
    }

    private RunReport completed() {
        return crm.complete(job, DATE);
    }
}
