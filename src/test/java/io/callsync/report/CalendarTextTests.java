package io.callsync.report;

import static org.assertj.core.api.Assertions.assertThat;

import io.callsync.calendar.Expectation;
import io.callsync.calendar.Figures;
import io.callsync.calendar.Finding;
import io.callsync.calendar.Judged;
import io.callsync.calendar.Normal;
import io.callsync.calendar.Verdict;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** A month in which everything happened, on a narrow and on a wide terminal. */
class CalendarTextTests {

    private static final YearMonth MONTH = YearMonth.of(2026, 11);
    private static final Normal NORMAL = new Normal(8, 8, 4L, 12L, 1200L, 0.0, null);
    private static final String MANY_JOBS = "nightly-calls-of-a-branch-with-a-long-name-and-more";

    @Test
    void theGridFitsANarrowTerminal() {
        assertThat(String.join("\n", grid(80))).isEqualTo("""
                night, November 2026

                   Mon        Tue        Wed        Thu        Fri        Sat        Sun
                                                                                   1
                 2          3          4 ?        5 ok       6 missing  7 -        8
                 9 0 rows  10 short   11 shrunk  12 gap     13 twice   14         15
                16 late    17 pending 18         19         20         21         22
                23         24         25         26         27         28         29
                30

                SIGN     NIGHTS  MEANS
                missing       1  missing
                0 rows        1  zero rows
                short         1  short
                shrunk        1  shrunken
                gap           1  sequence gap
                twice         1  delivered twice
                late          1  late
                pending       1  pending
                ?             1  not known
                -             1  not expected
                ok            1  on time

                night 2026-11-06: missing
                  why:  no files, usually 4 on a Friday
                  next: callsync run night --date 2026-11-06

                night 2026-11-09: zero rows
                  why:  4 files without a record
                  next: callsync run night --date 2026-11-09

                night 2026-11-10: short, late
                  why:  1 of usually 4 files, 3 of usually 12 records, and that is far less than
                        on any other Tuesday
                  why:  the last file came at 2026-11-11 06:00 UTC, 2 h 0 min after 2026-11-11
                        04:00 UTC
                  next: callsync run night --date 2026-11-10

                night 2026-11-11: shrunken
                  why:  ***0101.csv has 2 instead of 3 records
                  next: callsync run night --date 2026-11-11

                night 2026-11-12: sequence gap
                  why:  c-0007.csv is missing between c-0006.csv and c-0008.csv
                  next: callsync run night --date 2026-11-12

                night 2026-11-13: delivered twice
                  why:  two.csv is one.csv once more

                night 2026-11-16: late
                  why:  the last file came at 2026-11-17 06:00 UTC, 2 h 0 min after 2026-11-17
                        04:00 UTC

                night 2026-11-17: pending
                  why:  2 files so far, all by 2026-11-18 04:00 UTC""");
    }

    @Test
    void onAWideOneEachReasonIsALine() {
        assertThat(String.join("\n", grid(200))).isEqualTo("""
                night, November 2026

                   Mon        Tue        Wed        Thu        Fri        Sat        Sun
                                                                                   1
                 2          3          4 ?        5 ok       6 missing  7 -        8
                 9 0 rows  10 short   11 shrunk  12 gap     13 twice   14         15
                16 late    17 pending 18         19         20         21         22
                23         24         25         26         27         28         29
                30

                SIGN     NIGHTS  MEANS
                missing       1  missing
                0 rows        1  zero rows
                short         1  short
                shrunk        1  shrunken
                gap           1  sequence gap
                twice         1  delivered twice
                late          1  late
                pending       1  pending
                ?             1  not known
                -             1  not expected
                ok            1  on time

                night 2026-11-06: missing
                  why:  no files, usually 4 on a Friday
                  next: callsync run night --date 2026-11-06

                night 2026-11-09: zero rows
                  why:  4 files without a record
                  next: callsync run night --date 2026-11-09

                night 2026-11-10: short, late
                  why:  1 of usually 4 files, 3 of usually 12 records, and that is far less than on any other Tuesday
                  why:  the last file came at 2026-11-11 06:00 UTC, 2 h 0 min after 2026-11-11 04:00 UTC
                  next: callsync run night --date 2026-11-10

                night 2026-11-11: shrunken
                  why:  ***0101.csv has 2 instead of 3 records
                  next: callsync run night --date 2026-11-11

                night 2026-11-12: sequence gap
                  why:  c-0007.csv is missing between c-0006.csv and c-0008.csv
                  next: callsync run night --date 2026-11-12

                night 2026-11-13: delivered twice
                  why:  two.csv is one.csv once more

                night 2026-11-16: late
                  why:  the last file came at 2026-11-17 06:00 UTC, 2 h 0 min after 2026-11-17 04:00 UTC

                night 2026-11-17: pending
                  why:  2 files so far, all by 2026-11-18 04:00 UTC""");
    }

