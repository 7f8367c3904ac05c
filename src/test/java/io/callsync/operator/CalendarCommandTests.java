package io.callsync.operator;

import static org.assertj.core.api.Assertions.assertThat;

import io.callsync.calendar.Expectation;
import io.callsync.calendar.Judged;
import io.callsync.calendar.Verdict;
import io.callsync.ledger.Lease;
import io.callsync.ledger.Leases;
import io.callsync.report.CalendarMonth;
import io.callsync.report.RunReports;
import java.io.IOException;
import java.nio.file.Files;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

/** {@code callsync calendar}: what it prints, of what, and how it ends. */
class CalendarCommandTests extends CalendarCase {

    @Test
    void aJobsMonthIsAGridWithTheReasonsBelow() {
        file("calls-1.jsonl", 3, AT_TWO);
        run();

        Typed calendar = calendar("aircall", "--month", "2026-10");

        assertThat(calendar).isEqualTo(new Typed(0, """
                aircall, October 2026

                   Mon        Tue        Wed        Thu        Fri        Sat        Sun
                                                  1 -        2 ok       3 -        4 -
                 5 -        6 -        7 -        8 -        9 ok      10 -       11 -
                12 -       13 -       14 -       15 -       16 ok      17 -       18 -
                19 -       20 -       21 -       22 -       23 ok      24 -       25 -
                26 -       27 -       28 -       29 -       30 short   31 -

                SIGN   NIGHTS  MEANS
                short       1  short
                -          26  not expected
                ok          4  on time

                aircall 2026-10-30: short
                  why:  1 of usually 4 files, 3 of usually 12 records
                  next: callsync run aircall --date 2026-10-30
                """, ""));
    }

    @Test
    void withoutAJobEachHasARow() throws IOException {
        Files.copy(folder.resolve("jobs/aircall.yml"), folder.resolve("jobs/other.yml"));
        files(AT_TWO);
        run();

        Typed calendar = calendar("--month", "2026-10");

        assertThat(calendar).isEqualTo(new Typed(0, """
                October 2026  TFSSMTWTFSSMTWTFSSMTWTFSSMTWTFS
                              1234567890123456789012345678901
                aircall       -.------.------.------.------.-
                other

                SIGN  NIGHTS  MEANS
                -         26  not expected
                .          5  on time
                """, ""));
    }

    @Test
    void jsonTellsWhatCameAndWhatIsExpected() {
        files(AT_TWO);
        run();

        JsonNode month = months(calendar("--month", "2026-10", "--json")).get(0);

        assertThat(month.get("job").asString()).isEqualTo("aircall");
        assertThat(month.get("month").asString()).isEqualTo("2026-10");
        assertThat(month.get("nights")).hasSize(31);
        JsonNode night = night(FRIDAY);
        assertThat(night.get("looked_at").asBoolean()).isTrue();
        assertThat(night.get("files").asInt()).isEqualTo(4);
        assertThat(night.get("unread").asInt()).isZero();
        assertThat(night.get("records").asInt()).isEqualTo(12);
        assertThat(night.get("bytes").asLong())
                .isEqualTo(crm.value(
                        Long.class, "SELECT SUM(size) FROM callsync_export_files WHERE business_date = ?", FRIDAY));
        assertThat(night.get("arrived").asString()).isEqualTo("2026-10-31T02:00:00Z");
        assertThat(night.get("expected").toString())
                .isEqualTo("{\"files\":4,\"records\":12,\"bytes\":1200,\"by\":\"2026-10-31T04:00:00Z\",\"nights\":8}");
    }

    @Test
    void whatIsDeclaredIsTheExpected() {
        aJob("expect: { files: 7, records: 8, bytes: 9KiB, by: '05:30' }");

        assertThat(night(FRIDAY).get("expected").toString())
                .isEqualTo("{\"files\":7,\"records\":8,\"bytes\":9216,\"by\":\"2026-10-31T05:30:00Z\",\"nights\":8}");
    }

    @Test
    void anEmptyDatabaseHasNoNights() throws IOException {
        crm.clear();

        assertThat(calendar().out()).endsWith("\naircall\n\ncallsync: no nights yet\n");
        assertThat(calendar("aircall").out()).endsWith("\n\ncallsync: no nights yet\n");
        assertThat(months(calendar("--json")))
                .hasSize(1)
                .allMatch(month -> month.get("nights").isEmpty());
        Files.delete(folder.resolve("jobs/aircall.yml"));
        assertThat(calendar()).isEqualTo(new Typed(0, "callsync: no nights yet\n", ""));
        assertThat(months(calendar("--json"))).isEmpty();
    }

    @Test
    void nightsBeforeTheFirstOneAreLeftOut() {
        assertThat(calendar("aircall", "--month", "2026-09").out())
                .contains("   Mon        Tue        Wed        Thu        Fri        Sat        Sun\n")
                .contains("\n            1          2          3          4 ?");
    }

    @Test
    void aMonthBeforeTheFirstNightSaysWhenThatIs() {
        String first = "\n\ncallsync: no nights yet in August 2026: the first night is 2026-09-04\n";

        assertThat(calendar("--month", "2026-08").out()).endsWith(first);
        assertThat(calendar("aircall", "--month", "2026-08").out()).endsWith(first);
    }

