package io.callsync.container;

import static io.callsync.container.Reading.read;
import static io.callsync.container.Reading.texts;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Separated values as exports write them. */
class CsvTests {

    private static final Dialect PLAIN = dialect(",", true, 0, StandardCharsets.UTF_8);

    enum Column implements FieldKey {
        ID("Call ID", "#1"),
        AGENT("agent e-mail", "Agent"),
        NOTE("Note", "#3");

        private final List<String> paths;

        Column(String... paths) {
            this.paths = List.of(paths);
        }

        @Override
        public List<String> paths() {
            return paths;
        }

        @Override
        public boolean required() {
            return this != NOTE;
        }
    }

    private static Dialect dialect(String delimiters, boolean header, int skipLines, Charset charset) {
        List<Column> fields = header ? List.of(Column.values()) : List.of(Column.ID, Column.NOTE);
        return new Dialect.Csv(delimiters, '"', header, skipLines, '#', charset, Set.of("NULL", "n/a"), fields);
    }

    private static List<List<String>> rows(byte[] content, Dialect dialect) throws Exception {
        List<List<String>> rows = new ArrayList<>();
        try (RecordReader reader = Containers.open(new ByteArrayInputStream(content), dialect, Reading.LIMIT)) {
            for (RawRecord record = reader.next(); record != null; record = reader.next()) {
                Fields fields = reader.fields(record);
                List<String> row = new ArrayList<>();
                dialect.fields().forEach(field -> row.add(String.valueOf(fields.text(field))));
                rows.add(row);
            }
        }
        return rows;
    }

    private static List<List<String>> rows(String content) throws Exception {
        return rows(Reading.utf8(content), PLAIN);
    }

    @ParameterizedTest
    @ValueSource(strings = {"\n", "\r\n", "\r", "\r\n\n\r"})
    void everyNewlineEndsARow(String newline) throws Exception {
        assertThat(rows("Call ID,Agent,Note" + newline + "1,ada,x" + newline + "2,bob,y" + newline))
                .containsExactly(List.of("1", "ada", "x"), List.of("2", "bob", "y"));
    }

    @ParameterizedTest
    @CsvSource(
            quoteCharacter = '`',
            delimiter = '|',
            value = {
                "`\"a,b\"`|`a,b`",
                "`\"a\"\"b\"`|`a\"b`",
                "`  \"a\"  `|`a`",
                "`6\" pipe`|`6\" pipe`",
                "`\"\"`|`null`",
                "`\"\"\"\"`|`\"`",
                "`nUlL`|`null`",
                "`N/A `|`null`",
                "`   `|`null`",
                "`\"two\nlines\"`|`two\nlines`",
                "`\"# no comment\"`|`# no comment`"
            })
    void aCellIsReadAsItWasMeant(String cell, String value) throws Exception {
        assertThat(rows("Call ID,Agent,Note\n1,ada," + cell + "\n2," + cell + ",y\n"))
                .containsExactly(List.of("1", "ada", value), List.of("2", value, "y"));
    }

    @Test
    void theHeaderIsMatchedWithoutRegardToCaseOrderAndBlanks() throws Exception {
        assertThat(rows("\uFEFF\"Other\", AGENT  E-Mail ,call id\nx,ada,1\n"))
                .containsExactly(List.of("1", "ada", "1"));
    }

    @Test
    void theFirstOfTwoColumnsOfTheSameNameCounts() throws Exception {
        assertThat(rows("Call ID,Agent,agent,Note\n1,ada,bob,x\n")).containsExactly(List.of("1", "ada", "x"));
    }

    @Test
    void columnsMissingAtTheEndAreNothing() throws Exception {
        assertThat(rows("Call ID,Agent,Note\n1\n")).containsExactly(List.of("1", "null", "null"));
    }

    @Test
    void aRowWithMoreColumnsThanTheHeaderIsShifted() {
        assertThatThrownBy(() -> rows("Call ID,Agent,Note\n1,ada,x,y\n"))
                .hasMessageContaining("4 columns, the header 3");
    }

    @Test
    void textBehindAClosingQuoteIsRefused() {
        assertThatThrownBy(() -> rows("Call ID,Agent,Note\n1,\"ada\"x,y\n")).hasMessageContaining("column 2");
    }

