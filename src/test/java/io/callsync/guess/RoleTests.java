package io.callsync.guess;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RoleTests {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Start Time",
                "start_time",
                "StartTime",
                "startTime",
                "START TIME (UTC)",
                "startTimeUTC",
                "start-time"
            })
    void aNameIsTheSameInEverySpelling(String name) {
        assertThat(Role.words(name)).isEqualTo("start time");
        assertThat(Role.START.likeness(name)).isEqualTo(4);
    }

    @ParameterizedTest
    @CsvSource({
        "START, call start time, 2",
        "START, Created, 3",
        "END, Hangup Time, 3",
        "DURATION, billsec, 4",
        "FROM, calling number, 4",
        "TO, dst, 4",
        "ID, call_uuid, 4",
        "AGENT, user email, 4",
        "ID, Colour, 0",
    })
    void howNearANameIs(Role role, String name, int likeness) {
        assertThat(role.likeness(name)).isEqualTo(likeness);
    }

    @Test
    void noNameIsUsualForTwoRoles() {
        for (Role one : Role.values()) {
            for (Role other : Role.values()) {
                if (one != other) {
                    assertThat(one.usual()).doesNotContainAnyElementsOf(other.usual());
                }
            }
        }
    }
}
