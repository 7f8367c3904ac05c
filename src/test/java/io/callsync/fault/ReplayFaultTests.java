package io.callsync.fault;

import static io.callsync.testing.AircallJson.aCall;
import static org.assertj.core.api.Assertions.assertThat;

import io.callsync.call.CallStatus;
import io.callsync.job.Replay;
import io.callsync.job.RunResult;
import io.callsync.ledger.Act;
import io.callsync.ledger.AlreadyRunning;
import io.callsync.ledger.Fenced;
import io.callsync.ledger.Hold;
import io.callsync.ledger.Leases;
import io.callsync.ledger.QuarantineState;
import io.callsync.provider.aircall.AircallProvider;
import io.callsync.report.QuarantineFilter;
import io.callsync.report.ReplayReport;
import io.callsync.settings.JobFile;
import io.callsync.testing.AircallJson;
import io.callsync.testing.Crm;
import io.callsync.testing.Exports;
import io.callsync.testing.Promises;
import io.callsync.testing.fault.Interleaving;
import io.callsync.testing.fault.JdbcFault;
import io.callsync.testing.fault.JdbcFaults;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What can come between a replay and its records. */
class ReplayFaultTests {

    private static final LocalDate DATE = LocalDate.of(2026, 11, 20);
    private static final int RECORDS = 6;
    private static final String LOCK = "FROM callsync_quarantine WHERE id IN";
    private static final String LOOK_UP = "FROM call_logs WHERE provider";
    private static final JdbcFaults FAULTS = new JdbcFaults();

    @AutoClose
    private static Crm crm;

    @TempDir
    Path folder;

    private Exports exports;
    private JobFile job;
    private JobFile mended;

    @BeforeAll
    static void start() {
        crm = Crm.start(FAULTS, "callsync.restarts=0");
    }

    @BeforeEach
    void aNightOfRecordsThatNobodyMapped() {
        FAULTS.clear();
        exports = new Exports(folder);
        exports.put(
                DATE,
                "calls.jsonl",
                aCall(100).line()
                        + LongStream.rangeClosed(1, RECORDS)
                                .mapToObj(ReplayFaultTests::unknown)
                                .collect(Collectors.joining()));
        job = exports.job(new AircallProvider(), 0, 1);
        mended = Exports.mapping("vanished", CallStatus.ATTEMPTED, job);
        load();
    }

    private void load() {
        crm.clear();
        crm.lead(1, "+15145550101", "2026-01-01T00:00:00");
        crm.complete(job, DATE);
    }

    @AfterEach
    void everyPromiseIsKept() {
        FAULTS.clear();
        crm.admin().execute("DROP TRIGGER IF EXISTS break_the_replay");
        Promises.assertKept(crm);
    }

    @Test
    void row77WhicheverCallOfAReplayLosesItsConnectionNothingIsLostAndTheNextOneEndsExact() {
        boolean untouched = false;
        int broken = 0;
        for (long n = 1; !untouched; n++) {
            FAULTS.clear();
            load();
            untouched = !breaksAt(FAULTS.calls() + n);
            broken += untouched ? 0 : 1;
            Promises.assertKept(crm);
            assertAllOrNothing();
            awaitFreeJob();

            end(this::replay);

            assertExact();
        }
        assertThat(broken).isGreaterThan(10);
    }

    private boolean breaksAt(long n) {
        AtomicBoolean reached = new AtomicBoolean();
        FAULTS.plant(call -> {
            if (call.number() == n) {
                reached.set(true);
                JdbcFault.lostConnection().before(call);
            }
        });
        end(this::replay);
        FAULTS.clear();
        return reached.get();
    }

    /** The records are one transaction. */
    private static void assertAllOrNothing() {
        long replayed = count("callsync_quarantine WHERE state = 'replayed'");
        assertThat(replayed).isIn(0L, (long) RECORDS);
        assertThat(count("call_logs")).isEqualTo(1 + replayed);
        assertThat(count("callsync_quarantine_history WHERE action = 'replayed'"))
                .isEqualTo(replayed);
    }

    private static void awaitFreeJob() {
        Awaitility.await().until(() -> crm.bean(Leases.class).hold("aircall-test") != Hold.LIVE);
    }

    @Test
    void row78OfTwoReplaysAtOnceOneWorksAndTheOtherIsRefused() {
        List<Object> ends =
                Interleaving.pausedBehind(LOCK, FAULTS, crm).run(() -> end(this::replay), () -> end(this::replay));

        assertThat(ends.get(0)).isInstanceOf(ReplayReport.class);
        assertThat(ends.get(1)).isInstanceOf(AlreadyRunning.class);
        assertExact();
    }

    @Test
    void row78AReplayThatWasTakenOverCommitsNothing() {
        crm.admin().execute("""
                CREATE TRIGGER break_the_replay BEFORE UPDATE ON callsync_quarantine FOR EACH ROW
                UPDATE callsync_leases SET epoch = epoch + 1""");

        assertThat(end(this::replay)).isInstanceOf(Fenced.class);

        assertThat(count("call_logs")).isOne();
        assertThat(count("callsync_quarantine WHERE state = 'open' AND attempts = 0"))
                .isEqualTo(RECORDS);
        assertThat(count("callsync_quarantine_history")).isZero();
    }