    @Test
    void commentsBlankLinesAndSkippedLinesAreNoRecords() throws Exception {
        String content = "Report \"of today\n# c\n\nCall ID;Agent\n\n#1;x\n  \n1;ada\n";
        assertThat(rows(Reading.utf8(content), dialect(",;\t", true, 1, StandardCharsets.UTF_8)))
                .containsExactly(List.of("1", "ada", "null"));
    }

    @Test
    void withoutHeaderColumnsAreFoundByPosition() throws Exception {
        assertThat(rows(Reading.utf8("# c\n1|\"a,b,c\"|x|y\n2\n"), dialect(",|", false, 0, StandardCharsets.UTF_8)))
                .containsExactly(List.of("1", "x"), List.of("2", "null"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "\n", "Call ID,Agent", "Call ID,Agent\r\n\r\n"})
    void row68NothingBehindTheHeaderIsNoRecord(String content) throws Exception {
        assertThat(rows(content)).isEmpty();
    }

    @Test
    void row68AMissingColumnMakesTheFileUnreadable() {
        assertThatThrownBy(() -> rows("Id,User,Note\n1,ada,x\n"))
                .isInstanceOfSatisfying(
                        UnreadableFile.class, e -> assertThat(e.reason()).isEqualTo("wrong-header"))
                .hasMessage("the header lacks 'agent e-mail' or 'Agent'; it has [Id, User, Note]");
    }

    @ParameterizedTest
    @ValueSource(strings = {"UTF-16", "UTF-16LE", "UTF-16BE", "UTF-32", "ISO-8859-1", "windows-1252", "UTF-8"})
    void everyCharsetIsRead(String name) throws Exception {
        Charset charset = Charset.forName(name);
        assertThat(rows("Call ID,Agent\n1,Zoë\n".getBytes(charset), dialect(",", true, 0, charset)))
                .containsExactly(List.of("1", "Zoë", "null"));
    }

    @Test
    void row66AnUnclosedQuoteCostsItsLineOnly() throws Exception {
        String header = "Call ID,Agent,Note\n";
        assertThat(texts(read(header + "1,\"ada,x\r\n2,\"bob\",y\r\n3,cy,z", PLAIN)))
                .containsExactly("unclosed-quote: 1,\"ada,x", "2,\"bob\",y", "3,cy,z");
        assertThat(texts(read(header + "1,ada,x\n2,\"bob,y\n3,cy,z\n", PLAIN)))
                .containsExactly("1,ada,x", "unclosed-quote: 2,\"bob,y", "3,cy,z");
        assertThat(texts(read(header + "\"1\",\"ada\n\"2\",\"bob\"\n", PLAIN)))
                .containsExactly("unclosed-quote: \"1\",\"ada", "\"2\",\"bob\"");
        assertThat(texts(read(header + "1,\"ada", PLAIN))).containsExactly("unclosed-quote: 1,\"ada");
    }

    @Test
    void aQuotedTextOfAHundredNewlinesIsReadAndALongerOneIsNot() throws Exception {
        String header = "Call ID,Agent,Note\n";
        assertThat(read(header + "1,ada,\"" + "\n".repeat(100) + "\"\n", PLAIN))
                .extracting(RawRecord::damage)
                .containsOnlyNulls();
        assertThat(texts(read(header + "1,ada,\"" + "x\n".repeat(101) + "\"\n", PLAIN)))
                .hasSizeGreaterThan(100);
    }

    @Test
    void row66BadBytesCostTheirRowOnly() throws Exception {
        byte[] latin = "Call ID,Agent\n1,Zoë\n".getBytes(StandardCharsets.ISO_8859_1);
        assertThat(Reading.rejection(latin, PLAIN)).isEqualTo("bad-encoding");
        assertThat(Reading.rejection(Reading.utf8("Call ID,Agent\n1,a\0b\n"), PLAIN))
                .isEqualTo("nul");
        byte[] halfPair = "Call ID,Agent\n1,a\uD83Db\n".getBytes(StandardCharsets.UTF_8);
        assertThat(halfPair).contains((byte) '?');
        byte[] utf16 = "Call ID,Agent\n1,aXb\n".getBytes(StandardCharsets.UTF_16BE);
        utf16[utf16.length - 6] = (byte) 0xD8;
        assertThat(Reading.rejection(utf16, dialect(",", true, 0, StandardCharsets.UTF_16BE)))
                .isEqualTo("bad-encoding");
    }
}
