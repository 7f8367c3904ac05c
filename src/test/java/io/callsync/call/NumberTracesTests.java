package io.callsync.call;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class NumberTracesTests {

    private static final NumberTraces NUMBER = new NumberTraces("+15145550123", "1", "5145550123");
    private static final NumberTraces LONDON = new NumberTraces("+442079460958", "44", "2079460958");
    private static final NumberTraces SHORT = new NumberTraces("+290123", "290", "123");

    @ParameterizedTest
    @ValueSource(
            strings = {
                "+15145550123",
                "15145550123",
                "5145550123",
                "0015145550123",
                "01115145550123",
                "+1 (514) 555-0123",
                "+1 514 555 01 23",
                "1-514-555-0123",
                "(514) 555-0123",
                "514.555.0123",
                "1.514.555.0123",
                "+1\u00a0514\u00a0555\u00a00123",
                "{\"raw_digits\":\"+1 514-555-0123\"}",
                "from=5145550123;to=x",
                "https://rec.example.com/%2B15145550123/4.mp3",
                "https://rec.example.com/?n=%2B1%20514%20555%200123",
                "called back 514/555-0123.",
                "tel:+15145550123,5145550124"
            })
    void everyNotationIsFoundAndErased(String text) {
        assertThat(NUMBER.isIn(text)).isTrue();
        assertThat(NUMBER.erasedFrom(text))
                .contains("***")
                .satisfies(left -> assertThat(NUMBER.isIn(left)).isFalse());
        assertThat(Pattern.compile(NUMBER.expression()).matcher(text).find())
                .as("the server finds it too")
                .isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "+15145550124",
                "+1514555012",
                "+151455501234",
                "95145550123",
                "+49 5145550123",
                "+49 (514) 5550123",
                "0.5145550123",
                "5145550123.25",
                "514x5550123",
                "514,555,0123",
                "***0123"
            })
    void otherDigitsStay(String text) {
        assertThat(NUMBER.isIn(text)).isFalse();
        assertThat(NUMBER.erasedFrom(text)).isSameAs(text);
    }

    @ParameterizedTest
    @ValueSource(strings = {"+44 (0)20 7946 0958", "020 7946 0958", "(020) 7946-0958", "00442079460958", "2079460958"})
    void theNationalPrefixIsPartOfIt(String text) {
        assertThat(LONDON.isIn(text)).isTrue();
        assertThat(LONDON.erasedFrom(text)).doesNotContain("7946");
    }

    @Test
    void aShortNumberIsFoundWithItsCountryCodeAlone() {
        assertThat(SHORT.isIn("+290 123")).isTrue();
        assertThat(SHORT.isIn("123")).isFalse();
        assertThat(Pattern.compile(SHORT.expression()).matcher("123").find()).isFalse();
    }

    @Test
    void nothingIsInNothing() {
        assertThat(NUMBER.isIn(null)).isFalse();
        assertThat(NUMBER.erasedFrom(null)).isNull();
    }

    @Test
    void itIsShownMasked() {
        assertThat(NUMBER).hasToString("***0123");
        assertThat(SHORT).as("four digits would be more than half of it").hasToString("***");
    }
}
