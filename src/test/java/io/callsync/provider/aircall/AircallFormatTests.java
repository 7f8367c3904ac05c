package io.callsync.provider.aircall;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.callsync.container.Dialect;
import io.callsync.container.UnreadableFile;
import io.callsync.provider.Layout;
import io.callsync.provider.MappingContext;
import io.callsync.provider.PhoneNumbers;
import java.nio.charset.StandardCharsets;
import java.time.ZoneOffset;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AircallFormatTests {

    private static final String HEADER = "line,datetime (UTC),direction,from,to,answered,duration (total)";

    private final AircallFormat format =
            new AircallFormat(new MappingContext(ZoneOffset.UTC, new PhoneNumbers(null), Map.of(), Map.of()));

    @ParameterizedTest
    @ValueSource(strings = {"{\"calls\":[]}", " \r\n\t{\"resource\":\"call\"", "[{\"id\":1}", "", "\n"})
    void aFileThatBeginsLikeJsonOrHasNoContentIsJson(String head) throws UnreadableFile {
        assertThat(layout(head).dialect()).isInstanceOf(Dialect.Json.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {",", ";"})
    void aFileWithTheHeaderOfAnExportIsCsv(String delimiter) throws UnreadableFile {
        assertThat(layout(HEADER.replace(",", delimiter) + "\nShowroom").dialect())
                .isInstanceOf(Dialect.Csv.class);
    }

    @Test
    void anExportWithQuotedColumnNamesIsRecognised() throws UnreadableFile {
        assertThat(layout("\"" + HEADER.replace(",", "\",\"") + "\"\r\n").dialect())
                .isInstanceOf(Dialect.Csv.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"call id", "Call ID (internal) "})
    void anExportThatNamesItsCallsIsNotHashed(String column) throws UnreadableFile {
        assertThat(layout(HEADER + "," + column).mapper())
                .isNotSameAs(layout(HEADER).mapper());
    }

    @Test
    void anyOtherFileIsRefusedWithTheColumnsThatItLacks() {
        assertThatThrownBy(() -> layout(HEADER.replace("answered,", "").replace("from", "caller")))
                .isInstanceOfSatisfying(
                        UnreadableFile.class, e -> assertThat(e.reason()).isEqualTo("wrong-header"))
                .hasMessage("neither Aircall JSON nor an Aircall CSV export: "
                        + "the first line lacks the columns [from, answered]");
    }

    private Layout layout(String head) throws UnreadableFile {
        return format.layout(head.getBytes(StandardCharsets.UTF_8));
    }
}
