package io.callsync.report;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** A backfill for people: a row for each date, and all together. Stateless. */
public final class BackfillText {

    private static final int WHAT = 5;
    private static final DateTimeFormatter MINUTE =
            DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm 'UTC'").withZone(ZoneOffset.UTC);

    private BackfillText() {}

    public static List<String> lines(BackfillReport report, int width) {
        TextTable table = new TextTable(WHAT, 2, 3, 4).row("DATE", "STATE", "FILES", "RECORDS", "TIME", "WHAT");
        for (BackfillReport.Date date : report.dates()) {
            row(
                    table,
                    date.date().toString(),
                    date.state().words(),
                    files(date.filesLoaded(), date.files()),
                    date.records(),
                    date.time(),
                    what(date));
        }
        row(
                table,
                "in all",
                "",
                files(report.filesLoaded(), report.files()),
                report.records(),
                report.time(),
                Amounts.outcomes(report.outcomes()));
        List<String> lines = new ArrayList<>(table.lines(width));
        lines.add("");
        lines.add("callsync: " + summary(report));
        problem(report).ifPresent(problem -> lines.add("callsync: because: " + problem));
        if (report.next() != null) {
            lines.add("callsync: next: " + report.next());
        }
        return lines;
    }

    private static void row(
            TextTable table, String date, String state, String files, long records, Duration time, String what) {
        table.row(date, state, files, Amounts.number(records), Amounts.time(time), what);
    }

    private static String files(long loaded, long all) {
        return loaded == all ? Amounts.number(all) : Amounts.number(loaded) + " of " + Amounts.number(all);
    }

    private static String what(BackfillReport.Date date) {
        return Stream.of(
                        since(date.state(), date.since()),
                        Printable.masked(date.problem()),
                        Amounts.outcomes(date.outcomes()))
                .filter(part -> !part.isEmpty())
                .collect(Collectors.joining("; "));
    }

    private static String since(BackfillReport.State state, Instant since) {
        return state == BackfillReport.State.COMPLETE_BEFORE ? "since " + MINUTE.format(since) : "";
    }

    private static String summary(BackfillReport report) {
        return "%s from %s to %s: %s of %s complete"
                .formatted(
                        report.job(),
                        report.from(),
                        report.to(),
                        Amounts.number(report.complete()),
                        Amounts.count(report.dates().size(), "date"));
    }

    private static Optional<String> problem(BackfillReport report) {
        List<String> problems = report.dates().stream()
                .filter(date -> date.problem() != null)
                .map(date -> date.date() + ": " + Printable.masked(date.problem()))
                .toList();
        return problems.stream()
                .findFirst()
                .map(first -> first
                        + (problems.size() == 1 ? "" : "; and %s more".formatted(Amounts.number(problems.size() - 1))));
    }
}
