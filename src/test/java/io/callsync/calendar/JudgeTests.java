package io.callsync.calendar;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** What is said of a Friday night, by what is declared and what was usual on the Fridays before. */
class JudgeTests {

    private static final LocalDate FRIDAY = LocalDate.of(2026, 11, 20);
    private static final Instant LATER = Instant.parse("2026-12-01T00:00:00Z");
    private static final Function<LocalDate, List<Delivered>> NO_FILES = date -> List.of();
    private static final Instant AT_TWO = Instant.parse("2026-11-21T02:00:00Z");

    @Test
    void halfOfWhatIsUsualIsEnoughAndLessIsShort() {
        assertThat(judge(usual(8), files(5, 500))).isEqualTo("on-time");
        assertThat(judge(usual(8), files(4, 499)))
                .isEqualTo("short: 4 of usually 10 files, 499 of usually 1,000 records");
    }

    @Test
    void oneOddNightChangesNothing() {
        List<Figures> odd = List.of(usual(8).get(0), usual(8).get(1), night(3, 100, 100_000, 10_000_000, AT_TWO));

        assertThat(judge(odd, files(10, 1000))).isEqualTo("on-time");
    }

    @Test
    void twoFridaysAreTooFewToLearnFrom() {
        assertThat(judge(usual(2), files(1, 1))).isEqualTo("not-known: fewer than 3 such nights before");
        assertThat(judge(usual(2), files(0, 0))).isEqualTo("not-known: no files");
        assertThat(judge(usual(3), files(1, 1))).startsWith("short");
        assertThat(judge(usual(3), files(0, 0))).startsWith("missing");
    }

    @Test
    void whatIsDeclaredWinsOverWhatIsUsual() {
        Expectation declared = atLeast(1L, 1L, null, LocalTime.of(1, 0));

        assertThat(judge(declared, usual(8), files(1, 1), LATER))
                .isEqualTo("late: the last file came at 2026-11-21 02:00 UTC, 1 h 0 min after 2026-11-21 01:00 UTC");
        assertThat(judge(atLeast(11L, null, null, null), usual(8), files(10, 1000), LATER))
                .isEqualTo("short: 10 of 11 files");
    }

    @Test
    void bytesTellWhileNotAllFilesAreLoaded() {
        Figures gzip = new Figures(FRIDAY, 10, 0, 1000, 100, 1000, 0, null, AT_TWO);
        Figures unread = new Figures(FRIDAY, 10, 10, 0, 100, 0, 0, null, AT_TWO);
        Expectation declared = atLeast(null, null, 101L, null);

        assertThat(judge(usual(8), gzip)).as("other compression").isEqualTo("on-time");
        assertThat(judge(usual(8), unread)).isEqualTo("short: 100 of usually 10,000 bytes");
        assertThat(judge(declared, usual(8), gzip, LATER)).isEqualTo("short: 100 of 101 bytes");
    }

    @Test
    void twoHoursAfterTheUsualTimeAreLate() {
        assertThat(judge(usual(8), night(0, 10, 1000, 10_000, AT_TWO.plusSeconds(2 * 3600))))
                .isEqualTo("on-time");
        assertThat(judge(usual(8), night(0, 10, 1000, 10_000, AT_TWO.plusSeconds(4 * 3600))))
                .isEqualTo("late: the last file came at 2026-11-21 06:00 UTC, 2 h 0 min after 2026-11-21 04:00 UTC");
    }

    @Test
    void theUsualTimeFollowsTheClockOfTheJobsZone() {
        LocalDate afterTheChange = LocalDate.of(2026, 11, 6);
        Expectation toronto =
                new Expectation(null, null, null, null, ZoneId.of("America/Toronto"), Set.of(), Set.of(), Set.of());
        // at 2:00 there, which was 6:00 UTC until 1 November and is 7:00 UTC since
        List<Figures> summer = IntStream.range(0, 3)
                .mapToObj(week -> figures(
                        LocalDate.of(2026, 10, 30).minusWeeks(week),
                        Instant.parse("2026-10-31T06:00:00Z").minus(Duration.ofDays(7L * week))))
                .toList();

        Judge judge = new Judge(toronto, summer, afterTheChange, LATER, NO_FILES);
        assertThat(judge.judge(figures(afterTheChange, Instant.parse("2026-11-07T09:00:00Z")))
                        .verdict())
                .isEqualTo(Verdict.ON_TIME);
        assertThat(judge.judge(figures(afterTheChange, Instant.parse("2026-11-07T09:00:01Z")))
                        .verdict())
                .isEqualTo(Verdict.LATE);
    }

    @Test
    void aDeclaredTimeIsOfTheJobsZone() {
        Expectation tokyo = new Expectation(
                null, null, null, LocalTime.of(10, 0), ZoneId.of("Asia/Tokyo"), Set.of(), Set.of(), Set.of());

        assertThat(judge(tokyo, usual(8), night(0, 10, 1000, 10_000, AT_TWO), LATER))
                .isEqualTo("late: the last file came at 2026-11-21 02:00 UTC, 1 h 0 min after 2026-11-21 01:00 UTC");
    }

