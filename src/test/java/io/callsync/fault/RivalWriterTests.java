package io.callsync.fault;

import static io.callsync.testing.AircallJson.aCall;
import static org.assertj.core.api.Assertions.assertThat;

import io.callsync.job.RunResult;
import io.callsync.ledger.Fenced;
import io.callsync.provider.aircall.AircallProvider;
import io.callsync.settings.JobFile;
import io.callsync.testing.AircallJson;
import io.callsync.testing.Crm;
import io.callsync.testing.Exports;
import io.callsync.testing.fault.Interleaving;
import io.callsync.testing.fault.JdbcFaults;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Two jobs that write the same call at once: one has looked it up and is paused before it writes, the other one goes on. */
class RivalWriterTests {

    private static final LocalDate DATE = LocalDate.of(2026, 11, 20);
    private static final String LOOK_UP = "FROM call_logs WHERE provider";
    private static final String RECORDING = "https://assets.aircall.io/calls/1/recording";
    private static final AircallJson STORED = aCall(1);
    private static final AircallJson NEWER = STORED.at(STORED.timestamp() + 2).agent("bob@example.com");
    private static final AircallJson RECORDED =
            STORED.at(STORED.timestamp() + 1).asset(RECORDING);
    private static final JdbcFaults FAULTS = new JdbcFaults();

    @AutoClose
    private static Crm crm;

    @TempDir
    Path folder;

    @BeforeAll
    static void start() {
        crm = Crm.start(FAULTS, "callsync.parallel-files=4");
    }

    @BeforeEach
    void aStoredCall() {
        FAULTS.clear();
        crm.clear();
        assertThat(night("stored", STORED)).isInstanceOf(RunResult.Completed.class);
    }

    @Test
    void whatTwoJobsSayOfACallAtOnceIsMerged() {
        writeAtOnce();

        assertThat(call()).containsEntry("agent", "bob@example.com").containsEntry("media_url", RECORDING);
    }

    @Test
    void controlWithoutTheRowLockOneJobUndoesWhatTheOtherSaid() {
        FAULTS.rewrite(" FOR UPDATE", "");

        writeAtOnce();

        assertThat(call()).containsEntry("agent", "bob@example.com").containsEntry("media_url", null);
    }

    @Test
    void withoutTheRowLockTheVersionStillKeepsAnOlderRecordFromUndoingANewerOne() {
        FAULTS.rewrite(" FOR UPDATE", "");

        List<RunResult> runs = pausedBeforeWriting(RECORDED, NEWER);

        assertThat(((RunResult.Failed) runs.get(0)).cause()).isInstanceOf(Fenced.class);
        assertThat(call()).containsEntry("agent", "bob@example.com");
    }

    @Test
    void controlWithoutTheVersionCompareAnOlderRecordUndoesANewerOne() {
        FAULTS.rewrite(
                sql -> sql.replace(" FOR UPDATE", "").replace("WHERE known.source_version <= ", "WHERE TRUE OR "));

        pausedBeforeWriting(RECORDED, NEWER);

        assertThat(call()).containsEntry("agent", "alice@example.com");
    }

    @Test
    void aCallThatTwoJobsBringAtOnceForTheFirstTimeIsOneRow() {
        crm.clear();

        pausedBeforeWriting(NEWER, RECORDED);

        assertThat(crm.rows("SELECT external_call_id FROM call_logs")).hasSize(1);
        assertThat(call()).containsEntry("agent", "bob@example.com").containsEntry("media_url", RECORDING);
    }

    @Test
    void controlWithoutTheUniqueKeyItIsTwoRows() {
        crm.clear();
        crm.admin().execute("ALTER TABLE call_logs DROP KEY call_logs_external_call");

        pausedBeforeWriting(NEWER, RECORDED);

        assertThat(crm.rows("SELECT external_call_id FROM call_logs")).hasSize(2);
        crm.clear();
        crm.admin()
                .execute("ALTER TABLE call_logs ADD UNIQUE KEY call_logs_external_call (provider, external_call_id)");
    }

    private List<RunResult> pausedBeforeWriting(AircallJson paused, AircallJson meanwhile) {
        return Interleaving.pausedBehind(LOOK_UP, FAULTS, crm)
                .run(() -> night("paused", paused), () -> night("meanwhile", meanwhile));
    }

    /** The job with the newest record reads the call first and writes it last, if it may. */
    private void writeAtOnce() {
        assertThat(pausedBeforeWriting(NEWER, RECORDED)).allMatch(RunResult.Completed.class::isInstance);
    }

    private RunResult night(String name, AircallJson... records) {
        Exports exports = new Exports(folder.resolve(name));
        for (AircallJson call : records) {
            exports.put(DATE, call.id() + ".jsonl", call.line());
        }
        JobFile job = Exports.named(name, exports.job(new AircallProvider()));
        return crm.run(job, DATE);
    }

    private static Map<String, Object> call() {
        return crm.rows("SELECT agent, media_url FROM call_logs").get(0);
    }
}
