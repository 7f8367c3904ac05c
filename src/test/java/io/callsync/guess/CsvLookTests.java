package io.callsync.guess;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CsvLookTests {

    @ParameterizedTest
    @ValueSource(strings = {",", ";", "\t", "|"})
    void theDelimiterIsTheOneUponWhichRowsAgree(String delimiter) throws IOException {
        String rows = "Id_Name_Cost\n1_\"Smith, Ann\"_1,5\n2_Bob; Jr_2\n3_Eve | x_3\n".replace("_", delimiter);

        CsvLook look = look(rows);

        assertThat(look.delimiter()).isEqualTo(delimiter.charAt(0));
        assertThat(look.columns()).isEqualTo(3);
        assertThat(look.header()).isTrue();
    }

    @Test
    void delimitersWithinQuotesDoNotCount() {
        assertThat(count("1,\"a,b\",2")).isEqualTo(2);
        assertThat(count("1,\"a\"\",b\",2")).isEqualTo(2);
        assertThat(count("1,5\" screen,2")).isEqualTo(2);
        assertThat(count("")).isZero();
    }

    @Test
    void singleQuotesAreToldWhereTheyHoldDelimiters() throws IOException {
        CsvLook look = look("Id,Name,Cost\n1,'Smith, Ann',1\n2,'Jones, Bob',2\n");

        assertThat(look.quote()).isEqualTo('\'');
        assertThat(look("Id,Name\n1,O'Neill\n").quote()).isEqualTo('"');
    }

    @Test
    void linesBeforeTheTableAreSkipped() throws IOException {
        assertThat(look("A title\n\nId,Name,Cost\n1,a,1\n2,b,2\n").skipLines()).isEqualTo(2);
        assertThat(look("Id,Name,Cost\n1,a,1\n2,b,2\n").skipLines()).isZero();
    }

    @Test
    void aRowOfNumbersIsNoHeader() throws IOException {
        assertThat(look("c-1001,180,answered\nc-1002,0,missed\n").header()).isFalse();
        assertThat(look("Id,Name,Name\n1,a,1\n").header()).isFalse();
    }

    @Test
    void aRowOfAMillionCellsIsNotTakenApartWhole() throws IOException {
        assertThat(look(",".repeat(500_000) + "\n").columns()).isEqualTo(400);
    }

    private static CsvLook look(String content) throws IOException {
        return CsvLook.at(new SampleBytes("file:///x", "none", content.getBytes(StandardCharsets.UTF_8), true));
    }

    private static int count(String row) {
        return Separators.count(row.getBytes(StandardCharsets.UTF_8), ',', '"');
    }
}