    @Test
    void exportsThatWereCopiedLaterSayNothingOfWhenTheyCome() {
        List<Figures> copied = IntStream.rangeClosed(1, 8)
                .mapToObj(week -> night(week, 10, 1000, 10_000, AT_TWO.plus(Duration.ofDays(30))))
                .toList();

        assertThat(judge(copied, files(0, 0))).isEqualTo("missing: no files, usually 10 on a Friday");
        assertThat(judged(Expectation.NOTHING, copied, files(10, 1000), LATER).due())
                .isNull();
    }

    @Test
    void untilFilesAreDueNothingIsMissingOrShort() {
        Instant before = AT_TWO.plusSeconds(7199);

        assertThat(judge(Expectation.NOTHING, usual(8), files(0, 0), before))
                .isEqualTo("pending: no files yet, all by 2026-11-21 04:00 UTC");
        assertThat(judge(Expectation.NOTHING, usual(8), files(2, 0), before))
                .isEqualTo("pending: 2 files so far, all by 2026-11-21 04:00 UTC");
        assertThat(judge(Expectation.NOTHING, usual(8), files(10, 1000), before))
                .isEqualTo("on-time");
        assertThat(judge(Expectation.NOTHING, usual(8), files(0, 0), AT_TWO.plusSeconds(7200)))
                .isEqualTo("missing: no files, usually 10 on a Friday");
    }

    @Test
    void aNightThatNoRunLookedAtIsMissingOnceTheNextDayIsOver() {
        Instant nextDay = FRIDAY.plusDays(2).atStartOfDay(ZoneOffset.UTC).toInstant();

        assertThat(judge(Expectation.NOTHING, usual(8), null, nextDay.minusSeconds(1)))
                .isEqualTo("pending: no run has looked for files yet, all by 2026-11-21 04:00 UTC");
        assertThat(judge(Expectation.NOTHING, usual(8), null, nextDay))
                .isEqualTo("missing: no run has looked for files, usually 10 on a Friday");
    }

    @Test
    void onAWeekdayOnWhichFilesSeldomComeNoneIsMissing() {
        List<Figures> seldom = IntStream.rangeClosed(1, 8)
                .mapToObj(week -> week <= 4 ? usual(8).get(week - 1) : night(week, 0, 0, 0, null))
                .toList();
        Expectation everyFriday = on(Set.of(DayOfWeek.FRIDAY), Set.of());
        Expectation onMondays = on(Set.of(DayOfWeek.MONDAY), Set.of());

        assertThat(judge(seldom, files(0, 0))).isEqualTo("not-expected: ");
        assertThat(judge(everyFriday, seldom, files(0, 0), LATER)).startsWith("missing");
        assertThat(judge(onMondays, usual(8), files(0, 0), LATER)).isEqualTo("not-expected: ");
    }

    @Test
    void filesWithoutRecordsAreZeroRowsUnlessThatIsUsual() {
        List<Figures> empty = IntStream.rangeClosed(1, 8)
                .mapToObj(week -> night(week, 10, 0, 10_000, AT_TWO))
                .toList();

        assertThat(judge(usual(8), files(10, 0))).isEqualTo("zero-rows: 10 files without a record");
        assertThat(judge(empty, files(10, 0))).isEqualTo("on-time");
    }

    @Test
    void recordsThatNearlyAllWereKnownAreDeliveredTwiceUnlessThatIsUsual() {
        Figures known = new Figures(FRIDAY, 10, 0, 1000, 10_000, 1000, 900, null, AT_TWO);
        List<Figures> rolling = IntStream.rangeClosed(1, 8)
                .mapToObj(week -> new Figures(
                        FRIDAY.minusWeeks(week),
                        10,
                        0,
                        1000,
                        10_000,
                        1000,
                        600,
                        null,
                        AT_TWO.minusSeconds(week * 604_800L)))
                .toList();

        assertThat(judge(usual(8), known)).isEqualTo("delivered-twice: 900 of 1,000 records said nothing new");
        assertThat(judge(rolling, known)).isEqualTo("on-time");
        assertThat(judge(List.of(), new Figures(FRIDAY, 1, 0, 9, 100, 9, 9, null, AT_TWO)))
                .as("nine records are too few to tell")
                .startsWith("not-known");
        assertThat(judge(usual(8), new Figures(FRIDAY, 10, 0, 1000, 10_000, 1000, 899, null, AT_TWO)))
                .isEqualTo("on-time");
    }

    @Test
    void theWorstComesFirstAndTheOthersBehindIt() {
        Figures both = night(0, 1, 1000, 10_000, AT_TWO.plusSeconds(4 * 3600));

        assertThat(judged(Expectation.NOTHING, usual(8), both, LATER).findings())
                .extracting(Finding::verdict)
                .containsExactly(Verdict.SHORT, Verdict.LATE);
    }

