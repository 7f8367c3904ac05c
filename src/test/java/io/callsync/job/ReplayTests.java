package io.callsync.job;

import static io.callsync.testing.AircallJson.aCall;
import static org.assertj.core.api.Assertions.assertThat;

import io.callsync.call.CallStatus;
import io.callsync.ledger.Act;
import io.callsync.ledger.QuarantineState;
import io.callsync.provider.aircall.AircallProvider;
import io.callsync.provider.twilio.TwilioProvider;
import io.callsync.report.QuarantineFilter;
import io.callsync.report.ReplayReport;
import io.callsync.settings.JobFile;
import io.callsync.testing.AircallJson;
import io.callsync.testing.Crm;
import io.callsync.testing.Exports;
import io.callsync.testing.Promises;
import io.callsync.testing.TwilioJson;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Quarantined records that are run through a mended mapping. */
class ReplayTests {

    private static final LocalDate DATE = LocalDate.of(2026, 11, 20);
    private static final Act ACT = new Act("olga", "status mapped");
    private static final int ROUNDS = 20;
    private static final String CONTENT = """
            SELECT l.external_call_id, l.source_version, l.direction, l.status, l.provider_status, l.start_at, l.end_at, l.duration,
                l.`from`, l.`to`, l.agent, l.agent_version, c.lead_id, c.call_status, c.call_duration
            FROM call_logs l LEFT JOIN communications c ON c.id = l.communication_id ORDER BY l.external_call_id""";

    @AutoClose
    private static Crm crm;

    @TempDir
    Path folder;

    private Exports exports;
    private JobFile job;
    private JobFile mended;

    @BeforeAll
    static void start() {
        crm = Crm.start("callsync.chunk-size=3");
    }

    @BeforeEach
    void emptyDatabase() {
        crm.clear();
        crm.lead(5, "+15145550101", "2026-01-01T00:00:00");
        exports = new Exports(folder);
        job = exports.job(new AircallProvider(), 0, 1);
        mended = Exports.mapping("vanished", CallStatus.ATTEMPTED, job);
    }

    @AfterEach
    void everyPromiseIsKept() {
        Promises.assertKept(crm);
    }

    @Test
    void aRecordThatWasKeptWholeIsLoadedWithoutItsFile() throws Exception {
        Path file = exports.put(DATE, "calls.jsonl", aCall(1).line() + unknown(2) + unknown(3));
        crm.complete(job, DATE);
        Files.delete(file);

        ReplayReport report = replay(mended);

        assertThat(report.outcomes()).containsExactly(Map.entry("inserted", 2L));
        assertThat(report.left()).isZero();
        assertThat(crm.rows("SELECT external_call_id, status, record_number FROM call_logs ORDER BY external_call_id"))
                .containsExactly(
                        Map.of("external_call_id", "1", "status", "answered", "record_number", 1L),
                        Map.of("external_call_id", "2", "status", "attempted", "record_number", 2L),
                        Map.of("external_call_id", "3", "status", "attempted", "record_number", 3L));
        assertThat(crm.rows("SELECT id FROM communications WHERE lead_id = 5")).hasSize(3);
    }

    @Test
    void theLedgerTheNightAndTheHistorySayWhatBecameOfIt() {
        exports.put(DATE, "calls.jsonl", aCall(1).line() + unknown(2));
        crm.complete(job, DATE);
        Object before = crm.night(DATE).get("since");

        replay(mended);

        assertThat(crm.rows("SELECT inserted, quarantined FROM callsync_export_files"))
                .containsExactly(Map.of("inserted", 2L, "quarantined", 0L));
        assertThat(crm.night(DATE))
                .containsEntry("inserted", 2L)
                .containsEntry("quarantined", 0L)
                .containsEntry("complete", true)
                .as("a reader who has read the night reads it again")
                .doesNotContainEntry("since", before);
        assertThat(crm.rows("SELECT state, attempts FROM callsync_quarantine"))
                .containsExactly(Map.of("state", "replayed", "attempts", 1));
        assertThat(crm.rows("SELECT action, result, done_by, why FROM callsync_quarantine_history"))
                .containsExactly(
                        Map.of("action", "replayed", "result", "inserted", "done_by", "olga", "why", "status mapped"));
        assertThat(crm.value(Boolean.class, """
                        SELECT ABS(TIMESTAMPDIFF(SECOND, done_at, UTC_TIMESTAMP(6))) < 60 FROM callsync_quarantine_history""")).isTrue();
    }

