package io.callsync.masking;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class QuotedTests {

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            0171 5550123 | '***0123'
            No Answer | 'No Answer'
            anna@example.com | 'a***@example.com'
            """)
    void aWordThatIsToBeMappedIsRepeatedButForNumbersAndAddresses(String text, String quoted) {
        assertThat(Quoted.word(text)).isEqualTo(quoted);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            5550123 | '***0123'
            Anna Schmidt | 'A*** S***'
            sideways | 'sideways'
            Fri, 20 November 2026 25:00 PM | 'Fri, 20 November 2026 25:00 PM'
            2026-13-20 25:61:00 | '2026-13-20 25:61:00'
            08m06s | '08m06s'
            """)
    void whatShouldHaveBeenATimeALengthOrOneOfAFewWordsIsNoName(String text, String quoted) {
        assertThat(Quoted.choice(text)).isEqualTo(quoted);
    }

    @Test
    void whatIsLongIsCut() {
        assertThat(Quoted.choice("9:".repeat(1_000))).isEqualTo("'" + "9:".repeat(20) + "…'");
        assertThat(Quoted.word("x".repeat(256))).isEqualTo("'" + "x".repeat(255) + "…'");
    }
}
