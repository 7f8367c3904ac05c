package io.callsync.operator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
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

    @ParameterizedTest
    @CsvSource({
        "Airflow's ds,                 2026-11-20",
        "Airflow's ds_nodash,          20261120",
        "Airflow's ts,                 2026-11-20T00:00:00+00:00",
        "the same with microseconds,   2026-11-20T06:17:00.123456+00:00",
        "Airflow's ts_nodash,          20261120T000000",
        "Airflow's ts_nodash_with_tz,  20261120T000000+0000",
        "Airflow's logical_date,       2026-11-20 00:00:00+00:00",
        "EventBridge and Argo,         2026-11-20T06:17:00Z",
        "without seconds,              2026-11-20T06:17",
        "late in the east,             2026-11-21T08:00:00+09:00",
        "early in the west,            2026-11-19T20:00:00-05:00"
    })
    void aTimestampIsItsDateInUtc(String of, String text) {
        assertThat(BusinessDate.parse(text, CLOCK)).as(of).isEqualTo(LocalDate.of(2026, 11, 20));
    }

    @ParameterizedTest
    @CsvSource({
        "yesterday@2026-11-21T06:17:00Z,      2026-11-20",
        "yesterday@2026-11-21T23:00:00-05:00, 2026-11-21",
        "today@2026-11-21T06:17:00Z,          2026-11-21",
        "yesterday@2026-03-01,                2026-02-28"
    })
    void theDayBeforeAScheduledTimeDoesNotDependOnWhenTheRunStarts(String text, LocalDate date) {
        assertThat(BusinessDate.parse(text, CLOCK)).isEqualTo(date);
    }

    @ParameterizedTest
    @ValueSource(strings = {"2026-11-23", "2026-11-22T23:00:00-05:00", "today@2026-11-23T00:00:00Z"})
    void aDateToComeIsRefused(String text) {
        assertThatThrownBy(() -> BusinessDate.parse(text, CLOCK))
                .isInstanceOf(TypeConversionException.class)
                .hasMessage("2026-11-23 has not come yet: it is 2026-11-22 in UTC");
    }

    @ParameterizedTest
    @ValueSource(strings = {"1969-12-31", "0206-11-20", "yesterday@1970-01-01"})
    void aDateOlderThanAnyExportIsRefused(String text) {
        assertThatThrownBy(() -> BusinessDate.parse(text, CLOCK))
                .isInstanceOf(TypeConversionException.class)
                .hasMessageEndingWith(" is before 1970-01-01: no export is as old");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "22.11.2026",
                "2026-1120",
                "2026-02-30",
                "2026-11-20T25:00:00Z",
                "2026-11-20T06:17:00 Toronto",
                "tomorrow@2026-11-20",
                "yesterday@",
                "{{ ds }}",
                ""
            })
    void whatIsNoDateIsRefusedWithTheExpectedForms(String text) {
        assertThatThrownBy(() -> BusinessDate.parse(text, CLOCK))
                .isInstanceOf(TypeConversionException.class)
                .hasMessage("'%s' is no date: expected %s".formatted(text, BusinessDate.FORMS));
    }
}