    @Test
    void aSecondReplayFindsNothingToDo() {
        exports.put(DATE, "calls.jsonl", unknown(1));
        crm.complete(job, DATE);
        replay(mended);
        List<Map<String, Object>> once = crm.rows("SELECT * FROM call_logs");

        assertThat(replay(mended).records()).isZero();

        assertThat(crm.rows("SELECT * FROM call_logs")).isEqualTo(once);
        assertThat(crm.rows("SELECT id FROM callsync_quarantine_history")).hasSize(1);
    }

    @Test
    void whatStillFailsStaysOpenWithItsNewReasonAndACountOfAttempts() {
        String withoutEnd = unknown(1).replaceAll("\"ended_at\":\\d+", "\"ended_at\":null");
        exports.put(DATE, "calls.jsonl", withoutEnd + "{\"broken\n");
        crm.complete(job, DATE);

        replay(mended);
        ReplayReport report = replay(mended);

        assertThat(report.quarantined()).containsExactlyInAnyOrderEntriesOf(Map.of("malformed", 1L, "no-end", 1L));
        assertThat(crm.rows("SELECT state, attempts, reason FROM callsync_quarantine ORDER BY record_number"))
                .containsExactly(
                        Map.of("state", "open", "attempts", 2, "reason", "no-end"),
                        Map.of("state", "open", "attempts", 2, "reason", "malformed"));
        assertThat(crm.rows(
                        "SELECT name FROM callsync_file_counts WHERE kind = 'quarantined' AND n <> 0 ORDER BY name"))
                .containsExactly(Map.of("name", "malformed"), Map.of("name", "no-end"));
        assertThat(crm.rows("SELECT result FROM callsync_quarantine_history WHERE action = 'tried'"))
                .hasSize(4)
                .anyMatch(row -> row.get("result").toString().startsWith("no-end: "));
    }

    @Test
    void aRowOfACsvFileIsReadByTheHeaderThatWasKeptWithIt() throws Exception {
        Path file = exports.put(DATE, "export.csv", """
                datetime (UTC);direction;from;to;answered;duration (total);duration (in call);call id (internal)
                2026-11-20 12:00:00;outbound;+15145550199;+15145550101;Yes;610;600;1
                2026-11-20 12:00:00;outbound;+15145550199;+15145550101;vanished;610;0;2
                """);
        crm.complete(job, DATE);
        Files.delete(file);

        assertThat(replay(mended).outcomes()).containsExactly(Map.entry("inserted", 1L));

        assertThat(crm.value(String.class, "SELECT status FROM call_logs WHERE external_call_id = '2'"))
                .isEqualTo("attempted");
    }

    @Test
    void aRecordThatWasKeptShortIsReadFromItsFileAgain() {
        exports.put(DATE, "calls.jsonl", aCall(1).line() + longOne(2) + unknown(3) + longOne(4));
        crm.complete(job, DATE);

        ReplayReport report = replay(mended);

        assertThat(report.outcomes()).containsExactly(Map.entry("inserted", 3L));
        assertThat(crm.rows("SELECT external_call_id FROM call_logs")).hasSize(4);
    }

    @Test
    void aRecordOverTheLimitIsNeverReadFromItsBeginningButFromItsFileOnceTheLimitIsRaised() {
        String header =
                "datetime (UTC);direction;from;to;answered;duration (total);duration (in call);call id (internal);comments\n";
        String row = "2026-11-20 12:00:00;outbound;+15145550199;+15145550101;Yes;610;600;1;" + "c".repeat(300) + "\n";
        exports.put(DATE, "export.csv", header + row);
        JobFile strict = Exports.limiting(200, job);
        crm.complete(strict, DATE);

        assertThat(replay(strict).quarantined()).containsExactly(Map.entry("record-too-large", 1L));
        assertThat(replay(job).outcomes()).containsExactly(Map.entry("inserted", 1L));

        assertThat(crm.value(Integer.class, "SELECT LENGTH(description) FROM call_logs"))
                .isEqualTo(300);
    }

    @Test
    void whereItsFileIsGoneItStaysOpenAndTheOthersAreLoaded() throws IOException {
        Path file = exports.put(DATE, "calls.jsonl", longOne(1) + unknown(2));
        crm.complete(job, DATE);
        Files.delete(file);

        ReplayReport report = replay(mended);

        assertThat(report.outcomes()).containsExactly(Map.entry("inserted", 1L));
        assertThat(report.recordsNotRead()).isOne();
        assertThat(report.notRead()).singleElement().asString().contains("calls.jsonl was deleted");
        assertThat(crm.rows("SELECT state, attempts, reason FROM callsync_quarantine WHERE record_number = 1"))
                .containsExactly(Map.of("state", "open", "attempts", 1, "reason", "unknown-status"));
    }

