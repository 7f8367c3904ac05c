package io.callsync.job;

import static io.callsync.testing.AircallJson.aCall;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.callsync.ledger.AlreadyRunning;
import io.callsync.ledger.JobSign;
import io.callsync.ledger.JobSign.Meaning;
import io.callsync.ledger.Lease;
import io.callsync.ledger.Leases;
import io.callsync.provider.aircall.AircallProvider;
import io.callsync.report.RunReport;
import io.callsync.settings.JobFile;
import io.callsync.testing.Crm;
import io.callsync.testing.Exactness;
import io.callsync.testing.Exports;
import io.callsync.testing.Promises;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.time.LocalDate;
import java.util.Optional;
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

/** A backfill is in the middle of a slow file when something happens. */
class BackfillTests {

    private static final LocalDate DATE = LocalDate.of(2026, 11, 20);
    private static final LocalDate TONIGHT = DATE.plusDays(1);
    private static final int CALLS = 100;

    @AutoClose
    private static Crm crm;

    @TempDir
    Path folder;

    private JobFile job;
    private JdbcTemplate sql;
    private Backfill backfill;
    private CompletableFuture<Optional<RunResult>> loading;

    @BeforeAll
    static void start() {
        crm = Crm.start("callsync.chunk-size=10", "callsync.parallel-files=1");
    }

    @BeforeEach
    void aBackfillInTheMiddleOfItsFile() throws SQLException {
        crm.clear();
        sql = crm.admin();
        Exports exports = new Exports(folder);
        job = exports.job(new AircallProvider());
        exports.put(DATE, "calls.jsonl", calls(1, CALLS));
        exports.put(TONIGHT, "calls.jsonl", calls(CALLS - 4, CALLS + 5));
        sql.execute("CREATE TRIGGER slow BEFORE INSERT ON call_logs FOR EACH ROW SET @slow = SLEEP(0.03)");
        backfill = crm.bean(Backfills.class).begin(job);
        loading = CompletableFuture.supplyAsync(this::load);
        Awaitility.await().until(() -> crm.value(Long.class, "SELECT COUNT(*) FROM call_logs") >= 10);
    }

    @AfterEach
    void endsWithEveryCallOnce() {
        loading.join();
        backfill.close();
        sql.execute("DROP TRIGGER IF EXISTS slow");
        crm.complete(job, DATE);
        crm.complete(job, TONIGHT);
        Exactness.assertExact(
                crm,
                LongStream.rangeClosed(1, CALLS + 5).mapToObj(String::valueOf).toList());
        Promises.assertKept(crm);
    }

    @Test
    void aRunGoesFirstAndTheBackfillGoesOnWhereItStood() {
        RunReport tonight = crm.complete(job, TONIGHT);

        assertThat(tonight.records()).isEqualTo(10);
        assertThat(crm.value(Long.class, "SELECT records FROM callsync_export_files WHERE business_date = ?", DATE))
                .as("read when the run had ended")
                .isLessThan(CALLS);
        assertThat(reportOfBackfill().restarts()).isPositive();
        assertThat(crm.night(DATE)).containsEntry("complete", true).containsEntry("records", (long) CALLS);
    }

    @Test
    void aRunThatLooksBackEndsTheFileThatTheBackfillWasIn() {
        JobFile lookingBack = new Exports(folder).job(new AircallProvider(), 1, 0.01);

        RunReport tonight = crm.complete(lookingBack, TONIGHT);

        assertThat(tonight.files()).hasSize(2);
        assertThat(loading.join()).as("left to be done").isEmpty();
        assertThat(crm.night(DATE)).containsEntry("complete", true).containsEntry("records", (long) CALLS);
        assertThat(crm.value(Long.class, "SELECT SUM(inserted) FROM callsync_export_files"))
                .isEqualTo(CALLS + 5);
    }

    @Test
    void aRunOfTheSameDateGoesOnWithItsRun() {
        RunReport same = crm.complete(job, DATE);

        assertThat(same.sequence()).isEqualTo(1);
        assertThat(loading.join()).isEmpty();
        assertThat(crm.value(Long.class, "SELECT COUNT(*) FROM callsync_runs")).isEqualTo(1);
    }

    @Test
    void aSignalEndsItAtTheEndOfTheChunk() {
        CompletableFuture<Void> stopped =
                CompletableFuture.runAsync(() -> crm.bean(RunningNight.class).stop());

        assertThat(loading.join().orElseThrow()).isInstanceOf(RunResult.Stopped.class);
        assertThat(backfill.isToldToStop()).isTrue();
        assertThat(load()).as("not begun").isEmpty();
        assertThat(crm.night(DATE)).containsEntry("complete", false);
        backfill.close();
        stopped.join();
    }

    @Test
    void aSignThatLosesItsConnectionIsPutUpAgain() throws SQLException {
        crm.kill(crm.lockHolder(job.name() + "/backfill"));

        Awaitility.await().until(() -> crm.bean(Leases.class).isUp(job.name(), Meaning.BACKFILL));

        crm.complete(job, TONIGHT);
        assertThat(reportOfBackfill().state()).isEqualTo("completed");
    }

    @Test
    void aRunThatIsNotLetInTimeEndsAsEver() {
        Precedence impatient = new Precedence(crm.bean(Leases.class), Duration.ZERO);
        AlreadyRunning held = AlreadyRunning.asBackfill(job.name());

        assertThatExceptionOfType(AlreadyRunning.class)
                .isThrownBy(() -> impatient.await(job.name(), held, new StopSignal()))
                .isSameAs(held);
    }

    @Test
    void ofTwoRunsThatWaitOneIsEnough() throws SQLException {
        Leases leases = crm.bean(Leases.class);
        try (JobSign first = leases.sign(job.name(), Meaning.RUN_WAITS).orElseThrow()) {
            assertThat(first.sees(Meaning.BACKFILL)).isTrue();
            assertThatExceptionOfType(AlreadyRunning.class).isThrownBy(() -> crm.run(job, TONIGHT));
        }
    }

    @Test
    void aLeaseOfARunIsNotWaitedFor() throws SQLException {
        loading.join();
        backfill.close();
        try (Lease run = crm.bean(Leases.class).acquire(job.name())) {
            assertThat(run.epoch()).isPositive();
            assertThatExceptionOfType(AlreadyRunning.class).isThrownBy(() -> crm.run(job, TONIGHT));
        }
    }

    private RunReport reportOfBackfill() {
        return loading.join().orElseThrow().report();
    }

    private Optional<RunResult> load() {
        try {
            return backfill.load(DATE, new RunProgress());
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String calls(long first, long last) {
        return LongStream.rangeClosed(first, last)
                .mapToObj(id -> aCall(id).line())
                .collect(Collectors.joining());
    }
}
