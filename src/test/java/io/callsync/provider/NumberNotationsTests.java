package io.callsync.provider;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class NumberNotationsTests {

    @ParameterizedTest
    @ValueSource(strings = {"+15145550123", " +1 (514) 555-0123 ", "tel:+15145550123", "sip:+15145550123@example.com"})
    void aNumberWithItsCountryCodeNeedsNoRegion(String typed) {
        assertThat(NumberNotations.isInternational(typed)).isTrue();
        assertThat(NumberNotations.read(typed, List.of()).number()).isEqualTo("+15145550123");
    }

    @ParameterizedTest
    @CsvSource({
        "(514) 555-0123, CA, +15145550123",
        "020 7946 0958, GB, +442079460958",
        "0015145550123, FR, +15145550123"
    })
    void anotherOneIsReadInTheRegion(String typed, String region, String number) {
        assertThat(NumberNotations.isInternational(typed)).isFalse();
        assertThat(NumberNotations.read(typed, List.of(region)).number()).isEqualTo(number);
    }

    @Test
    void regionsThatReadItAlikeAreNoQuestion() {
        assertThat(NumberNotations.read("5145550123", List.of("CA", "US")).number())
                .isEqualTo("+15145550123");
    }

    @ParameterizedTest
    @CsvSource({
        "5145550123, '', country code",
        "020 7946 0958, GB DE, 'another one in each of DE, GB'",
        "1234, CA, extension",
        "anonymous, CA, anonymous",
        "***0123, CA, masked",
        "jane, CA, not-a-number",
        "+1, '', no telephone number",
        "5145550123, XX, 'no country''s code'"
    })
    void whatIsNoOneNumberIsRefusedWithoutQuotingIt(String typed, String regions, String problem) {
        List<String> all = regions.isEmpty() ? List.of() : Arrays.asList(regions.split(" "));

        assertThatIllegalArgumentException()
                .isThrownBy(() -> NumberNotations.read(typed, all))
                .withMessageContaining(problem)
                .satisfies(refusal -> assertThat(refusal.getMessage()).doesNotContain("5145550123", "7946"));
    }
}
