package io.callsync.operator;

import io.callsync.calendar.Expectation;
import io.callsync.ledger.Schema;
import io.callsync.report.ArrivalCalendar;
import io.callsync.report.CalendarJson;
import io.callsync.report.CalendarMonth;
import io.callsync.report.CalendarText;
import io.callsync.report.RunReports;
import io.callsync.settings.JobFiles;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;

/** Shows which nights of a month came as usual. */
@Command(
        name = "calendar",
        description = {
            "Shows a month's nights: which came on time, late, not at all, short, empty, twice, shrunken or with a gap, by what the job"
                    + " file expects or what is usual for the weekday. Only reads; may be typed at any time, also while a job runs.",
            "Ends with 3 where the newest night on which files are due has a verdict that the job file's expect.attention names,"
                    + " else with 0."
        },
        footerHeading = "%nExamples:%n",
        footer = {"  callsync calendar", "  callsync calendar aircall --month 2026-11"})
final class CalendarCommand implements Callable<Integer> {

    @ParentCommand
    private CallsyncCommand callsync;

    @Spec
    private CommandSpec spec;

    @Parameters(paramLabel = "JOB", arity = "0..1", description = "This job as a grid. Default: a row for each job.")
    private String job;

    @Option(
            names = "--month",
            paramLabel = "MONTH",
            converter = BusinessMonth.class,
            description = "YYYY-MM. Default: yesterday's (UTC).")
    private YearMonth month;

    @Mixin
    private JobsFolder jobs;

    @Option(names = "--json", description = "Print the nights as JSON.")
    private boolean json;

    @Override
    public Integer call() {
        Path folder = jobs.path();
        Set<String> files = JobFiles.names(folder);
        if (month == null) {
            month = BusinessMonth.last(Clock.systemUTC());
        }
        callsync.bean(Schema.class).requireCurrent();
        List<CalendarMonth> months = months(callsync.bean(RunReports.class).calendar(), folder, files);
        PrintWriter out = spec.commandLine().getOut();
        if (json) {
            out.println(CalendarJson.array(months));
        } else if (months.isEmpty()) {
            out.println("callsync: no nights yet");
        } else {
            Terminal terminal = callsync.terminal();
            CalendarText text = new CalendarText(month, months, terminal.ink());
            (job == null ? text.rows(terminal.width()) : text.grid(terminal.width())).forEach(out::println);
        }
        boolean attention = months.stream().anyMatch(CalendarMonth::needsAttention);
        return (attention ? ExitCode.ATTENTION : ExitCode.SUCCESS).code();
    }

    /** A job whose file was taken away keeps its nights, and expects nothing. */
    private List<CalendarMonth> months(ArrivalCalendar calendar, Path folder, Set<String> files) {
        Set<String> known = calendar.jobs();
        Set<String> asked = new TreeSet<>(job == null ? known : Set.of(job));
        asked.addAll(job == null ? files : Set.of());
        List<CalendarMonth> months = new ArrayList<>();
        for (String name : asked) {
            boolean declared = files.contains(name) || !known.contains(name);
            Expectation expected = declared ? JobFiles.load(folder, name).expect() : Expectation.NOTHING;
            months.add(calendar.month(name, expected, month, Instant.now()));
        }
        return months;
    }
}
