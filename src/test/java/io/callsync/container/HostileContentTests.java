package io.callsync.container;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import io.callsync.call.Reason;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Content that is made, or broken, so as to take all memory or time. */
class HostileContentTests {

    private static final int MEBIBYTE = 1 << 20;
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final String GOOD = "{\"id\":2}";
    private static final Dialect CSV =
            new Dialect.Csv(",", '"', true, 0, '\0', StandardCharsets.UTF_8, Set.of(), List.of());

    /** A stream of a pattern over and over, so many bytes long. */
    private static InputStream repeated(String pattern, long length) {
        byte[] bytes = Reading.utf8(pattern);
        return new InputStream() {
            private long at;

            @Override
            public int read() {
                return at < length ? bytes[(int) (at++ % bytes.length)] & 0xFF : -1;
            }

            @Override
            public int read(byte[] target, int offset, int most) {
                int count = (int) Math.min(most, length - at);
                for (int i = 0; i < count; i++) {
                    target[offset + i] = bytes[(int) (at++ % bytes.length)];
                }
                return count == 0 && most > 0 ? -1 : count;
            }
        };
    }

    private static InputStream joined(String before, InputStream middle, String after) {
        InputStream begin = new SequenceInputStream(new ByteArrayInputStream(Reading.utf8(before)), middle);
        return new SequenceInputStream(begin, new ByteArrayInputStream(Reading.utf8(after)));
    }

    private static List<RawRecord> json(InputStream in) {
        return assertTimeoutPreemptively(PATIENCE, () -> Reading.read(in, Reading.json("calls"), MEBIBYTE));
    }

    private static List<RawRecord> csv(InputStream in) {
        return assertTimeoutPreemptively(PATIENCE, () -> Reading.read(in, CSV, MEBIBYTE));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {"{\"id\":\"|x|\"}", "{\"id\":[|1,|1]}", "{\"id\":1|` `|}", "{\"id\":{|\"a\":1,|\"b\":2}}"})
    void row66AnOverlongRecordIsSkippedToItsEnd(String before, String pattern, String after) {
        List<RawRecord> records = json(joined(GOOD + before, repeated(pattern, 50 * MEBIBYTE), after + GOOD));
        assertThat(records).extracting(RawRecord::damage).containsExactly(null, Reason.RECORD_TOO_LARGE, null);
        assertThat(records.get(1).bytes()).hasSize(Piece.PREFIX);
        assertThat(new String(records.get(2).bytes(), StandardCharsets.UTF_8)).isEqualTo(GOOD);
    }

    @Test
    void row66AnEndlessLineTakesNoMoreMemoryThanTheLimit() throws IOException {
        Window window =
                new Window(joined(GOOD + "\n{\"id\":\"", repeated("x", 200L * MEBIBYTE), "\n" + GOOD), MEBIBYTE);
        JsonSplitter splitter = new JsonSplitter(window, MEBIBYTE, Set.of());
        splitter.next();
        assertThat(splitter.next().damage()).isEqualTo(Reason.RECORD_TOO_LARGE);
        assertThat(splitter.next().damage()).isNull();
        assertThat(splitter.next()).isNull();
        assertThat(window.buffer.length).isLessThan(MEBIBYTE + 4 * Window.CHUNK);
    }

    @Test
    void controlWithoutALimitAnEndlessLineIsKeptWhole() throws IOException {
        Window window = new Window(joined(GOOD + "\n{\"id\":\"", repeated("x", 20L * MEBIBYTE), "\n"), 64 * MEBIBYTE);
        JsonSplitter splitter = new JsonSplitter(window, 64 * MEBIBYTE, Set.of());
        splitter.next();
        splitter.next();
        assertThat(window.buffer.length).isGreaterThan(20 * MEBIBYTE);
    }

