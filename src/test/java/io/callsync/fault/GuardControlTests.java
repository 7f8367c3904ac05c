package io.callsync.fault;

import static org.assertj.core.api.Assertions.assertThat;

import io.callsync.job.RunResult;
import io.callsync.job.Unbalanced;
import io.callsync.ledger.AlreadyRunning;
import io.callsync.ledger.Fenced;
import io.callsync.testing.Crm;
import io.callsync.testing.SmallNight;
import io.callsync.testing.fault.Interleaving;
import io.callsync.testing.fault.JdbcFaults;
import java.nio.file.Path;
import java.util.List;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What keeps two runs of a job apart: each guard is switched off in its SQL, and what it stands against must happen. */
class GuardControlTests {

    private static final String LOOK_UP = "FROM call_logs WHERE provider";
    private static final UnaryOperator<String> NO_LOCK =
            sql -> sql.replace("SELECT GET_LOCK(?, ?)", "SELECT 1 + 0 * LENGTH(CONCAT(?, ?))");
    private static final UnaryOperator<String> NO_EPOCH = sql -> sql.replace(
            "SELECT epoch, forgets FROM callsync_leases WHERE job = ? LOCK IN SHARE MODE",
            "SELECT MIN(epoch) AS epoch, 0 AS forgets FROM callsync_runs WHERE job = ?");
    private static final UnaryOperator<String> ONE_EPOCH_FOR_ALL =
            sql -> sql.replace("ON DUPLICATE KEY UPDATE epoch = epoch + 1", "ON DUPLICATE KEY UPDATE epoch = epoch");
    // Batch notices by the versions of its own rows that somebody has healed them; callsync does not count on it
    private static final UnaryOperator<String> NO_VERSIONS_OF_BATCH = sql -> sql.startsWith("UPDATE BATCH_")
            ? sql.replaceFirst("(?i)\\bAND VERSION = \\?", "AND (VERSION = ? OR TRUE)")
            : sql;
    private static final UnaryOperator<String> NO_COMPARE_AND_SET = sql -> sql.replace(
            "AND next_record = ? AND state IN ('planned', 'loading', 'failed')", "AND (next_record = ? OR TRUE)");
    private static final UnaryOperator<String> NO_VERIFICATION =
            sql -> sql.contains("AS violations") ? sql + " WHERE FALSE" : sql;
    private static final UnaryOperator<String> NO_BALANCE = sql -> sql.replace(
            "HAVING SUM(b.calls) <> SUM(b.found_calls) OR SUM(b.talk) <> SUM(b.found_talk)", "HAVING FALSE");
    private static final String UNBALANCED = """
            SELECT id FROM callsync_export_files
            WHERE records <> inserted + updated + unchanged + superseded + duplicate + filtered + quarantined
               OR next_record <> records + 1""";
    // of those that have no communication, which would disagree
    private static final String LONGER_CALLS = """
            CREATE TRIGGER break_the_night BEFORE INSERT ON call_logs FOR EACH ROW
            SET NEW.duration = NEW.duration + (NEW.communication_id IS NULL)""";
    private static final JdbcFaults FAULTS = new JdbcFaults();

    @AutoClose
    private static Crm crm;

    @TempDir
    Path folder;

    private SmallNight night;

    @BeforeAll
    static void start() {
        crm = Crm.start(FAULTS, "callsync.chunk-size=10", "callsync.parallel-files=4");
    }

    @BeforeEach
    void aNight() {
        FAULTS.clear();
        night = SmallNight.in(folder, 1, 28);
        night.prepare(crm);
    }

    @AfterEach
    void mend() {
        FAULTS.clear();
        crm.admin().execute("DROP TRIGGER IF EXISTS break_the_night");
    }

    @Test
    void asLongAsARunIsOnlyPausedASecondOneIsRefused() {
        List<Object> ends = pausedAndSecondRun();

        assertThat(ends.get(0)).isInstanceOf(RunResult.Completed.class);
        assertThat(ends.get(1)).isInstanceOf(AlreadyRunning.class);
        night.assertExact(crm);
    }

    @Test
    void controlWithoutTheNamedLockASecondRunIsLetInBesideALiveOne() {
        FAULTS.rewrite(NO_LOCK);

        List<Object> ends = pausedAndSecondRun();

        assertThat(ends.get(1)).isInstanceOf(RunResult.Completed.class);
    }

    @Test
    void controlWithoutTheEpochARunThatWasOvertakenGoesOnWriting() {
        FAULTS.rewrite(NO_EPOCH);
        crm.admin().execute("""
                CREATE TRIGGER break_the_night BEFORE INSERT ON call_logs FOR EACH ROW
                UPDATE callsync_leases SET epoch = epoch + 1 WHERE NEW.external_call_id = '15'""");

        assertThat(night.run(crm)).isInstanceOf(RunResult.Completed.class);
    }

    @Test
    void aPausedRunWhoseFileWasReadOnIsRefusedByTheLedgerAlone() {
        FAULTS.rewrite(sql -> NO_VERSIONS_OF_BATCH.apply(ONE_EPOCH_FOR_ALL.apply(NO_LOCK.apply(sql))));

        List<Object> ends = pausedAndSecondRun();

        assertThat(((RunResult.Failed) ends.get(0)).cause())
                .isInstanceOf(Fenced.class)
                .hasMessageContaining("is no longer at record 1");
        assertThat(crm.rows(UNBALANCED)).isEmpty();
    }

    @Test
    void controlWithoutTheLedgersCompareAndSetRecordsAreCountedTwice() {
        FAULTS.rewrite(sql ->
                NO_COMPARE_AND_SET.apply(NO_VERSIONS_OF_BATCH.apply(ONE_EPOCH_FOR_ALL.apply(NO_LOCK.apply(sql)))));

        pausedAndSecondRun();

        assertThat(crm.rows(UNBALANCED)).isNotEmpty();
    }

    @Test
    void controlWithoutTheVerificationAtItsEndANightThatLostARecordPassesForComplete() {
        FAULTS.rewrite(NO_VERIFICATION);
        crm.admin().execute("""
                CREATE TRIGGER break_the_night BEFORE UPDATE ON callsync_export_files FOR EACH ROW
                SET NEW.inserted = NEW.inserted - (NEW.state = 'loaded')""");

        assertThat(night.run(crm)).isInstanceOf(RunResult.Completed.class);

        assertThat(crm.night(SmallNight.DATE)).containsEntry("complete", true);
        assertThat(crm.rows(UNBALANCED)).isNotEmpty();
    }

    @Test
    void aTriggerThatChangesCallsIsFound() {
        execute(LONGER_CALLS);

        assertThat(((RunResult.Failed) night.run(crm)).cause()).isInstanceOf(Unbalanced.class);
    }

    @Test
    void controlWithoutTheBalanceATriggerThatChangesCallsPassesForComplete() {
        FAULTS.rewrite(NO_BALANCE);
        execute(LONGER_CALLS);

        assertThat(night.run(crm)).isInstanceOf(RunResult.Completed.class);
        assertThat(crm.night(SmallNight.DATE)).containsEntry("complete", true);
    }

    private static void execute(String sql) {
        crm.admin().execute(sql);
    }

    private List<Object> pausedAndSecondRun() {
        return Interleaving.pausedBehind(LOOK_UP, FAULTS, crm).run(this::end, this::end);
    }

    private Object end() {
        try {
            return night.run(crm);
        } catch (RuntimeException e) {
            return e;
        }
    }
}
