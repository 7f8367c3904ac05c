package io.callsync.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Quarantined records as an operator sees them. */
class QuarantineTextTests {

    private static final Instant NIGHT = Instant.parse("2026-11-21T03:00:00Z");
    private static final String RAW = "=cmd();\"a\"\u001B[2J";

    @Test
    void reasonsInAnOrdinaryTerminal() {
        assertThat(text(QuarantineText.groups(groups(), 80))).isEqualTo("""
                RECORDS  REASON            OLDEST      NEWEST      EXAMPLE
                  1,230  unknown-status    2026-11-20  2026-11-21  17: status is 'vanished',
                                                                   which is unknown: map it in
                                                                   the job's statuses
                      1  end-before-start  2026-11-21  2026-11-21  4: the call of ***0123 ends
                                                                   before it starts
                  1,231  in all
                """);
    }

    @Test
    void reasonsInAWideTerminal() {
        assertThat(text(QuarantineText.groups(groups(), 200))).isEqualTo("""
                RECORDS  REASON            OLDEST      NEWEST      EXAMPLE
                  1,230  unknown-status    2026-11-20  2026-11-21  17: status is 'vanished', which is unknown: map it in the job's statuses
                      1  end-before-start  2026-11-21  2026-11-21  4: the call of ***0123 ends before it starts
                  1,231  in all
                """);
    }

    @Test
    void recordsInAnOrdinaryTerminal() {
        assertThat(text(QuarantineText.records(List.of(open(), replayed()), 80)))
                .isEqualTo("""
                ID  DATE        FILE              RECORD  STATE     TRIED  MESSAGE
                17  2026-11-20  ...s-17.jsonl.gz    1234  open          0  unknown-status:
                                                                           ***0123: direction is
                                                                           '-1'
                17  2026-11-20  ...s-17.jsonl.gz    1234  replayed      2  unknown-status:
                                                                           ***0123: direction is
                                                                           '-1'
                """);
    }

    @Test
    void recordsInAWideTerminal() {
        assertThat(text(QuarantineText.records(List.of(open(), replayed()), 200)))
                .isEqualTo("""
                ID  DATE        FILE                                                         RECORD  STATE     TRIED  MESSAGE
                17  2026-11-20  s3://acme-call-exports/aircall/2026-11-20/calls-17.jsonl.gz    1234  open          0  unknown-status: ***0123: direction is '-1'
                17  2026-11-20  s3://acme-call-exports/aircall/2026-11-20/calls-17.jsonl.gz    1234  replayed      2  unknown-status: ***0123: direction is '-1'
                """);
    }

    @Test
    void aRecordAndWhatWasDoneAboutItInAnOrdinaryTerminal() {
        assertThat(text(QuarantineText.facts(replayed(), Shown.AS_IT_IS, 80))
                        + text(QuarantineText.history(steps(), Shown.AS_IT_IS, 80)))
                .isEqualTo("""
                id         17
                state      replayed at 2026-11-21T04:00:00Z, replayed 2 times
                job        night
                provider   aircall
                date       2026-11-20
                file       s3://acme-call-exports/aircall/2026-11-20/calls-17.jsonl.gz
                version    "0123456789abcdef0123456789abcdef"
                record     1234
                position   byte 56789 of the decompressed file
                call       4711
                leg        leg-1
                reason     unknown-status
                field      status
                message    +1 202 555 0123: direction is '-1'
                put aside  2026-11-21T03:00:00Z
                size       2 bytes

                AT                    ACTION    BY    WHY
                2026-11-21T03:00:00Z  tried     olga  status mapped, ticket 4711 -> no-end:
                                                      ended_at is missing
                2026-11-21T03:00:00Z  replayed  olga  mapping of ended_at mended -> inserted
                """);
    }