    @Test
    void aLargeDocumentAroundTheListTakesNoMemoryEither() {
        InputStream before = repeated("{\"x\":[1,2]},", 12 * MEBIBYTE);
        InputStream after = repeated("[3,4],", 6 * MEBIBYTE);
        InputStream in = joined("{\"meta\":[", before, "0],\"calls\":[" + GOOD + "],\"rest\":[");
        assertThat(Reading.texts(json(new SequenceInputStream(in, joined("", after, "0]}")))))
                .containsExactly(GOOD);
    }

    @Test
    void row67NestingIsRefusedWhereItIsTooDeep() throws IOException {
        String deep = "{\"x\":" + "[".repeat(100_000) + "]".repeat(100_000) + "}";
        assertThat(json(joined(deep + "\n" + GOOD, repeated("", 0), "")))
                .extracting(RawRecord::damage)
                .containsOnlyNulls();
        assertThat(Reading.rejection(Reading.utf8(deep), Reading.json())).isEqualTo("malformed");
        assertThat(Reading.rejection(Reading.utf8(deep.replace("x", "id")), Reading.json()))
                .isEqualTo("malformed");
        assertThat(json(joined("", repeated("[", 20 * MEBIBYTE), ""))).hasSize(1);
    }

    @Test
    void row67AnOverlongNumberIsRefused() throws IOException {
        assertThat(Reading.rejection(Reading.utf8("{\"id\":" + "1".repeat(101) + "}"), Reading.json()))
                .isEqualTo("malformed");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{",
                "{x",
                "}",
                "]",
                "\"",
                "{\"a",
                "}{",
                "},{",
                "{\"id\":",
                "[{\"id\":[{\"id\":1},",
                "\\",
                "\0",
                "a b\n",
                "{\"a\":\"b\n"
            })
    void nonsenseIsReadInTimeInProportionToItsLength(String pattern) {
        assertThat(json(repeated(pattern, MEBIBYTE))).isNotEmpty();
        assertThat(json(joined("[" + GOOD + ",", repeated(pattern, MEBIBYTE), "")))
                .hasSizeGreaterThan(1);
    }

    @Test
    void aFileFullOfTornRecordsIsReadInTimeInProportionToItsLength() {
        String whole = "{\"id\":2,\"legs\":[]}";
        String torn = "{\"id\":2,\"legs\":[{\"leg\":1},";

        List<RawRecord> records =
                json(joined("[" + whole + ",", repeated(torn + whole + ",", 4 * MEBIBYTE), whole + "]"));

        assertThat(records).filteredOn(record -> record.damage() == null).hasSizeGreaterThan(MEBIBYTE / 20);
    }

    @Test
    void row66AnUnclosedQuoteAtTheTopOfALargeTableCostsOneRow() {
        long rows = 1_000_000;
        List<RawRecord> records = csv(joined("id,agent\n0,\"ada\n", repeated("1,\"b\"\n", 6 * rows), ""));
        assertThat(records).hasSize((int) rows + 1);
        assertThat(records.get(0).damage()).isEqualTo(Reason.UNCLOSED_QUOTE);
        assertThat(records.subList(1, records.size()))
                .extracting(RawRecord::damage)
                .containsOnlyNulls();
    }

    @ParameterizedTest
    @ValueSource(strings = {"1,\"ada\n", "\"\n", "1,\"\"\"\n", "\"a\"b\n", ",\"\"\n", "\"a\r"})
    void tablesFullOfQuotesAreReadInTimeInProportionToTheirLength(String pattern) {
        assertThat(csv(joined("id\n", repeated(pattern, 6 * MEBIBYTE), ""))).isNotEmpty();
    }

    @Test
    void anEndlessRowIsSkippedToItsEnd() {
        for (String begin : new String[] {"x", "\"x", "a,\"\"\"x"}) {
            assertThat(csv(joined("id\n1\n" + begin, repeated("x", 100 * MEBIBYTE), "\n2\n")))
                    .extracting(RawRecord::damage)
                    .containsExactly(null, Reason.RECORD_TOO_LARGE, null);
        }
    }
}
