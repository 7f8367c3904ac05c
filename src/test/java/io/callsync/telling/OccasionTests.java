package io.callsync.telling;

import static org.assertj.core.api.Assertions.assertThat;

import io.callsync.report.RunReport;
import io.callsync.settings.MessageTemplate;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class OccasionTests {

    private static final LocalDate DATE = LocalDate.of(2026, 11, 20);

    @ParameterizedTest
    @CsvSource({
        // the run before: date, number, state, attention; this one, of 2026-11-20: number, state, attention
        "2026-11-19, 1, completed, ,           1, completed, ,         ",
        "2026-11-19, 1, completed, ,           1, failed, ,            FAILURE",
        "2026-11-20, 1, failed, ,              1, failed, ,            FAILURE",
        "2026-11-20, 1, completed, ,           2, stopped, ,           FAILURE",
        "2026-11-19, 1, completed, ,           1, completed, no files, ATTENTION",
        "2026-11-20, 1, failed, ,              1, completed, no files, ATTENTION",
        "2026-11-20, 1, failed, ,              1, completed, ,         RECOVERY",
        "2026-11-20, 1, stopped, ,             1, completed, ,         RECOVERY",
        "2026-11-20, 1, running, ,             1, completed, ,         RECOVERY",
        "2026-11-20, 1, completed, no files,   2, completed, ,         BACK_TO_NORMAL",
        "2026-11-19, 1, completed, no files,   1, completed, ,         BACK_TO_NORMAL",
        "2026-11-19, 1, failed, ,              1, completed, ,         BACK_TO_NORMAL"
    })
    void peopleAreToldWhatIsNewToThem(
            LocalDate date,
            int number,
            String state,
            String attention,
            int numberNow,
            String stateNow,
            String attentionNow,
            Occasion occasion) {
        Before before = new Before(Optional.of(run(date, number, state, attention)));

        assertThat(before.occasion(ending(run(DATE, numberNow, stateNow, attentionNow))))
                .isEqualTo(Optional.ofNullable(occasion));
    }

    @Test
    void aJobsFirstRunThatGoesWellTellsNobody() {
        assertThat(Before.UNKNOWN.occasion(ending(run(DATE, 1, "completed", null))))
                .isEmpty();
    }

    @Test
    void whatWentWrongAfterARunThatWentWellIsAWarning() {
        Ending warned = new Ending(
                "night",
                DATE,
                Optional.of(run(DATE, 1, "completed", null)),
                Optional.empty(),
                Optional.empty(),
                Optional.of("no purge for +12025550123"));
        Notice notice = new Notice(Before.UNKNOWN.occasion(warned).orElseThrow(), warned, Before.UNKNOWN, 0);

        assertThat(notice.occasion()).isEqualTo(Occasion.WARNING);
        assertThat(notice.text()).endsWith("\nwarning: no purge for ***0123");
        assertThat(notice.values()).containsEntry("reason", "no purge for ***0123");
    }

    @Test
    void whatIsOpenInQuarantineIsToldBesideTheCommandOfAnotherDateThatIsNotWell() {
        Before before = new Before(Optional.of(run(DATE.minusDays(1), 1, "failed", null)));
        Notice notice = new Notice(Occasion.BACK_TO_NORMAL, ending(run(DATE, 1, "completed", null)), before, 2);

        assertThat(notice.text())
                .endsWith("\nopen: 2 records in quarantine\nnext: callsync run night --date 2026-11-19");
        assertThat(notice.values()).containsEntry("reason", "2 records in quarantine");
    }

    @Test
    void everyNameOfATemplateHasAValue() {
        Ending unknown =
                new Ending("night", DATE, Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty());

        assertThat(new Notice(Occasion.FAILURE, unknown, Before.UNKNOWN, 0)
                        .values()
                        .keySet())
                .containsExactlyElementsOf(MessageTemplate.NAMES);
    }

    private static Ending ending(RunReport report) {
        return new Ending("night", DATE, Optional.of(report), Optional.empty(), Optional.empty(), Optional.empty());
    }

    private static RunReport run(LocalDate date, int sequence, String state, String attention) {
        return new RunReport(
                "night",
                date,
                sequence,
                state,
                Instant.EPOCH,
                null,
                attention,
                null,
                0,
                0,
                0,
                0,
                0,
                0,
                0,
                List.of(),
                List.of());
    }
}
