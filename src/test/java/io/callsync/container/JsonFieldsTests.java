package io.callsync.container;

import static io.callsync.container.Reading.json;
import static io.callsync.container.Reading.utf8;
import static org.assertj.core.api.Assertions.assertThat;

import io.callsync.container.Reading.Key;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The wanted values of one JSON record. */
class JsonFieldsTests {

    private static Fields fields(String record) throws Exception {
        return Reading.fields(utf8(record), json());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "\" a \"|a",
                "12|12",
                "-0.50|-0.50",
                "1e999999999|1e999999999",
                "true|true",
                "null|null",
                "\"  \"|null",
                "{\"x\":1}|null",
                "[1]|null",
                "\"\\u00eb\\n\"|ë"
            })
    void aScalarIsTextAndEverythingElseNothing(String value, String text) throws Exception {
        assertThat(String.valueOf(fields("{\"id\":" + value + "}").text(Key.ID)))
                .isEqualTo(text);
    }

    @Test
    void theFirstPathThatIsPresentWins() throws Exception {
        Fields both = fields("{\"agent\":\"b\",\"user\":{\"email\":\"a\"}}");
        Fields second = fields("{\"user\":{\"email\":null},\"agent\":\"b\"}");
        assertThat(both.text(Key.AGENT)).isEqualTo("a");
        assertThat(both.nameOf(Key.AGENT)).isEqualTo("/user/email");
        assertThat(second.text(Key.AGENT)).isEqualTo("b");
        assertThat(second.nameOf(Key.AGENT)).isEqualTo("/agent");
        assertThat(second.nameOf(Key.ID)).isEqualTo("/id");
    }

    @Test
    void aStarStandsForEveryElement() throws Exception {
        Fields fields = fields("{\"tags\":[{\"name\":\"a\"},{\"name\":null},{},{\"name\":\" \"},7,{\"name\":\"b\"}]}");
        assertThat(fields.texts(Key.TAGS)).containsExactly("a", "b");
        assertThat(fields.text(Key.TAGS)).isEqualTo("a");
        assertThat(fields.texts(Key.AGENT)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{\"id\":1,\"id\":1}|duplicate-key",
                "{\"user\":{},\"user\":{}}|duplicate-key",
                "{\"other\":1,\"other\":2}|none",
                "{\"id\":1,\"user\":{\"id\":1,\"id\":2}}|none",
                "{\"id\":01}|malformed",
                "{id:1}|malformed",
                "{\"id\":1,}|malformed",
                "{\"id\":tru}|malformed",
                "{\"id\":\"\\x\"}|malformed"
            })
    void row67ARecordThatCannotBeTrustedIsRejected(String record, String reason) throws Exception {
        assertThat(Reading.rejection(utf8(record), json())).isEqualTo(reason);
    }

    @Test
    void theRejectionTellsThePlaceButNoContent() {
        org.assertj.core.api.Assertions.assertThatThrownBy(() -> fields("{\"id\":secret}"))
                .hasMessage("the record is not well-formed JSON, at byte 7");
    }

    @Test
    void row66BadBytesAreRejectedWhereverTheyAre() throws Exception {
        assertThat(Reading.rejection(utf8("{\"other\":\"a\0b\"}"), json())).isEqualTo("nul");
        for (int[] bytes :
                new int[][] {{0xFF}, {0xC0, 0xAF}, {0xED, 0xA0, 0x80}, {0xF5, 0x80, 0x80, 0x80}, {0xE2, 0x82}, {0x80}
                }) {
            byte[] record = utf8("{\"other\":\"********\"}");
            for (int i = 0; i < bytes.length; i++) {
                record[12 + i] = (byte) bytes[i];
            }
            assertThat(Reading.rejection(record, json())).isEqualTo("bad-encoding");
        }
        assertThat(fields("{\"id\":\"Zoë ☎ 📞\"}").text(Key.ID)).isEqualTo("Zoë ☎ 📞");
    }

    @Test
    void valuesOfTheRecordBeforeAreForgotten() throws Exception {
        byte[] content = utf8("{\"id\":1,\"tags\":[{\"name\":\"a\"}]}{}");
        try (RecordReader reader = Containers.open(new java.io.ByteArrayInputStream(content), json(), Reading.LIMIT)) {
            reader.fields(reader.next());
            Fields empty = reader.fields(reader.next());
            assertThat(empty.text(Key.ID)).isNull();
            assertThat(empty.texts(Key.TAGS)).isEmpty();
        }
    }

    @Test
    void aRecordMayBeReadWhenTheNextOneHasBeenFound() throws Exception {
        byte[] content = utf8("{\"id\":\"a\",\"agent\":1}{\"id\":\"0123456789a\"}");
        try (RecordReader reader = Containers.open(new java.io.ByteArrayInputStream(content), json(), Reading.LIMIT)) {
            RawRecord first = reader.next();
            RawRecord second = reader.next();
            assertThat(reader.fields(first).text(Key.ID)).isEqualTo("a");
            assertThat(reader.fields(second).text(Key.ID)).isEqualTo("0123456789a");
        }
    }
}