    @Test
    void controlWithoutTheEpochAReplayThatWasTakenOverCommits() {
        FAULTS.rewrite(
                "SELECT epoch, forgets FROM callsync_leases WHERE job = ? LOCK IN SHARE MODE",
                "SELECT epoch - %d AS epoch, forgets FROM callsync_leases WHERE job = ? LOCK IN SHARE MODE"
                        .formatted(RECORDS));
        crm.admin().execute("""
                CREATE TRIGGER break_the_replay BEFORE UPDATE ON callsync_quarantine FOR EACH ROW
                UPDATE callsync_leases SET epoch = epoch + 1""");

        assertThat(end(this::replay)).isInstanceOf(ReplayReport.class);
    }

    @Test
    void row78WhereNothingKeepsThemApartARecordIsStillReplayedOnce() {
        FAULTS.rewrite(sql -> sql.replace("SELECT GET_LOCK(?, ?)", "SELECT 1 + 0 * LENGTH(CONCAT(?, ?))")
                .replace("ON DUPLICATE KEY UPDATE epoch = epoch + 1", "ON DUPLICATE KEY UPDATE epoch = epoch"));

        List<Object> ends = Interleaving.pausedBehind("FROM callsync_quarantine q JOIN", FAULTS, crm)
                .run(() -> end(this::replay), () -> end(this::replay));

        assertThat(ends).extracting(end -> ((ReplayReport) end).records()).containsExactly(0L, (long) RECORDS);
        FAULTS.clear();
        assertExact();
    }

    @Test
    void row79AReplayBesideANightlyRunIsRefused() {
        exports.put(DATE, "more.jsonl", aCall(200).line());

        List<Object> ends = Interleaving.pausedBehind(LOOK_UP, FAULTS, crm)
                .run(() -> end(() -> crm.run(job, DATE)), () -> end(this::replay));

        assertThat(ends.get(0)).isInstanceOf(RunResult.Completed.class);
        assertThat(ends.get(1)).isInstanceOf(AlreadyRunning.class);
    }

    @Test
    void row79ANightlyRunBesideAReplayIsRefusedAndLoadsAfterwards() {
        exports.put(DATE, "more.jsonl", aCall(200).line());

        List<Object> ends = Interleaving.pausedBehind(LOCK, FAULTS, crm)
                .run(() -> end(this::replay), () -> end(() -> crm.run(job, DATE)));

        assertThat(ends.get(0)).isInstanceOf(ReplayReport.class);
        assertThat(ends.get(1)).isInstanceOf(AlreadyRunning.class);
        FAULTS.clear();
        crm.complete(job, DATE);
        assertThat(count("call_logs")).isEqualTo(RECORDS + 2);
    }

    @Test
    void row80ARecordThatIsOlderThanItsCallTakesNothingBack() {
        Exports elsewhere = new Exports(folder.resolve("elsewhere"));
        AircallJson newer = aCall(1).at(aCall(1).timestamp() + 9_000).agent("bob@example.com");
        elsewhere.put(DATE, "newer.jsonl", newer.line());
        crm.clear();
        crm.complete(Exports.named("other", elsewhere.job(new AircallProvider())), DATE);
        crm.complete(job, DATE);
        List<Map<String, Object>> before = crm.rows("SELECT * FROM call_logs WHERE external_call_id = '1'");

        ReplayReport report = (ReplayReport) end(this::replay);

        assertThat(report.outcomes()).containsEntry("superseded", 1L).containsEntry("inserted", RECORDS - 1L);
        assertThat(crm.rows("SELECT * FROM call_logs WHERE external_call_id = '1'"))
                .isEqualTo(before);
    }

    private ReplayReport replay() {
        try (Replay.Session session = crm.bean(Replay.class).begin()) {
            session.replay(mended, QuarantineFilter.of(QuarantineState.OPEN), new Act("olga", "status mapped"));
            return session.reports().get(0);
        } catch (SQLException | IOException e) {
            throw new IllegalStateException(e);
        }
    }

    private static Object end(Supplier<?> work) {
        try {
            return work.get();
        } catch (RuntimeException e) {
            return e;
        }
    }

    private static void assertExact() {
        assertThat(crm.rows("SELECT external_call_id FROM call_logs")).hasSize(RECORDS + 1);
        assertThat(crm.rows("SELECT id FROM communications WHERE lead_id = 1")).hasSize(RECORDS + 1);
        assertThat(crm.rows("SELECT inserted, quarantined FROM callsync_export_files"))
                .containsExactly(Map.of("inserted", RECORDS + 1L, "quarantined", 0L));
        assertThat(crm.rows("SELECT DISTINCT state, attempts FROM callsync_quarantine"))
                .containsExactly(Map.of("state", "replayed", "attempts", 1));
        Promises.assertKept(crm);
    }

    private static long count(String table) {
        return crm.value(Long.class, "SELECT COUNT(*) FROM " + table);
    }

    private static String unknown(long id) {
        return aCall(id).missed().line().replace("\"status\":\"done\"", "\"status\":\"vanished\"");
    }
}
