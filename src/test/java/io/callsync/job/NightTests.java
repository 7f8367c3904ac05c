package io.callsync.job;

import static io.callsync.testing.AircallJson.aCall;
import static org.assertj.core.api.Assertions.assertThat;

import io.callsync.ledger.OutcomeKind;
import io.callsync.provider.aircall.AircallProvider;
import io.callsync.provider.twilio.TwilioProvider;
import io.callsync.report.RunReport;
import io.callsync.settings.JobFile;
import io.callsync.testing.Crm;
import io.callsync.testing.Exports;
import io.callsync.testing.TwilioJson;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Map;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class NightTests {

    private static final LocalDate DATE = LocalDate.of(2026, 11, 20);

    @AutoClose
    private static Crm crm;

    @TempDir
    Path folder;

    private Exports exports;
    private JobFile job;

    @BeforeAll
    static void start() {
        crm = Crm.start();
    }

    @BeforeEach
    void emptyDatabase() {
        crm.clear();
        exports = new Exports(folder);
        job = exports.job(new AircallProvider());
    }

    @Test
    void aCallOfAKnownLeadBecomesACallLogAndACommunication() {
        crm.lead(5, "+15145550101", "2026-01-01T00:00:00");
        crm.user(9, "alice@example.com");
        exports.put(DATE, "calls.jsonl", aCall(1).line());

        RunReport report = completed();

        assertThat(report.totals()).containsEntry(OutcomeKind.INSERTED, 1L);
        assertThat(
                        crm.rows(
                                "SELECT lead_id, user_id, method, type, call_duration, call_phone, call_status FROM communications"))
                .containsExactly(Map.of(
                        "lead_id",
                        5L,
                        "user_id",
                        9L,
                        "method",
                        "phone",
                        "type",
                        "outgoing",
                        "call_duration",
                        600,
                        "call_phone",
                        "+15145550101",
                        "call_status",
                        "answered"));
        assertThat(crm.value(
                        Long.class,
                        "SELECT COUNT(*) FROM call_logs l JOIN communications c ON c.id = l.communication_id"))
                .isEqualTo(1);
    }

    @Test
    void aLeadCreatedLaterGetsTheCallInTheNextRunWithoutNewFiles() {
        exports.put(DATE, "calls.jsonl", aCall(1).line());
        completed();
        assertThat(crm.rows("SELECT id FROM communications")).isEmpty();
        crm.lead(5, "+15145550101", "2026-11-21T00:00:00");

        RunReport later = completed();

        assertThat(later.matchedLater()).isEqualTo(1);
        assertThat(crm.rows("SELECT lead_id FROM communications")).containsExactly(Map.of("lead_id", 5L));
        assertThat(crm.value(Long.class, "SELECT COUNT(*) FROM call_logs WHERE communication_id IS NULL"))
                .isZero();
    }

    @Test
    void aNewerRecordUpdatesOnlyWhatItProvides() {
        exports.put(
                DATE,
                "1.jsonl",
                aCall(1).asset("https://assets.aircall.io/calls/1/recording").line());
        completed();
        exports.put(
                DATE,
                "2.jsonl",
                aCall(1).at(aCall(1).timestamp() + 60)
                        .ended(aCall(1).endedAt() + 5)
                        .line());

        RunReport second = completed();

        assertThat(second.totals()).containsEntry(OutcomeKind.UPDATED, 1L);
        assertThat(crm.rows("SELECT duration, media_url FROM call_logs"))
                .containsExactly(Map.of("duration", 605, "media_url", "https://assets.aircall.io/calls/1/recording"));
    }

    @Test
    void row57AnOlderRecordThatComesLateChangesNothing() {
        exports.put(
                DATE,
                "1.jsonl",
                aCall(1).at(aCall(1).timestamp() + 60)
                        .ended(aCall(1).endedAt() + 5)
                        .line());
        completed();
        var before = crm.rows("SELECT * FROM call_logs");
        exports.put(DATE, "2.jsonl", aCall(1).line());

        RunReport second = completed();

        assertThat(second.totals()).containsEntry(OutcomeKind.SUPERSEDED, 1L);
        assertThat(crm.rows("SELECT * FROM call_logs")).isEqualTo(before);
    }

    @Test
    void row58TheSameRecordInAnotherFileIsUnchangedAndInTheSameFileADuplicate() {
        exports.put(DATE, "1.jsonl", aCall(1).line() + aCall(1).line());
        assertThat(completed().totals())
                .containsEntry(OutcomeKind.INSERTED, 1L)
                .containsEntry(OutcomeKind.DUPLICATE, 1L);
        exports.put(DATE, "copy.jsonl", aCall(1).line() + aCall(1).line());

        assertThat(completed().totals()).containsEntry(OutcomeKind.UNCHANGED, 2L);
    }

    @Test
    void aBadRecordIsQuarantinedAsItCameAndTheNextOnesLoad() {
        String bad = "{\"resource\":\"call\",\"data\":{\"id\":\n";
        exports.put(DATE, "calls.jsonl", aCall(1).line() + bad + aCall(2).line());

        RunReport report = completed();

        assertThat(report.totals()).containsEntry(OutcomeKind.INSERTED, 2L).containsEntry(OutcomeKind.QUARANTINED, 1L);
        assertThat(report.attention()).contains("1 of 3 records are quarantined");
        Map<String, Object> kept = crm.rows("SELECT * FROM callsync_quarantine").get(0);
        assertThat(kept)
                .containsEntry("reason", "malformed")
                .containsEntry("record_number", 2L)
                .containsEntry("position", (long) aCall(1).line().length());
        assertThat(new String((byte[]) kept.get("raw"), StandardCharsets.UTF_8)).isEqualTo(bad.strip());
        assertThat(crm.night(DATE)).containsEntry("complete", true).containsEntry("quarantined", 1L);
    }

    @Test
    void halfAnEmojiIsQuarantinedAndAWholeOneIsKept() {
        String half = aCall(1).agent("half\\ud83d@example.com").line();
        String whole = aCall(2).agent("whole\\ud83d\\ude00@example.com").line();
        exports.put(DATE, "calls.jsonl", half + whole);

        assertThat(completed().totals())
                .containsEntry(OutcomeKind.INSERTED, 1L)
                .containsEntry(OutcomeKind.QUARANTINED, 1L);
        assertThat(crm.rows("SELECT reason, field FROM callsync_quarantine"))
                .containsExactly(Map.of("reason", "bad-encoding", "field", "/data/user/email"));
        assertThat(crm.rows("SELECT agent FROM call_logs"))
                .containsExactly(Map.of("agent", "whole\ud83d\ude00@example.com"));
    }

    @Test
    void ofSeveralLeadsTheNewestThatExistedWhenTheCallStartedGetsTheCall() {
        crm.lead(1, "+15145550101", "2025-01-01T00:00:00");
        crm.lead(2, "+15145550101", "2026-06-01T00:00:00");
        crm.lead(3, "+15145550101", "2026-11-22T00:00:00");
        exports.put(DATE, "calls.jsonl", aCall(1).line());

        completed();

        assertThat(crm.rows("SELECT lead_id FROM communications")).containsExactly(Map.of("lead_id", 2L));
    }

    @Test
    void idsThatDifferOnlyInCaseAreDifferentCalls() {
        job = exports.job(new TwilioProvider());
        String upper = "CA" + "A".repeat(32);
        String lower = "CA" + "a".repeat(32);
        exports.put(
                DATE,
                "calls.jsonl",
                TwilioJson.parent(upper, true, "+15145550101", 0, "completed")
                        + TwilioJson.parent(lower, true, "+15145550101", 0, "completed"));

        assertThat(completed().totals()).containsEntry(OutcomeKind.INSERTED, 2L);
    }

    @Test
    void aCallLogThatSomebodyDeletedIsWrittenAgainWithItsOldCommunication() {
        crm.lead(5, "+15145550101", "2026-01-01T00:00:00");
        exports.put(DATE, "calls.jsonl", aCall(1).line());
        completed();
        crm.admin().update("DELETE FROM call_logs");
        exports.put(DATE, "again.jsonl", aCall(1).line());

        assertThat(completed().totals()).containsEntry(OutcomeKind.INSERTED, 1L);
        assertThat(crm.rows("SELECT id FROM communications")).hasSize(1);
    }

    @Test
    void aCommunicationThatTheCrmDeletedLeavesItsCallLog() {
        crm.lead(5, "+15145550101", "2026-01-01T00:00:00");
        exports.put(DATE, "calls.jsonl", aCall(1).line());
        completed();

        crm.admin().update("DELETE FROM communications");

        assertThat(crm.value(Long.class, "SELECT COUNT(*) FROM call_logs WHERE communication_id IS NULL"))
                .isEqualTo(1);
    }

    private RunReport completed() {
        return crm.complete(job, DATE);
    }
}
