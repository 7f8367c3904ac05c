package io.callsync.provider.aircall;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.callsync.call.Rejection;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ExportTimeTests {

    @ParameterizedTest
    @CsvSource({
        "2026-03-02 09:00:00, 2026-03-02T09:00:00Z",
        "2026-03-02T09:00:00, 2026-03-02T09:00:00Z",
        "2026-03-02 09:00:00.083, 2026-03-02T09:00:00.083Z",
        "2024-02-29 23:59:59, 2024-02-29T23:59:59Z"
    })
    void aTimeIsReadInUtc(String text, Instant time) {
        assertThat(ExportTime.utc(text, "datetime (utc)")).isEqualTo(time);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "2026-02-29 09:00:00",
                "2026-13-01 09:00:00",
                "02/03/2026 09:00:00",
                "2026-03-0209:00:00",
                "1772442000",
                "1875-03-02 09:00:00"
            })
    void anImpossibleTimeIsRefused(String text) {
        assertThatThrownBy(() -> ExportTime.utc(text, "datetime (utc)"))
                .isInstanceOf(Rejection.class)
                .hasMessageStartingWith("datetime (utc) is ");
    }

    @ParameterizedTest
    @ValueSource(strings = {"25:00:00", "2026-03-02 24:00:00", "2026-03-02T99:15"})
    void anHourAbove23IsRefused(String text) {
        assertThatThrownBy(() -> ExportTime.checkHour(text, "call start time"))
                .isInstanceOf(Rejection.class)
                .hasMessage("call start time is '" + text + "': expected an hour from 0 to 23");
    }

    @ParameterizedTest
    @ValueSource(strings = {"23:59:59", "2026-03-02 00:25:30", "2026-03-02 14:45:59", "2:05 PM", "n/a"})
    void anyOtherTimeOfDayPasses(String text) {
        assertThatCode(() -> ExportTime.checkHour(text, "call start time")).doesNotThrowAnyException();
    }

    @Test
    void nothingStaysNothing() {
        assertThat(ExportTime.utc(null, "datetime (utc)")).isNull();
    }
}