    @Test
    void whereItsFileWasReplacedNothingOfTheNewOneIsTaken() {
        exports.put(DATE, "calls.jsonl", longOne(1));
        crm.complete(job, DATE);
        exports.put(DATE, "calls.jsonl", longOne(7) + unknown(8));

        assertThat(replay(mended).notRead()).singleElement().asString().contains("was replaced");

        assertThat(crm.rows("SELECT id FROM call_logs")).isEmpty();
    }

    @Test
    void recordsOfAnotherReasonOrDateAreLeftAlone() {
        exports.put(DATE, "calls.jsonl", unknown(1));
        exports.put(DATE.minusDays(1), "calls.jsonl", unknown(2));
        crm.complete(job, DATE);
        crm.complete(job, DATE.minusDays(1));

        replay(mended, new QuarantineFilter(List.of(), null, DATE.minusDays(1), null, null, null));

        assertThat(crm.rows("SELECT external_call_id FROM call_logs")).containsExactly(Map.of("external_call_id", "2"));
    }

    @Test
    void aLegIsFoldedWithThoseThatCameWithoutIt() {
        JobFile twilio = exports.job(new TwilioProvider(), 0, 1);
        String sid = "CA" + "0".repeat(32);
        exports.put(
                DATE,
                "calls.jsonl",
                TwilioJson.parent(sid, true, "+15145550101", 0, "vanished")
                                .replace("\"duration\":\"50\"", "\"duration\":\"0\"")
                        + TwilioJson.child(sid, 1, 0, "completed"));
        crm.complete(twilio, DATE);
        assertThat(crm.rows("SELECT id FROM call_logs")).isEmpty();

        ReplayReport report = replay(Exports.mapping("vanished", CallStatus.ANSWERED, twilio));

        assertThat(report.outcomes()).containsExactly(Map.entry("inserted", 1L));
        assertThat(crm.rows("SELECT external_call_id FROM call_logs")).hasSize(1);
    }

    @Test
    void whereTheJobReadsAnotherProviderNowNothingIsTakenForItsCalls() {
        exports.put(DATE, "calls.jsonl", unknown(1));
        crm.complete(job, DATE);

        ReplayReport report = replay(Exports.named(job.name(), exports.job(new TwilioProvider())));

        assertThat(report.recordsNotRead()).isOne();
        assertThat(crm.rows("SELECT id FROM call_logs")).isEmpty();
    }

    @Test
    void aReplayEndsAsIfTheMappingHadBeenRightFromTheStart() {
        long seed = Long.getLong("callsync.seed", System.nanoTime());
        System.out.println("seed: -Dcallsync.seed=" + seed);
        Random random = new Random(seed);
        for (int round = 0; round < ROUNDS; round++) {
            LocalDate date = DATE.minusDays(round);
            for (int file = 0; file < 3; file++) {
                exports.put(date, file + ".jsonl", randomRecords(random));
            }
            crm.clear();
            crm.lead(5, "+15145550101", "2026-01-01T00:00:00");
            crm.complete(mended, date);
            List<Map<String, Object>> expected = crm.rows(CONTENT);
            crm.clear();
            crm.lead(5, "+15145550101", "2026-01-01T00:00:00");

            crm.complete(job, date);
            // what another record of the call has resolved is not replayed: open again, it is
            crm.admin().update("UPDATE callsync_quarantine SET state = 'open', settled_at = NULL");
            replay(mended);

            assertThat(crm.rows(CONTENT)).as("round %d", round).isEqualTo(expected);
            Promises.assertKept(crm);
        }
    }

    private static String randomRecords(Random random) {
        StringBuilder records = new StringBuilder();
        for (int i = 0; i < 12; i++) {
            int id = 1 + random.nextInt(6);
            AircallJson call = aCall(id).at(aCall(id).timestamp() + random.nextInt(4));
            String agent = random.nextBoolean() ? "bob@example.com" : null;
            records.append(
                    random.nextInt(3) == 0
                            ? call.agent(agent).line()
                            : call.missed()
                                    .agent(agent)
                                    .line()
                                    .replace("\"status\":\"done\"", "\"status\":\"vanished\""));
        }
        return records.toString();
    }

    private ReplayReport replay(JobFile with) {
        return replay(with, QuarantineFilter.of(QuarantineState.OPEN));
    }

    private static ReplayReport replay(JobFile with, QuarantineFilter filter) {
        try (Replay.Session session = crm.bean(Replay.class).begin()) {
            session.replay(with, filter, ACT);
            return session.reports().get(0);
        } catch (SQLException | IOException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String unknown(long id) {
        return aCall(id).missed().line().replace("\"status\":\"done\"", "\"status\":\"vanished\"");
    }

    /** Longer than what is kept of a record. */
    private static String longOne(long id) {
        return unknown(id).replace("\"token\":\"t\"", "\"token\":\"" + "t".repeat(70 << 10) + '"');
    }
}