    @Test
    void theRowsFitANarrowTerminal() {
        assertThat(String.join("\n", rows(80))).isEqualTo("""
                November 2026                                    SMTWTFSSMTWTFSSMTWTFSSMTWTFSSM
                                                                 123456789012345678901234567890
                day                                                              .
                ...-calls-of-a-branch-with-a-long-name-and-more     ?.M- 0S<G2  L~

                SIGN  NIGHTS  MEANS
                M          1  missing
                0          1  zero rows
                S          1  short
                <          1  shrunken
                G          1  sequence gap
                2          1  delivered twice
                L          1  late
                ~          1  pending
                ?          1  not known
                -          1  not expected
                .          2  on time

                nightly-calls-of-a-branch-with-a-long-name-and-more 2026-11-06: missing
                  why:  no files, usually 4 on a Friday
                  next: callsync run nightly-calls-of-a-branch-with-a-long-name-and-more --date 2026-11-06

                nightly-calls-of-a-branch-with-a-long-name-and-more 2026-11-09: zero rows
                  why:  4 files without a record
                  next: callsync run nightly-calls-of-a-branch-with-a-long-name-and-more --date 2026-11-09

                nightly-calls-of-a-branch-with-a-long-name-and-more 2026-11-10: short, late
                  why:  1 of usually 4 files, 3 of usually 12 records, and that is far less than
                        on any other Tuesday
                  why:  the last file came at 2026-11-11 06:00 UTC, 2 h 0 min after 2026-11-11
                        04:00 UTC
                  next: callsync run nightly-calls-of-a-branch-with-a-long-name-and-more --date 2026-11-10

                nightly-calls-of-a-branch-with-a-long-name-and-more 2026-11-11: shrunken
                  why:  ***0101.csv has 2 instead of 3 records
                  next: callsync run nightly-calls-of-a-branch-with-a-long-name-and-more --date 2026-11-11

                nightly-calls-of-a-branch-with-a-long-name-and-more 2026-11-12: sequence gap
                  why:  c-0007.csv is missing between c-0006.csv and c-0008.csv
                  next: callsync run nightly-calls-of-a-branch-with-a-long-name-and-more --date 2026-11-12

                nightly-calls-of-a-branch-with-a-long-name-and-more 2026-11-13: delivered twice
                  why:  two.csv is one.csv once more

                nightly-calls-of-a-branch-with-a-long-name-and-more 2026-11-16: late
                  why:  the last file came at 2026-11-17 06:00 UTC, 2 h 0 min after 2026-11-17
                        04:00 UTC

                nightly-calls-of-a-branch-with-a-long-name-and-more 2026-11-17: pending
                  why:  2 files so far, all by 2026-11-18 04:00 UTC""");
    }

