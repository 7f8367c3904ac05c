package io.callsync.provider.aircall;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.callsync.call.Rejection;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DurationsTests {

    @ParameterizedTest
    @CsvSource({"0, 0", "486, 486", "08:06, 486", "00:08:06, 486", "1:00:00, 3600", "90:00, 5400"})
    void allThreeNotationsAreSeconds(String text, int seconds) {
        assertThat(Durations.seconds(text, "duration")).isEqualTo(seconds);
    }

    @Test
    void nothingStaysNothing() {
        assertThat(Durations.seconds(null, "duration")).isNull();
    }

    @ParameterizedTest
    @ValueSource(strings = {"-1", "1:60", "00:00:75", "12.5", "two", "1h", "999999999", ":30", "9999999999"})
    void whatIsNoDurationOfACallIsRefused(String text) {
        assertThatThrownBy(() -> Durations.seconds(text, "duration (total)"))
                .isInstanceOf(Rejection.class)
                .hasMessageStartingWith("duration (total) is ");
    }
}
