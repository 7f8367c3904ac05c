package io.callsync.fault;

import static io.callsync.testing.AircallJson.aCall;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.InstanceOfAssertFactories.type;

import io.callsync.housekeeping.Purge;
import io.callsync.housekeeping.QuarantineDesk;
import io.callsync.job.RunResult;
import io.callsync.ledger.Act;
import io.callsync.ledger.Hold;
import io.callsync.ledger.Leases;
import io.callsync.ledger.QuarantineState;
import io.callsync.provider.aircall.AircallProvider;
import io.callsync.report.PurgeKind;
import io.callsync.report.PurgeReport;
import io.callsync.report.QuarantineFilter;
import io.callsync.report.RunReport;
import io.callsync.settings.JobFile;
import io.callsync.testing.Crm;
import io.callsync.testing.Exports;
import io.callsync.testing.Promises;
import io.callsync.testing.Tables;
import io.callsync.testing.fault.Interleaving;
import io.callsync.testing.fault.JdbcFault;
import io.callsync.testing.fault.JdbcFaults;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Supplier;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What can come between a purge and what it deletes. */
class PurgeFaultTests {

    private static final LocalDate DATE = LocalDate.of(2026, 11, 20);
    private static final String JOB = "aircall-test";
    private static final String STAND_STILL = "FROM callsync_leases WHERE job = \\? FOR UPDATE";
    private static final String INSTANCE = "FROM BATCH_JOB_INSTANCE\\s+WHERE JOB_NAME";
    private static final JdbcFaults FAULTS = new JdbcFaults();

    @AutoClose
    private static Crm crm;

    @TempDir
    Path folder;

    private Exports exports;
    private JobFile job;

    @BeforeAll
    static void start() {
        crm = Crm.start(FAULTS, "callsync.restarts=0");
    }

    @BeforeEach
    void anOldDateThatWasRunTwice() {
        FAULTS.clear();
        exports = new Exports(folder);
        exports.put(DATE, "calls.jsonl", aCall(1).line() + "{broken\n");
        job = exports.job(new AircallProvider(), 0, 1);
        load();
    }

    private void load() {
        crm.clear();
        crm.complete(job, DATE);
        crm.complete(job, DATE);
        crm.bean(QuarantineDesk.class).resolve(QuarantineFilter.of(QuarantineState.OPEN), new Act("olga", "test"));
        crm.admin().update("UPDATE callsync_runs SET ended_at = ended_at - INTERVAL 91 DAY");
        crm.admin().update("UPDATE callsync_quarantine SET settled_at = settled_at - INTERVAL 91 DAY");
        crm.admin().update("UPDATE callsync_quarantine_history SET done_at = done_at - INTERVAL 91 DAY");
    }

    @AfterEach
    void everyPromiseIsKept() {
        FAULTS.clear();
        Promises.assertKept(crm);
    }

    @Test
    void row82WhicheverCallOfAPurgeLosesItsConnectionNothingIsHalfDeletedAndTheNextOneEndsIt() {
        boolean untouched = false;
        int broken = 0;
        for (long n = 1; !untouched; n++) {
            load();
            untouched = !breaksAt(n);
            broken += untouched ? 0 : 1;
            Promises.assertKept(crm);
            assertEachRunIsWholeOrGone();

            purge();

            assertPurged();
        }
        assertThat(broken).isGreaterThan(40);
    }

    private static boolean breaksAt(long n) {
        FAULTS.clear();
        AtomicBoolean reached = new AtomicBoolean();
        FAULTS.plant(call -> {
            if (call.number() == n) {
                reached.set(true);
                JdbcFault.lostConnection().before(call);
            }
        });
        end(PurgeFaultTests::purge);
        FAULTS.clear();
        return reached.get();
    }

    private static void assertEachRunIsWholeOrGone() {
        assertThat(count("callsync_run_files")).isEqualTo(count("callsync_runs WHERE sequence = 1"));
        assertThat(count("BATCH_JOB_EXECUTION_PARAMS")).isEqualTo(2 * count("BATCH_JOB_INSTANCE"));
        assertThat(count("BATCH_STEP_EXECUTION_CONTEXT")).isEqualTo(count("BATCH_STEP_EXECUTION"));
        assertThat(count("BATCH_JOB_EXECUTION")).isEqualTo(count("BATCH_JOB_INSTANCE"));
        assertThat(count("callsync_quarantine_history WHERE action = 'purged'"))
                .isEqualTo(1 - count("callsync_quarantine"));
    }

