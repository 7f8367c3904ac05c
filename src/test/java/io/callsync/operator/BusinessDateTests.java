package io.callsync.operator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import org.junit.jupiter.api.Test;
import picocli.CommandLine.TypeConversionException;

class BusinessDateTests {

    /** It is the 23rd in Auckland already. */
    private static final Clock CLOCK =
            Clock.fixed(Instant.parse("2026-11-22T23:30:00Z"), ZoneId.of("Pacific/Auckland"));

    @Test
    void yesterdayIsTheDayBeforeInUtc() {
        assertThat(BusinessDate.parse("yesterday", CLOCK)).isEqualTo(LocalDate.of(2026, 11, 21));
    }

    @Test
    void todayAndEarlierDatesAreFine() {
        assertThat(BusinessDate.parse("today", CLOCK)).isEqualTo(LocalDate.of(2026, 11, 22));
        assertThat(BusinessDate.parse("2026-02-28", CLOCK)).isEqualTo(LocalDate.of(2026, 2, 28));
    }

    @Test
    void aDateToComeIsRefused() {
        assertThatThrownBy(() -> BusinessDate.parse("2026-11-23", CLOCK))
                .isInstanceOf(TypeConversionException.class)
                .hasMessage("2026-11-23 has not come yet: it is 2026-11-22 in UTC");
    }

    @Test
    void whatIsNoDateIsRefusedWithTheExpectedForm() {
        assertThatThrownBy(() -> BusinessDate.parse("22.11.2026", CLOCK))
                .hasMessage("'22.11.2026' is no date: expected YYYY-MM-DD, today or yesterday");
    }
}