    @Test
    void aRecordAndWhatWasDoneAboutItInAWideTerminal() {
        assertThat(text(QuarantineText.facts(replayed(), Shown.AS_IT_IS, 200))
                        + text(QuarantineText.history(steps(), Shown.AS_IT_IS, 200)))
                .isEqualTo("""
                id         17
                state      replayed at 2026-11-21T04:00:00Z, replayed 2 times
                job        night
                provider   aircall
                date       2026-11-20
                file       s3://acme-call-exports/aircall/2026-11-20/calls-17.jsonl.gz
                version    "0123456789abcdef0123456789abcdef"
                record     1234
                position   byte 56789 of the decompressed file
                call       4711
                leg        leg-1
                reason     unknown-status
                field      status
                message    +1 202 555 0123: direction is '-1'
                put aside  2026-11-21T03:00:00Z
                size       2 bytes

                AT                    ACTION    BY    WHY
                2026-11-21T03:00:00Z  tried     olga  status mapped, ticket 4711 -> no-end: ended_at is missing
                2026-11-21T03:00:00Z  replayed  olga  mapping of ended_at mended -> inserted
                """);
    }

    @Test
    void aRecordWithoutHistoryHasNone() {
        assertThat(QuarantineText.history(List.of(), Shown.MASKED, 80)).isEmpty();
    }

    @Test
    void formulasAreTextInASpreadsheetAndEachRecordIsOneLine() {
        String line = QuarantineCsv.line(open());

        assertThat(line)
                .contains("\"'=cmd();\"\"a\"\"\\u{1B}[2J\"")
                .contains("\"'+1 202 555 0123: direction is '-1'\"")
                .contains("\"unknown-status\"")
                .endsWith("\r\n");
        assertThat(line.strip().lines()).hasSize(1);
    }

    @Test
    void everyTriggerOfAFormulaIsText() {
        for (String trigger : List.of("=", "+", "-", "@", "\t=", "  =", "\uFF1D")) {
            assertThat(QuarantineCsv.line(record(trigger + "1+1", "open"))).contains(",\"'", "1+1\"\r\n");
        }
        assertThat(QuarantineCsv.line(record("1+1", "open"))).endsWith(",\"1+1\"\r\n");
    }

    @Test
    void aCsvFileSaysThatItCannotBeLoaded() {
        List<String> lines = QuarantineCsv.heading().lines().toList();

        assertThat(lines.get(0)).isEqualTo('"' + QuarantineCsv.NOTICE + '"').contains("cannot be loaded");
        assertThat(lines.get(1)).startsWith("\"id\",\"job\",\"provider\"").endsWith("\"raw\"");
    }

    private static List<QuarantineGroup> groups() {
        return List.of(
                new QuarantineGroup(
                        "unknown-status",
                        1230,
                        2,
                        NIGHT.minusSeconds(86_400),
                        NIGHT,
                        17,
                        "status is 'vanished', which is unknown: map it in the job's statuses"),
                new QuarantineGroup(
                        "end-before-start", 1, 1, NIGHT, NIGHT, 4, "the call of +12025550123 ends before it starts"));
    }

    private static QuarantinedRecord open() {
        return record(RAW, "open");
    }

    private static QuarantinedRecord replayed() {
        return record("{}", "replayed");
    }

    private static List<QuarantinedRecord.Step> steps() {
        return List.of(
                new QuarantinedRecord.Step(
                        "tried", "no-end: ended_at is missing", "olga", "status mapped, ticket 4711", NIGHT),
                new QuarantinedRecord.Step("replayed", "inserted", "olga", "mapping of ended_at mended", NIGHT));
    }

    private static QuarantinedRecord record(String raw, String state) {
        byte[] bytes = raw.getBytes(StandardCharsets.UTF_8);
        boolean settled = !state.equals("open");
        return new QuarantinedRecord(
                17,
                "night",
                "aircall",
                LocalDate.of(2026, 11, 20),
                3,
                "s3://acme-call-exports/aircall/2026-11-20/calls-17.jsonl.gz",
                "\"0123456789abcdef0123456789abcdef\"",
                1234,
                56_789,
                "unknown-status",
                "status",
                "+1 202 555 0123: direction is '-1'",
                bytes,
                bytes.length,
                NIGHT,
                state,
                settled ? 2 : 0,
                settled ? NIGHT.plusSeconds(3600) : null,
                "4711",
                settled ? "leg-1" : null);
    }

    private static String text(List<String> lines) {
        return String.join("\n", lines) + "\n";
    }
}
