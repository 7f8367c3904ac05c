package io.callsync.operator;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;

/** Verdicts for which a job file asks for attention: how a run of the night ends. */
class CalendarAttentionTests extends CalendarCase {

    private static final String SHORT = "2026-10-30: short, 1 of usually 4 files, 3 of usually 12 records";

    @Test
    void withoutASettingAShortNightEndsWellAsItAlwaysDid() {
        file("calls-1.jsonl", 3, AT_TWO);

        assertThat(run().exitCode()).isZero();
    }

    @Test
    void aNamedVerdictNeedsALookAndIsToldWithItsFigures() {
        aJob("expect: { attention: [short, late] }");
        file("calls-1.jsonl", 3, AT_TWO);

        Typed run = run();

        assertThat(run.exitCode()).isEqualTo(3);
        assertThat(run.out()).contains("callsync: because: " + SHORT + "\n");
        assertThat(JsonMapper.shared().readTree(run.lastLine()).get("problem").asString())
                .isEqualTo(SHORT);
        assertThat(crm.value(String.class, "SELECT attention FROM callsync_runs"))
                .isEqualTo(SHORT);
        assertThat(crm.night(FRIDAY)).as("all of it that came is loaded").containsEntry("complete", true);
    }

    @Test
    void anotherVerdictNeedsNone() {
        aJob("expect: { attention: [late, missing] }");
        file("calls-1.jsonl", 3, AT_TWO);

        assertThat(run().exitCode()).isZero();
    }

    @Test
    void aVerdictBehindTheWorstOneIsToldToo() {
        aJob("expect: { attention: [late] }");
        file("calls-1.jsonl", 3, AT_TWO.plus(Duration.ofHours(3)));

        assertThat(run().exitCode()).isEqualTo(3);
        assertThat(verdict()).startsWith("short");
    }

    @Test
    void everyRunOfTheNightTellsItUntilTheFilesAreThere() {
        aJob("expect: { attention: [short] }");
        file("calls-1.jsonl", 3, AT_TWO);
        run();

        assertThat(run().exitCode()).as("typed again").isEqualTo(3);

        files(AT_TWO);
        assertThat(run().exitCode()).as("the rest was delivered").isZero();
    }

    @Test
    void aRunTellsItOfEveryNightOfWhichItReadFiles() {
        aJob("expect: { attention: [late] }\nattention: { no-files: false }");
        files(AT_TWO);
        run();
        replaceInJob("look-back: 0d", "look-back: 1d");
        file("calls-5.jsonl", 3, AT_TWO.plus(Duration.ofHours(5)));

        Typed next = run(FRIDAY.plusDays(1));

        assertThat(next.exitCode()).isEqualTo(3);
        assertThat(next.out()).contains("2026-10-30: late, the last file came at 2026-10-31 07:00 UTC");
        assertThat(run(FRIDAY.plusDays(1)).exitCode()).as("told once").isZero();
    }

    @Test
    void aMissingNightIsToldOnce() {
        aJob("expect: { attention: [missing] }");
        assertThat(run().out()).contains("because: no files of 2026-10-30\n");

        aJob("expect: { attention: [missing] }\nattention: { no-files: false }");
        assertThat(run().out()).contains("because: 2026-10-30: missing, no files, usually 4 on a Friday\n");

        aJob("attention: { no-files: false }");
        assertThat(run().exitCode()).isZero();
    }

    @Test
    void aNightWhoseOnlyFileWasTakenAwayUnreadIsMissing() {
        aJob("expect: { attention: [missing] }");
        put(FRIDAY, "calls-1.jsonl.gz", "no gzip", AT_TWO);
        assertThat(run().out()).contains("because: 1 of 1 files not loaded");

        takeAway("calls-1.jsonl.gz");

        assertThat(run().out()).contains("because: 2026-10-30: missing, no files, usually 4 on a Friday\n");
        assertThat(run().exitCode()).as("until it is there").isEqualTo(3);
    }

    @Test
    void whatIsNotDueYetNeedsNoLook() {
        LocalDate today = LocalDate.now(ZoneOffset.UTC);
        aJob("expect: { files: 2, by: '23:59', attention: [short, missing] }");
        put(today, "calls-1.jsonl", lines(1, 3), today.atStartOfDay().toInstant(ZoneOffset.UTC));

        assertThat(run(today).exitCode()).isZero();
    }

    @Test
    void filesThatAreTooYoungArePartOfANightThatIsNotJudgedYet() {
        aJob("expect: { files: 2, by: '02:00', attention: [short] }");
        replaceInJob("settle: 0s", "settle: 1h");
        replaceInJob("look-back: 0d", "look-back: 1d");
        file("calls-1.jsonl", 3, AT_TWO);
        file("calls-2.jsonl", 3, Instant.now());

        assertThat(run().exitCode()).isZero();
        assertThat(verdict()).isEqualTo("pending: 1 files are younger than the settle time");
    }

    @Test
    void filesThatAreAllTooYoungAreNotMissing() {
        aJob("expect: { files: 2, attention: [missing] }\nattention: { no-files: false }");
        replaceInJob("settle: 0s", "settle: 1h");
        replaceInJob("look-back: 0d", "look-back: 1d");
        file("calls-1.jsonl", 3, Instant.now());

        assertThat(run().exitCode()).isZero();
    }

    @Test
    void aRunOfOneFileDoesNotCallItsNightShort() {
        aJob("expect: { attention: [short] }");
        files(AT_TWO);

        Typed one =
                Typed.on(crm::bean, typed("run", "aircall", "--file", "calls-1.jsonl", "--date", FRIDAY.toString()));

        assertThat(one.exitCode()).as(one.out()).isZero();
        assertThat(verdict()).isEqualTo("pending: 3 other files are listed, and not loaded yet");
        assertThat(night(FRIDAY).get("complete").asBoolean()).isFalse();
        assertThat(night(FRIDAY).get("next").asString()).isEqualTo("callsync run aircall --date 2026-10-30");
    }

    @Test
    void aHolidayNeedsNoLook() {
        aJob("expect: { holidays: [2026-10-30], attention: [missing, short, zero-rows, late] }");
        assertThat(run().exitCode()).as("no files").isZero();
        assertThat(verdict()).isEqualTo("not-expected");

        file("calls-1.jsonl", 3, AT_TWO.plus(Duration.ofHours(9)));
        assertThat(run().exitCode()).as("one late file").isZero();
        assertThat(verdict()).isEqualTo("on-time");
    }

    @Test
    void onADayOffANightWithoutFilesIsWholeAndWell() {
        aJob("expect: { weekdays: [mon, tue, wed, thu] }");

        assertThat(run().exitCode()).isZero();
        assertThat(crm.night(FRIDAY)).containsEntry("complete", true);

        aJob("expect: { weekdays: [fri] }");
        assertThat(run().exitCode()).isEqualTo(3);
    }
}
