package io.callsync.source;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class GlobTests {

    @ParameterizedTest
    @CsvSource(
            delimiter = ' ',
            value = {
                "**/*.json* a.json",
                "**/*.json* a.json.gz",
                "**/*.json* x/y/a.json",
                "**/*.json* x//a.json",
                "** x/y/a",
                "calls-?.csv calls-1.csv",
                "*.{csv,ndjson} a.ndjson",
                "*,b.csv a,b.csv",
                "[a-c]*.csv b1.csv",
                "[!a-c]*.csv d1.csv",
                "*.csv ü.csv",
                "a+(b)^$.csv a+(b)^$.csv"
            })
    void matches(String glob, String path) {
        assertThat(new Glob(glob).matches(path)).isTrue();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ' ',
            value = {
                "*.csv x/a.csv",
                "**/*.csv a.csv.gz",
                "calls-?.csv calls-12.csv",
                "calls-?.csv calls-/.csv",
                "*.{csv,ndjson} a.json",
                "[!a-c]*.csv a1.csv",
                "[!a]b /b",
                "a.csv aXcsv"
            })
    void doesNotMatch(String glob, String path) {
        assertThat(new Glob(glob).matches(path)).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"[a", "{a", "a}", "[z-a]"})
    void aBrokenGlobIsNamed(String glob) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Glob(glob))
                .withMessageStartingWith("not a glob: " + glob);
    }

    @Test
    void aKeyThatIsNoPathCanBeMatched() {
        assertThat(new Glob("**/*.json").matches("..//\u0000\n/a.json")).isTrue();
    }
}
