package io.callsync.provider.declared;

import static org.assertj.core.api.Assertions.assertThat;

import io.callsync.call.Call;
import io.callsync.call.CallStatus;
import io.callsync.call.Direction;
import io.callsync.call.Note;
import io.callsync.call.Outcome;
import io.callsync.call.Reason;
import io.callsync.call.SourceVersion;
import java.nio.file.Path;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DeclaredMapperTests {

    private static final String ACME = """
            csv: {header: true}
            times: {format: iso}
            options: {click-to-call: ["no", "yes"]}
            fields:
              id: [Conversation, Call]
              start: Start
              answer: Answer
              end: End
              duration: Talk
              ring: Ring
              direction: Direction
              status: Result
              from: {incoming: Customer, outgoing: Line}
              to: {incoming: Line, outgoing: Customer}
              agent: Agent
              recording: Recording
              version: Changed
            other-fields:
              kind: Kind
            filter:
              - {field: kind, is: [fax, SMS], reason: not-voice}
            direction:
              values: {in: incoming, out*: outgoing, internal: {filtered: internal}}
            status:
              first:
                - {when: kind == "callback" && click_to_call == "yes", then: {incoming: calling, outgoing: unanswered}}
              values:
                Connected: [{when: duration == 0 && ring > 30, then: not-answered}, {then: answered}]
                Missed: not-answered
                Ringing: calling
                Queued: {incoming: {filtered: not-voice}, outgoing: pending}
                Failed: error
            """;

    @TempDir
    Path jobs;

    @Test
    void anAnsweredCallIsMapped() {
        Call call = call(record());

        assertThat(call.key().externalId()).isEqualTo("c-1");
        assertThat(call.key().provider()).isEqualTo("acme");
        assertThat(call.direction()).isEqualTo(Direction.INCOMING);
        assertThat(call.status()).isEqualTo(CallStatus.ANSWERED);
        assertThat(call.providerStatus()).isEqualTo("Connected");
        assertThat(call.startAt()).isEqualTo("2026-03-02T09:00:00Z");
        assertThat(call.endAt()).isEqualTo("2026-03-02T09:01:10Z");
        assertThat(call.durationSeconds()).isEqualTo(60);
        assertThat(call.from().number()).isEqualTo("+12025550101");
        assertThat(call.to().number()).isEqualTo("+12025550199");
        assertThat(call.agent()).isEqualTo("alice@example.com");
        assertThat(call.mediaUrl()).isEqualTo("https://example.com/r/1.mp3");
    }

    @Test
    void theFirstPlaceThatHasAnIdGivesIt() {
        assertThat(call(record("Conversation", "v-9")).key().externalId()).isEqualTo("v-9");
    }

    @Test
    void numbersDependOnTheDirection() {
        Call call = call(record("Direction", "outbound", "Result", "Missed"));

        assertThat(call.direction()).isEqualTo(Direction.OUTGOING);
        assertThat(call.status()).isEqualTo(CallStatus.ATTEMPTED);
        assertThat(call.customer().number()).isEqualTo("+12025550101");
        assertThat(call.durationSeconds()).isZero();
    }

    @Test
    void valuesAreComparedWithoutRegardToCase() {
        assertThat(call(record("Result", "MISSED", "Direction", "IN")).status()).isEqualTo(CallStatus.INTERRUPTED);
        assertThat(map(record("Kind", "sms"))).isEqualTo(new Outcome.Filtered("not-voice"));
    }

    @Test
    void aFilteredDirectionAndAFilteredStatusAreNoCalls() {
        assertThat(map(record("Direction", "internal"))).isEqualTo(new Outcome.Filtered("internal"));
        assertThat(map(record("Result", "Queued"))).isEqualTo(new Outcome.Filtered("not-voice"));
    }

    @Test
    void aLiveCallHasNeitherEndNorDuration() {
        Call call = call(record("Result", "Ringing", "Answer", "", "End", "", "Talk", ""));

        assertThat(call.status()).isEqualTo(CallStatus.CALLING);
        assertThat(call.endAt()).isNull();
        assertThat(call.durationSeconds()).isNull();
    }

    @Test
    void aConditionInsideATableDecides() {
        assertThat(call(record("Talk", "0", "Ring", "40", "Answer", "")).status())
                .isEqualTo(CallStatus.INTERRUPTED);
    }

    @Test
    void aConditionSeesTheJobsSwitches() {
        Map<String, String> callback = record("Kind", "callback", "Direction", "out", "Result", "Missed");

        assertThat(call(Declared.of(jobs, ACME).map(callback)).status()).isEqualTo(CallStatus.ATTEMPTED);
        assertThat(call(Declared.of(jobs, ACME).with("click-to-call", "yes").map(callback))
                        .status())
                .isEqualTo(CallStatus.UNANSWERED);
    }

    @Test
    void anUnknownStatusWithAConversationIsAnswered() {
        assertThat(call(record("Result", "Strange")).status()).isEqualTo(CallStatus.ANSWERED);
    }

    @Test
    void anUnknownStatusWithoutAConversationIsQuarantined() {
        Outcome.Quarantined outcome = quarantined(record("Result", "Strange", "Answer", "", "Talk", "0"));

        assertThat(outcome.reason()).isEqualTo(Reason.UNKNOWN_STATUS);
        assertThat(outcome.field()).isEqualTo("Result");
        assertThat(outcome.message()).contains("'Strange'").contains("statuses");
    }

    @Test
    void theOperatorsStatusWinsOverTheTable() {
        Declared declared = Declared.of(jobs, ACME).mapping("missed", "no-show");

        assertThat(call(declared.map(record("Result", "Missed", "Answer", "", "Talk", "0")))
                        .status())
                .isEqualTo(new CallStatus("no-show"));
    }

    @Test
    void whatCannotBeDecidedIsQuarantinedWithItsField() {
        assertThat(quarantined(record("Direction", "sideways")).reason()).isEqualTo(Reason.NO_DIRECTION);
        assertThat(quarantined(record("Call", "")).reason()).isEqualTo(Reason.MISSING_ID);
        assertThat(quarantined(record("Start", "")).reason()).isEqualTo(Reason.NO_START);
        assertThat(quarantined(record("Start", "yesterday")).field()).isEqualTo("Start");
        assertThat(quarantined(record("Talk", "a while")).reason()).isEqualTo(Reason.BAD_DURATION);
        assertThat(quarantined(record("End", "2026-03-02T08:00:00Z")).reason()).isEqualTo(Reason.END_BEFORE_START);
    }

    @Test
    void aMissingEndIsDerivedFromAnswerAndDuration() {
        assertThat(call(record("End", "")).endAt()).isEqualTo("2026-03-02T09:01:10Z");
    }

    @Test
    void aMissingEndIsDerivedFromRingAndDuration() {
        assertThat(call(record("End", "", "Answer", "", "Ring", "15")).endAt()).isEqualTo("2026-03-02T09:01:15Z");
    }

    @Test
    void aMissingDurationIsDerivedFromAnswerAndEnd() {
        assertThat(call(record("Talk", "")).durationSeconds()).isEqualTo(60);
    }

    @Test
    void aCompletedCallWithoutEndOrDurationIsQuarantined() {
        assertThat(quarantined(record("End", "", "Talk", "")).reason()).isEqualTo(Reason.NO_END);
        assertThat(quarantined(record("Answer", "", "Talk", "")).reason()).isEqualTo(Reason.NO_DURATION);
        assertThat(quarantined(record("Result", "Missed", "Answer", "", "Talk", "0", "End", ""))
                        .reason())
                .isEqualTo(Reason.NO_END);
    }

    @Test
    void aDurationThatContradictsTheTimesIsNotedAndTheTimesAreBelieved() {
        Outcome.Accepted outcome = (Outcome.Accepted) map(record("Talk", "924"));

        assertThat(outcome.notes()).containsExactly(Note.DURATION_CONFLICT);
        assertThat(call(outcome).durationSeconds()).isEqualTo(60);
    }

    @Test
    void aDurationTwoSecondsOffIsNoConflict() {
        Outcome.Accepted outcome = (Outcome.Accepted) map(record("Talk", "62"));

        assertThat(outcome.notes()).isEmpty();
        assertThat(call(outcome).durationSeconds()).isEqualTo(62);
    }

    @Test
    void aTimeWithoutZoneIsReadInTheJobsZoneAndNoted() {
        Outcome outcome = Declared.of(jobs, ACME)
                .inZone("America/New_York")
                .map(record(
                        "Start", "2026-03-02 04:00:00", "Answer", "2026-03-02 04:00:10", "End", "2026-03-02 04:01:10"));

        assertThat(call(outcome).startAt()).isEqualTo("2026-03-02T09:00:00Z");
        assertThat(((Outcome.Accepted) outcome).notes()).containsExactly(Note.ZONE_ASSUMED);
    }

    @Test
    void theLastModificationGivesTheVersionElseTheExport() {
        assertThat(call(record("Changed", "2026-03-02T10:00:00Z")).version())
                .isEqualTo(SourceVersion.of(CallStatus.ANSWERED, Instant.parse("2026-03-02T10:00:00Z")));
        assertThat(call(record()).version()).isEqualTo(SourceVersion.of(CallStatus.ANSWERED, Declared.EXPORTED));
    }

    @Test
    void aRecordingAddressThatExpiresIsLeftOutAndNoted() {
        Outcome.Accepted outcome =
                (Outcome.Accepted) map(record("Recording", "https://example.com/1?X-Amz-Signature=abc"));

        assertThat(call(outcome).mediaUrl()).isNull();
        assertThat(outcome.notes()).containsExactly(Note.MEDIA_DROPPED);
    }

    @Test
    void aConditionOverAValueItCannotReadQuarantinesTheRecord() {
        assertThat(quarantined(record("Ring", "soon")).reason()).isEqualTo(Reason.BAD_DURATION);
    }

    private Outcome map(Map<String, String> record) {
        return Declared.of(jobs, ACME).map(record);
    }

    private Call call(Map<String, String> record) {
        return call(map(record));
    }

    private static Call call(Outcome outcome) {
        assertThat(outcome).isInstanceOf(Outcome.Accepted.class);
        return (Call) ((Outcome.Accepted) outcome).delivery();
    }

    private Outcome.Quarantined quarantined(Map<String, String> record) {
        Outcome outcome = map(record);
        assertThat(outcome).isInstanceOf(Outcome.Quarantined.class);
        return (Outcome.Quarantined) outcome;
    }

    private static Map<String, String> record(String... changes) {
        Map<String, String> record = new HashMap<>(Map.of(
                "Call", "c-1",
                "Start", "2026-03-02T09:00:00Z",
                "Answer", "2026-03-02T09:00:10Z",
                "End", "2026-03-02T09:01:10Z",
                "Talk", "60",
                "Direction", "in",
                "Result", "Connected",
                "Customer", "+12025550101",
                "Line", "(202) 555-0199",
                "Agent", "alice@example.com"));
        record.put("Recording", "https://example.com/r/1.mp3");
        for (int i = 0; i < changes.length; i += 2) {
            record.put(changes[i], changes[i + 1]);
        }
        return record;
    }
}
