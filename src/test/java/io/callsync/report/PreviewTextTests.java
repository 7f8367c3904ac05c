package io.callsync.report;

import static org.assertj.core.api.Assertions.assertThat;

import io.callsync.call.Call;
import io.callsync.call.CallKey;
import io.callsync.call.CallStatus;
import io.callsync.call.Direction;
import io.callsync.call.Party;
import io.callsync.call.SourceVersion;
import io.callsync.ledger.OutcomeKind;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class PreviewTextTests {

    private static final Instant START = Instant.parse("2026-11-20T09:00:00.5Z");

    private static final PreviewReport MIXED = new PreviewReport(
            "s3://acme/calls.csv",
            "acme",
            false,
            null,
            1_100,
            Map.of(OutcomeKind.INSERTED, 2L, OutcomeKind.QUARANTINED, 1_098L),
            List.of(
                    new PreviewReport.Counter("filtered", "internal", 1, 7, null, null),
                    new PreviewReport.Counter(
                            "quarantined",
                            "unknown-status",
                            1_098,
                            3,
                            "Result",
                            "Result is '5145550123', which acme does not know: map it under 'statuses' of the job"),
                    new PreviewReport.Counter("noted", "zone-assumed", 2, 1, null, null)),
            List.of(
                    new PreviewReport.Row(
                            1,
                            call(
                                    "9d1c7a3e-6f0b-4a55-8a3f-3f1b2c4d5e6f",
                                    CallStatus.ANSWERED,
                                    170,
                                    "alice@example.com")),
                    new PreviewReport.Row(1_024, call("2", CallStatus.CALLING, null, "4165550199"))));

    @Test
    void aPreviewFitsANarrowTerminal() {
        assertThat(String.join("\n", new PreviewText(MIXED, Shown.MASKED, Ink.PLAIN).lines(80)))
                .isEqualTo("""
                        RECORD  CALL               START (UTC)          STATUS    SAYS
                             1  ...f-3f1b2c4d5e6f  2026-11-20 09:00:00  answered  incoming ***0101 to
                                                                                  anonymous, 170 s,
                                                                                  'Connected', agent
                                                                                  a***@example.com,
                                                                                  recorded
                         1,024  2                  2026-11-20 09:00:00  calling   incoming ***0101 to
                                                                                  anonymous,
                                                                                  'Connected', agent
                                                                                  ***0199

                        OUTCOME      REASON          RECORDS  FIRST  FIELD   EXAMPLE
                        filtered     internal              1      7  -       -
                        quarantined  unknown-status    1,098      3  Result  Result is '***0123', which
                                                                             acme does not know: map it
                                                                             under 'statuses' of the job

                        noted: 2 zone-assumed
                        """);
    }

    @Test
    void onAWideTerminalEveryRowIsALine() {
        assertThat(String.join("\n", new PreviewText(MIXED, Shown.MASKED, Ink.PLAIN).lines(200)))
                .isEqualTo("""
                        RECORD  CALL                                  START (UTC)          STATUS    SAYS
                             1  9d1c7a3e-6f0b-4a55-8a3f-3f1b2c4d5e6f  2026-11-20 09:00:00  answered  incoming ***0101 to anonymous, 170 s, 'Connected', agent a***@example.com, recorded
                         1,024  2                                     2026-11-20 09:00:00  calling   incoming ***0101 to anonymous, 'Connected', agent ***0199

                        OUTCOME      REASON          RECORDS  FIRST  FIELD   EXAMPLE
                        filtered     internal              1      7  -       -
                        quarantined  unknown-status    1,098      3  Result  Result is '***0123', which acme does not know: map it under 'statuses' of the job

                        noted: 2 zone-assumed
                        """);
    }

    @Test
    void whoMaySeeNumbersSeesAllOfThem() {
        assertThat(new PreviewText(MIXED, Shown.AS_IT_IS, Ink.PLAIN).lines(200))
                .anyMatch(line -> line.contains("+15145550101 to anonymous"))
                .anyMatch(line -> line.contains("agent alice@example.com"))
                .anyMatch(line -> line.contains("agent 4165550199"))
                .anyMatch(line -> line.contains("Result is '5145550123'"));
    }

    @Test
    void noFileCanMoveTheCursor() {
        var evil = new PreviewReport(
                "file:///\u001B[2J",
                "acme",
                true,
                null,
                1,
                Map.of(OutcomeKind.INSERTED, 1L),
                List.of(),
                List.of(new PreviewReport.Row(1, call("\u001B[2J", CallStatus.ANSWERED, 1, "\r\u202Ehello"))));
        PreviewText text = new PreviewText(evil, Shown.AS_IT_IS, Ink.PLAIN);
        assertThat(String.join("", text.lines(120)) + text.summary()).doesNotContain("\u001B", "\r", "\u202E");
    }

    private static Call call(String id, CallStatus status, Integer duration, String agent) {
        return new Call(
                new CallKey("acme", id),
                SourceVersion.of(status, START),
                Direction.INCOMING,
                status,
                "Connected",
                START,
                duration == null ? null : START.plusSeconds(duration),
                duration,
                Party.of("+15145550101"),
                Party.absent(Party.ANONYMOUS),
                agent,
                duration == null ? null : "https://example.com/1.mp3",
                null);
    }
}
