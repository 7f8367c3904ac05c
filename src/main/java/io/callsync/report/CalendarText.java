package io.callsync.report;

import io.callsync.calendar.Finding;
import io.callsync.calendar.Judged;
import io.callsync.calendar.Verdict;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.format.DateTimeFormatter;
import java.time.format.TextStyle;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** A month's nights for people: a grid of one job or a row of each, then every night that is not as usual. */
public final class CalendarText {

    private static final DateTimeFormatter MONTH = DateTimeFormatter.ofPattern("MMMM yyyy", Locale.ENGLISH);
    private static final int CELL = "30 missing ".length();
    private static final String GAP = "  ";
    private static final String CUT = "...";
    private static final int DAYS = 31;
    private static final int TEN = 10;

    private final YearMonth month;
    private final List<CalendarMonth> jobs;
    private final Ink ink;

    /** @param jobs each of the month */
    public CalendarText(YearMonth month, List<CalendarMonth> jobs, Ink ink) {
        this.month = month;
        this.jobs = jobs;
        this.ink = ink;
    }

    /** Weeks as rows, from Monday on. */
    public List<String> grid(int width) {
        CalendarMonth job = jobs.get(0);
        List<String> lines = new ArrayList<>();
        lines.add(ink.strong(job.job() + ", " + MONTH.format(month)));
        lines.add("");
        lines.add(Stream.of(DayOfWeek.values())
                .map(day -> pad("   " + day.getDisplayName(TextStyle.SHORT, Locale.ENGLISH), CELL))
                .collect(Collectors.joining())
                .stripTrailing());
        Map<LocalDate, Judged> nights = nights(job);
        StringBuilder week = new StringBuilder(
                " ".repeat(CELL * (month.atDay(1).getDayOfWeek().ordinal())));
        for (LocalDate date = month.atDay(1); !date.isAfter(month.atEndOfMonth()); date = date.plusDays(1)) {
            week.append(cell(date, nights.get(date)));
            if (date.getDayOfWeek() == DayOfWeek.SUNDAY || date.equals(month.atEndOfMonth())) {
                lines.add(week.toString().stripTrailing());
                week.setLength(0);
            }
        }
        addRest(lines, width, CalendarCell::word);
        return lines;
    }

    /** A row of signs for each job. */
    public List<String> rows(int width) {
        String title = MONTH.format(month);
        int widest = Math.max(title.length(), width - DAYS - GAP.length());
        int column = Stream.concat(Stream.of(title), jobs.stream().map(CalendarMonth::job))
                .mapToInt(String::length)
                .map(length -> Math.min(length, widest))
                .max()
                .orElseThrow();
        List<String> lines = new ArrayList<>();
        lines.add(ink.strong(title)
                + " ".repeat(column - title.length())
                + GAP
                + days(date -> date.getDayOfWeek().name().substring(0, 1)));
        lines.add(" ".repeat(column) + GAP + days(date -> String.valueOf(date.getDayOfMonth() % TEN)));
        for (CalendarMonth job : jobs) {
            Map<LocalDate, Judged> nights = nights(job);
            lines.add(
                    (pad(cut(job.job(), column), column) + GAP + days(date -> sign(nights.get(date)))).stripTrailing());
        }
        addRest(lines, width, CalendarCell::sign);
        return lines;
    }

    private String cell(LocalDate date, Judged night) {
        String day = "%2d ".formatted(date.getDayOfMonth());
        if (night == null) {
            return pad(day, CELL);
        }
        CalendarCell cell = CalendarCell.of(night.verdict());
        return day
                + cell.in(ink, cell.word())
                + " ".repeat(CELL - day.length() - cell.word().length());
    }

    private String sign(Judged night) {
        if (night == null) {
            return " ";
        }
        CalendarCell cell = CalendarCell.of(night.verdict());
        return cell.in(ink, cell.sign());
    }

    private String days(Function<LocalDate, String> text) {
        return month.atDay(1).datesUntil(month.plusMonths(1).atDay(1)).map(text).collect(Collectors.joining());
    }

    private void addRest(List<String> lines, int width, Function<CalendarCell, String> shown) {
        Map<Verdict, Integer> counts = new EnumMap<>(Verdict.class);
        jobs.forEach(job -> job.nights().forEach(night -> counts.merge(night.verdict(), 1, Integer::sum)));
        lines.add("");
        if (counts.isEmpty()) {
            lines.add("callsync: no nights yet" + first());
            return;
        }
        TextTable legend = new TextTable(2, 1).row("SIGN", "NIGHTS", "MEANS");
        counts.forEach(
                (verdict, n) -> legend.row(shown.apply(CalendarCell.of(verdict)), Amounts.number(n), verdict.words()));
        lines.addAll(legend.lines(width));
        jobs.forEach(job -> job.nights().stream()
                .filter(night -> night.verdict().isTrouble() || night.verdict() == Verdict.PENDING)
                .forEach(night -> explain(lines, job, night, width)));
    }

    /** When nights begin, where that is behind this month. */
    private String first() {
        return jobs.stream()
                .map(CalendarMonth::first)
                .filter(Objects::nonNull)
                .min(Comparator.naturalOrder())
                .filter(first -> first.isAfter(month.atEndOfMonth()))
                .map(first -> " in %s: the first night is %s".formatted(MONTH.format(month), first))
                .orElse("");
    }

    private void explain(List<String> lines, CalendarMonth job, Judged night, int width) {
        String verdicts = night.findings().stream()
                .map(finding -> finding.verdict().words())
                .collect(Collectors.joining(", "));
        lines.add("");
        lines.add(CalendarCell.of(night.verdict()).in(ink, "%s %s: %s".formatted(job.job(), night.date(), verdicts)));
        for (Finding finding : night.findings()) {
            lines.addAll(new TextTable(1)
                    .row("  why:", Printable.masked(finding.why()))
                    .lines(width));
        }
        // whole, however long: it is to be copied
        job.next(night).ifPresent(next -> lines.add("  next: " + next));
    }

    private static Map<LocalDate, Judged> nights(CalendarMonth job) {
        return job.nights().stream().collect(Collectors.toMap(Judged::date, Function.identity()));
    }

    private static String cut(String text, int width) {
        return text.length() <= width ? text : CUT + text.substring(text.length() - width + CUT.length());
    }

    private static String pad(String text, int width) {
        return text + " ".repeat(Math.max(0, width - text.length()));
    }
}
