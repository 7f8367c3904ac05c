package io.callsync.job;

import static io.callsync.testing.AircallJson.aCall;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.callsync.ledger.AlreadyRunning;
import io.callsync.ledger.Fenced;
import io.callsync.ledger.Leases;
import io.callsync.ledger.OutcomeKind;
import io.callsync.provider.aircall.AircallProvider;
import io.callsync.settings.JobFile;
import io.callsync.testing.Crm;
import io.callsync.testing.Exports;
import io.callsync.verification.Finding;
import io.callsync.verification.Scope;
import io.callsync.verification.TableVerification;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.core.JdbcTemplate;

/** A second run is started while the writer of the first still works. */
class TakeoverTests {

    private static final LocalDate DATE = LocalDate.of(2026, 11, 20);
    private static final int CALLS = 50;

    @AutoClose
    private static Crm crm;

    @TempDir
    Path folder;

    private JobFile job;
    private JdbcTemplate sql;
    private CompletableFuture<RunResult> first;

    @BeforeAll
    static void start() {
        crm = Crm.start("callsync.chunk-size=10", "callsync.parallel-files=1");
    }

    @BeforeEach
    void aSlowRunInTheMiddleOfItsFile() {
        crm.clear();
        sql = crm.admin();
        Exports exports = new Exports(folder);
        job = exports.job(new AircallProvider());
        exports.put(
                DATE,
                "calls.jsonl",
                LongStream.rangeClosed(1, CALLS)
                        .mapToObj(id -> aCall(id).line())
                        .collect(Collectors.joining()));
        sql.execute("CREATE TRIGGER slow BEFORE INSERT ON call_logs FOR EACH ROW SET @slow = SLEEP(0.05)");
        first = CompletableFuture.supplyAsync(() -> crm.run(job, DATE));
        Awaitility.await().until(() -> crm.value(Long.class, "SELECT COUNT(*) FROM call_logs") >= 10);
    }

    @AfterEach
    void letTheFirstRunEnd() {
        first.join();
        sql.execute("DROP TRIGGER IF EXISTS slow");
    }

    @Test
    void row38ARunThatIsToldToStopKeepsTheJobUntilItsWriterHasEnded() {
        CompletableFuture<Void> stopped =
                CompletableFuture.runAsync(() -> crm.bean(RunningNight.class).stop());

        assertThatExceptionOfType(AlreadyRunning.class)
                .isThrownBy(() -> crm.bean(Leases.class).acquire(job.name()));

        stopped.join();
        assertThat(first.join()).isInstanceOf(RunResult.Stopped.class);
        assertExactAfterTheNextRun();
    }

    @Test
    void row38AStopThatOnlyTheDatabaseKnowsOfLetsNoSecondWriterIn() {
        sql.update("UPDATE BATCH_JOB_EXECUTION SET STATUS = 'STOPPED', END_TIME = UTC_TIMESTAMP(6)");

        assertThatExceptionOfType(AlreadyRunning.class).isThrownBy(() -> crm.run(job, DATE));

        first.join();
        assertExactAfterTheNextRun();
    }

    @Test
    void row33ARunWhoseLockIsGoneCommitsNothingOnceAnotherHasTakenOver() {
        sql.execute("KILL " + crm.lockHolder(job.name()));
        Awaitility.await().until(() -> crm.lockHolder(job.name()) == null);

        crm.complete(job, DATE);

        assertThat(((RunResult.Failed) first.join()).cause()).isInstanceOf(Fenced.class);
        assertExactAfterTheNextRun();
    }

    private void assertExactAfterTheNextRun() {
        crm.complete(job, DATE);
        assertThat(crm.value(Long.class, "SELECT SUM(inserted) FROM callsync_export_files"))
                .isEqualTo(CALLS);
        assertThat(crm.value(Long.class, "SELECT SUM(records) FROM callsync_export_files"))
                .isEqualTo(CALLS);
        assertThat(crm.complete(job, DATE).totals()).containsEntry(OutcomeKind.INSERTED, 0L);
        assertThat(crm.bean(TableVerification.class).check(Scope.of(null, null)))
                .allMatch(Finding::isKept);
    }
}