    @Test
    void onAWideOneTheJobsHaveTheirWholeNames() {
        assertThat(String.join("\n", rows(200))).isEqualTo("""
                November 2026                                        SMTWTFSSMTWTFSSMTWTFSSMTWTFSSM
                                                                     123456789012345678901234567890
                day                                                                  .
                nightly-calls-of-a-branch-with-a-long-name-and-more     ?.M- 0S<G2  L~

                SIGN  NIGHTS  MEANS
                M          1  missing
                0          1  zero rows
                S          1  short
                <          1  shrunken
                G          1  sequence gap
                2          1  delivered twice
                L          1  late
                ~          1  pending
                ?          1  not known
                -          1  not expected
                .          2  on time

                nightly-calls-of-a-branch-with-a-long-name-and-more 2026-11-06: missing
                  why:  no files, usually 4 on a Friday
                  next: callsync run nightly-calls-of-a-branch-with-a-long-name-and-more --date 2026-11-06

                nightly-calls-of-a-branch-with-a-long-name-and-more 2026-11-09: zero rows
                  why:  4 files without a record
                  next: callsync run nightly-calls-of-a-branch-with-a-long-name-and-more --date 2026-11-09

                nightly-calls-of-a-branch-with-a-long-name-and-more 2026-11-10: short, late
                  why:  1 of usually 4 files, 3 of usually 12 records, and that is far less than on any other Tuesday
                  why:  the last file came at 2026-11-11 06:00 UTC, 2 h 0 min after 2026-11-11 04:00 UTC
                  next: callsync run nightly-calls-of-a-branch-with-a-long-name-and-more --date 2026-11-10

                nightly-calls-of-a-branch-with-a-long-name-and-more 2026-11-11: shrunken
                  why:  ***0101.csv has 2 instead of 3 records
                  next: callsync run nightly-calls-of-a-branch-with-a-long-name-and-more --date 2026-11-11

                nightly-calls-of-a-branch-with-a-long-name-and-more 2026-11-12: sequence gap
                  why:  c-0007.csv is missing between c-0006.csv and c-0008.csv
                  next: callsync run nightly-calls-of-a-branch-with-a-long-name-and-more --date 2026-11-12

                nightly-calls-of-a-branch-with-a-long-name-and-more 2026-11-13: delivered twice
                  why:  two.csv is one.csv once more

                nightly-calls-of-a-branch-with-a-long-name-and-more 2026-11-16: late
                  why:  the last file came at 2026-11-17 06:00 UTC, 2 h 0 min after 2026-11-17 04:00 UTC

                nightly-calls-of-a-branch-with-a-long-name-and-more 2026-11-17: pending
                  why:  2 files so far, all by 2026-11-18 04:00 UTC""");
    }

    @Test
    void onATerminalTroubleIsRedLateIsYellowAndOnTimeIsGreen() {
        assertThat(new CalendarText(MONTH, List.of(month("night")), Ink.ANSI).grid(80))
                .anyMatch(line -> line.contains("\u001B[31mmissing\u001B[0m"))
                .anyMatch(line -> line.contains("\u001B[33mlate\u001B[0m"))
                .anyMatch(line -> line.contains("\u001B[32mok\u001B[0m"));
    }

    private static List<String> grid(int width) {
        return new CalendarText(MONTH, List.of(month("night")), Ink.PLAIN).grid(width);
    }

    private static List<String> rows(int width) {
        CalendarMonth quiet =
                new CalendarMonth("day", MONTH, Expectation.NOTHING, MONTH.atDay(17), List.of(), List.of(night(17)));
        return new CalendarText(MONTH, List.of(quiet, month(MANY_JOBS)), Ink.PLAIN).rows(width);
    }

    private static CalendarMonth month(String job) {
        List<Judged> nights = new ArrayList<>();
        nights.add(night(4, new Finding(Verdict.NOT_KNOWN, "fewer than 3 such nights before")));
        nights.add(night(5));
        nights.add(night(6, new Finding(Verdict.MISSING, "no files, usually 4 on a Friday")));
        nights.add(night(7, new Finding(Verdict.NOT_EXPECTED, "")));
        nights.add(night(9, new Finding(Verdict.ZERO_ROWS, "4 files without a record")));
        nights.add(night(
                10,
                new Finding(
                        Verdict.SHORT,
                        "1 of usually 4 files, 3 of usually 12 records, and that is far less than on any other Tuesday"),
                new Finding(
                        Verdict.LATE,
                        "the last file came at 2026-11-11 06:00 UTC, 2 h 0 min after 2026-11-11 04:00 UTC")));
        nights.add(night(11, new Finding(Verdict.SHRUNKEN, "+15145550101.csv has 2 instead of 3 records")));
        nights.add(night(
                12, new Finding(Verdict.SEQUENCE_GAP, "c-0007.csv is missing between c-0006.csv and c-0008.csv")));
        nights.add(night(13, new Finding(Verdict.DELIVERED_TWICE, "two.csv is one.csv once more")));
        nights.add(night(
                16,
                new Finding(
                        Verdict.LATE,
                        "the last file came at 2026-11-17 06:00 UTC, 2 h 0 min after 2026-11-17 04:00 UTC")));
        nights.add(night(17, new Finding(Verdict.PENDING, "2 files so far, all by 2026-11-18 04:00 UTC")));
        return new CalendarMonth(job, MONTH, Expectation.NOTHING, MONTH.atDay(2), List.of(), nights);
    }

    private static Judged night(int day, Finding... findings) {
        LocalDate date = MONTH.atDay(day);
        Figures figures = new Figures(date, 4, 0, 12, 1200, 12, 0, null, Instant.parse("2026-11-18T02:00:00Z"));
        return new Judged(date, figures, NORMAL, null, List.of(findings));
    }
}