    private static void assertPurged() {
        assertThat(crm.rows("SELECT sequence FROM callsync_runs")).hasSize(1);
        assertThat(Tables.LOADED.stream().filter(table -> table.startsWith("BATCH_")))
                .allSatisfy(table -> assertThat(count(table)).as(table).isZero());
        assertThat(count("callsync_quarantine")).isZero();
        assertThat(count("callsync_audit")).isPositive();
        Promises.assertKept(crm);
    }

    @Test
    void row83ARunThatBeginsWhileAPurgeDeletesWaitsForItsTransactionAndCompletes() {
        exports.put(DATE, "late.jsonl", aCall(9).line());

        List<Object> ends = Interleaving.pausedBehind(STAND_STILL, FAULTS, crm)
                .run(() -> end(PurgeFaultTests::purge), () -> end(() -> crm.complete(job, DATE)));

        assertThat(ends.get(1))
                .asInstanceOf(type(RunReport.class))
                .satisfies(report -> assertThat(report.sequence()).isEqualTo(3));
        assertThat(ends.get(0)).isInstanceOf(PurgeReport.class);
        assertThat(crm.rows("SELECT external_call_id FROM call_logs")).hasSize(2);
        awaitFreeJob();
        purge();
        assertThat(crm.rows("SELECT sequence FROM callsync_runs ORDER BY sequence"))
                .hasSize(1);
        assertThat(count("BATCH_JOB_INSTANCE")).isOne();
    }

    @Test
    void row83APurgeBesideARunOfTheJobLeavesItsRunsAlone() {
        List<Object> ends = Interleaving.pausedBehind(INSTANCE, FAULTS, crm)
                .run(() -> end(() -> crm.run(job, DATE)), () -> end(PurgeFaultTests::purge));

        assertThat(ends.get(0)).isInstanceOf(RunResult.Completed.class);
        PurgeReport purge = (PurgeReport) ends.get(1);
        assertThat(purge.passedOver()).isEqualTo(Set.of(JOB));
        assertThat(purge.rows())
                .containsEntry(PurgeKind.BATCH_RUNS, 0L)
                .containsEntry(PurgeKind.QUARANTINED_RECORDS, 1L);
        assertThat(count("BATCH_JOB_INSTANCE")).isEqualTo(3);
    }

    @Test
    void controlAPurgeThatDoesNotAskWhoHoldsTheJobTakesARunsMetadataFromUnderIt() {
        FAULTS.rewrite(sql -> sql.replace("SELECT IS_USED_LOCK(?)", "SELECT NULLIF(?, '') IS NULL OR NULL"));

        List<Object> ends = Interleaving.pausedBehind(INSTANCE, FAULTS, crm)
                .run(() -> end(() -> crm.run(job, DATE)), () -> end(PurgeFaultTests::purge));

        assertThat(ends.get(0)).isNotInstanceOf(RunResult.Completed.class);
    }

    @Test
    void row83TwoPurgesAtOnceDeleteEverythingOnce() {
        List<Object> ends = Interleaving.pausedBehind(STAND_STILL, FAULTS, crm)
                .run(() -> end(PurgeFaultTests::purge), () -> end(PurgeFaultTests::purge));

        assertThat(ends).allSatisfy(end -> assertThat(end).isInstanceOf(PurgeReport.class));
        assertThat(ends.stream()
                        .map(PurgeReport.class::cast)
                        .mapToLong(report -> report.rows().get(PurgeKind.RUNS))
                        .sum())
                .isOne();
        assertPurged();
    }

    private static PurgeReport purge() {
        return crm.bean(Purge.class).purge(new Purge.Order(null, Duration.ofDays(90), false), new Act("olga", "old"));
    }

    private static void awaitFreeJob() {
        Awaitility.await().until(() -> crm.bean(Leases.class).hold(JOB) == Hold.FREE);
    }

    private static Object end(Supplier<?> work) {
        try {
            return work.get();
        } catch (RuntimeException e) {
            return e;
        }
    }

    private static long count(String table) {
        return crm.value(Long.class, "SELECT COUNT(*) FROM " + table);
    }
}