    @Test
    void nightsAfterTodayAreLeftOut() {
        aJob("expect: { files: 1 }");
        LocalDate today = LocalDate.now(ZoneOffset.UTC);

        JsonNode nights = months(
                        calendar("aircall", "--month", YearMonth.from(today).toString(), "--json"))
                .get(0)
                .get("nights");

        assertThat(LocalDate.parse(nights.get(nights.size() - 1).get("date").asString()))
                .isBetween(today, today.plusDays(1));
        assertThat(nights.size()).isBetween(today.getDayOfMonth(), today.getDayOfMonth() + 1);
    }

    @Test
    void aJobWhoseFileWasTakenAwayKeepsItsNights() throws IOException {
        Files.delete(folder.resolve("jobs/aircall.yml"));

        assertThat(calendar("aircall", "--month", "2026-10").exitCode()).isZero();
        assertThat(calendar("--month", "2026-10").out()).contains("\naircall       -.------.");
        assertThat(calendar("aircal").exitCode()).isEqualTo(2);
        assertThat(calendar("aircal").err()).contains("there is no job 'aircal'");
    }

    @Test
    void aMistakeInAJobFileIsNamedByLine() {
        aJob("expect: { file: 3 }");

        Typed calendar = calendar();

        assertThat(calendar.exitCode()).isEqualTo(2);
        assertThat(calendar.err()).contains("aircall.yml:5: unknown key 'expect.file' (did you mean 'files'?)");
    }

    @Test
    void whileARunIsLiveItsFilesArePending() throws SQLException {
        files(AT_TWO);
        run();
        crm.admin().update("""
                UPDATE callsync_export_files SET state = 'loading', next_record = 2, records = 1, inserted = 1, loaded_at = NULL
                WHERE business_date = ? AND uri LIKE '%calls-4.jsonl'""", FRIDAY);
        crm.admin().update("UPDATE callsync_runs SET state = 'running', ended_at = NULL");
        try (Lease live = crm.bean(Leases.class).acquire("aircall")) {
            assertThat(verdict()).as("epoch %d", live.epoch()).isEqualTo("pending: 1 of 4 files not loaded");
        }
    }

    @Test
    void itChangesNothingAndSaysTheSameAgain() {
        files(AT_TWO);
        run();
        List<Map<String, Object>> before = ledger();

        Typed calendar = calendar("--month", "2026-10");

        assertThat(calendar("--month", "2026-10")).isEqualTo(calendar);
        assertThat(ledger()).isEqualTo(before);
    }

    @Test
    void itEndsWithThreeWhereTheNewestNightHasAVerdictThatNeedsALook() {
        file("calls-1.jsonl", 3, AT_TWO);
        run();
        assertThat(calendar("aircall", "--month", "2026-10").exitCode())
                .as("unless the job says so")
                .isZero();

        aJob("expect: { attention: [short] }");
        assertThat(calendar("aircall", "--month", "2026-10").exitCode()).isEqualTo(3);
        assertThat(calendar("--month", "2026-10").exitCode()).isEqualTo(3);
        assertThat(months(calendar("--month", "2026-10", "--json"))
                        .get(0)
                        .get("attention")
                        .asBoolean())
                .isTrue();

        aJob("expect: { attention: [missing, late] }");
        assertThat(calendar("aircall", "--month", "2026-10").exitCode()).isZero();
    }

    @Test
    void aNightOfTheMonthBeforeIsTheNewestUntilAnotherIsDue() {
        Expectation missing =
                new Expectation(null, null, null, null, ZoneOffset.UTC, Set.of(), Set.of(), Set.of(Verdict.MISSING));

        CalendarMonth november = crm.bean(RunReports.class)
                .calendar()
                .month("aircall", missing, YearMonth.of(2026, 11), Instant.parse("2026-11-02T10:00:00Z"));

        assertThat(november.nights()).extracting(Judged::date).first().isEqualTo(LocalDate.of(2026, 11, 1));
        assertThat(november.needsAttention()).isTrue();
    }

    @Test
    void theMonthIsYesterdaysUnlessOneIsNamed() {
        assertThat(BusinessMonth.last(Clock.fixed(Instant.parse("2026-12-01T10:00:00Z"), ZoneOffset.UTC)))
                .isEqualTo(YearMonth.of(2026, 11));
        assertThat(BusinessMonth.last(Clock.fixed(Instant.parse("2026-12-02T00:00:00Z"), ZoneOffset.UTC)))
                .isEqualTo(YearMonth.of(2026, 12));
    }

    @ParameterizedTest
    @ValueSource(strings = {"-999999999-01", "0206-11", "1969-12"})
    void aMonthOlderThanAnyExportIsRefused(String text) {
        Typed calendar = calendar("aircall", "--month=" + text);

        assertThat(calendar.exitCode()).as(calendar.err()).isEqualTo(2);
        assertThat(calendar.err()).contains(text + " is before 1970-01-01: no export is as old");
    }

    private static List<Map<String, Object>> ledger() {
        return crm.rows("CHECKSUM TABLE callsync_nights, callsync_export_files, callsync_runs, callsync_leases");
    }
}
