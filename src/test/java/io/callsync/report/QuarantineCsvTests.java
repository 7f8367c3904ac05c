package io.callsync.report;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** No cell of a record becomes a formula, whatever the spreadsheet separates cells by. */
class QuarantineCsvTests {

    @ParameterizedTest
    @CsvSource(quoteCharacter = '`', delimiter = '|', textBlock = """
            =1+1            | '=1+1
            @SUM(1)         | '@SUM(1)
            a;=1+1          | a;'=1+1
            {"a":"x; +1"}   | {""a"":""x;' +1""}
            {"a";"-1";"b"}  | {""a"";'""-1"";""b""}
            a;b;1           | a;b;1
            """)
    void whatMayBeTakenForAFormulaStandsBehindAnApostrophe(String raw, String cell) {
        String line = QuarantineCsv.line(record(raw));

        assertThat(line).endsWith(",\"" + cell + "\"\r\n");
    }

    @ParameterizedTest
    @ValueSource(strings = {"x", ";="})
    void whatIsLongerThanACellIsCutAndSaysSo(String part) {
        String line = QuarantineCsv.line(record(part.repeat(40_000)));

        String cell = line.substring(line.lastIndexOf(",\"") + 2, line.lastIndexOf('"'));
        assertThat(cell).hasSizeLessThanOrEqualTo(32_767).endsWith("000 more characters: export as NDJSON)");
    }

    private static QuarantinedRecord record(String raw) {
        return new QuarantinedRecord(
                1,
                "aircall",
                "aircall",
                LocalDate.of(2026, 11, 20),
                1,
                "file:/calls.jsonl",
                "1",
                1,
                0,
                "malformed",
                null,
                "not well-formed",
                raw.getBytes(UTF_8),
                raw.length(),
                Instant.EPOCH,
                "open",
                0,
                null,
                null,
                null);
    }
}
