package io.callsync.source;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.LocalDate;
import org.junit.jupiter.api.Test;

class DatePatternTests {

    private static final LocalDate DATE = LocalDate.of(2026, 3, 9);

    @Test
    void everyPlaceholderIsReplaced() {
        assertThat(new DatePattern("a/{yyyy}/{MM}/{dd}/{date}/").on(DATE)).isEqualTo("a/2026/03/09/2026-03-09/");
    }

    @Test
    void otherBracesOfAGlobStay() {
        assertThat(new DatePattern("{date}*.{csv,json}").on(DATE)).isEqualTo("2026-03-09*.{csv,json}");
    }

    @Test
    void aTemplateWithoutPlaceholderIsNotDated() {
        assertThat(new DatePattern("exports/{csv,json}").dated()).isFalse();
        assertThat(new DatePattern("exports/{dd}").dated()).isTrue();
    }

    @Test
    void anUnknownPlaceholderIsNamed() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new DatePattern("exports/{year}/").onlyKnown())
                .withMessage("unknown placeholder {year} in exports/{year}/: use {date}, {yyyy}, {MM} or {dd}");
    }
}