    @Test
    void ofAHolidayNothingIsMissingShortOrLate() {
        Expectation holiday = on(Set.of(), Set.of(FRIDAY));
        Expectation manyFiles = atLeast(24L, null, null, LocalTime.of(1, 0));
        Figures few = night(0, 1, 0, 10_000, AT_TWO.plusSeconds(4 * 3600));

        assertThat(judge(holiday, usual(8), files(0, 0), LATER)).isEqualTo("not-expected: ");
        assertThat(judge(holiday, usual(8), null, LATER)).isEqualTo("not-expected: ");
        assertThat(judge(holiday, usual(1), null, LATER)).isEqualTo("not-expected: ");
        assertThat(judge(holiday, usual(8), few, LATER)).isEqualTo("on-time");
        assertThat(judge(holiday, usual(8), few, AT_TWO)).isEqualTo("on-time");
        assertThat(judge(manyFiles, usual(8), few, LATER))
                .as("an ordinary Friday")
                .startsWith("zero-rows");
    }

    @Test
    void aNightOfWhichTheLedgerKnowsMoreIsPending() {
        Figures aside =
                new Figures(FRIDAY, 1, 0, 100, 10_000, 100, 0, "9 other files are listed, and not loaded yet", AT_TWO);

        assertThat(judge(usual(8), aside)).isEqualTo("pending: 9 other files are listed, and not loaded yet");
    }

    @Test
    void whatWasNeverLookedForIsNotExpectedAndWhatWasSeldomIsNotKnown() {
        assertThat(judge(usual(0), null)).isEqualTo("not-expected: ");
        assertThat(judge(usual(1), null)).isEqualTo("not-known: no run has looked for files");
        assertThat(judge(Expectation.NOTHING, usual(3), null, LATER)).startsWith("missing");
    }

    @Test
    void aGapThatIsUsualIsNone() {
        List<Figures> fridays = usual(4);

        assertThat(judgeWithGaps(fridays, 1)).isEqualTo(Verdict.SEQUENCE_GAP);
        assertThat(judgeWithGaps(fridays, 2)).isEqualTo(Verdict.ON_TIME);
        assertThat(judgeWithGaps(usual(2), 2)).as("too few to learn from").isEqualTo(Verdict.SEQUENCE_GAP);
    }

    /** The Friday has a gap, and so have so many of those before. */
    private static Verdict judgeWithGaps(List<Figures> fridays, int gaps) {
        List<Delivered> whole = delivered(10, 11, 12, 13, 14);
        List<Delivered> gap = delivered(10, 11, 13, 14, 15);
        return new Judge(
                        Expectation.NOTHING,
                        fridays,
                        FRIDAY,
                        LATER,
                        date -> date.isBefore(FRIDAY.minusWeeks(gaps)) ? whole : gap)
                .judge(files(10, 1000))
                .verdict();
    }

    @Test
    void whatFallsShortByOneOfOneIsToldInTheSingular() {
        assertThat(judged(atLeast(null, 1L, null, null), List.of(), files(1, 0), LATER)
                        .findings())
                .contains(new Finding(Verdict.SHORT, "0 of 1 record"));
    }

    private static List<Delivered> delivered(int... numbers) {
        return IntStream.of(numbers)
                .mapToObj(number -> new Delivered("s3://acme/c-%d.csv".formatted(number), "v" + number, 1, true, 1))
                .toList();
    }

    private static Expectation atLeast(Long files, Long records, Long bytes, LocalTime by) {
        return new Expectation(files, records, bytes, by, ZoneOffset.UTC, Set.of(), Set.of(), Set.of());
    }

    private static Expectation on(Set<DayOfWeek> weekdays, Set<LocalDate> holidays) {
        return new Expectation(null, null, null, null, ZoneOffset.UTC, weekdays, holidays, Set.of());
    }

    private static Figures figures(LocalDate date, Instant arrived) {
        return new Figures(date, 10, 0, 1000, 10_000, 1000, 0, null, arrived);
    }

    private static String judge(List<Figures> fridays, Figures night) {
        return judge(Expectation.NOTHING, fridays, night, LATER);
    }

    private static String judge(Expectation expected, List<Figures> fridays, Figures night, Instant now) {
        Judged judged = judged(expected, fridays, night, now);
        return judged.findings().stream()
                .findFirst()
                .map(finding -> finding.verdict().value() + ": " + finding.why())
                .orElse(judged.verdict().value());
    }

    private static Judged judged(Expectation expected, List<Figures> fridays, Figures night, Instant now) {
        return new Judge(expected, fridays, FRIDAY, now, NO_FILES).judge(night);
    }

    /** So many Fridays of 10 files, 1,000 records and 10,000 bytes, there at 2:00. */
    private static List<Figures> usual(int weeks) {
        return IntStream.rangeClosed(1, weeks)
                .mapToObj(week -> night(week, 10, 1000, 10_000, AT_TWO))
                .toList();
    }

    private static Figures files(long files, long records) {
        return night(0, files, records, 10_000, files == 0 ? null : AT_TWO);
    }

    /** @param arrived as if it were this Friday's */
    private static Figures night(int weeksAgo, long files, long records, long bytes, Instant arrived) {
        return new Figures(
                FRIDAY.minusWeeks(weeksAgo),
                files,
                0,
                records,
                bytes,
                records,
                0,
                null,
                arrived == null ? null : arrived.minusSeconds(weeksAgo * 604_800L));
    }
}
