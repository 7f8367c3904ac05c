package io.callsync.operator;

import io.callsync.job.Backfill;
import io.callsync.job.Backfills;
import io.callsync.report.BackfillJson;
import io.callsync.report.BackfillReport;
import io.callsync.report.BackfillText;
import io.callsync.report.DateStates;
import io.callsync.report.Diagnosis;
import io.callsync.settings.JobFile;
import io.callsync.settings.JobFiles;
import io.callsync.source.ExportSource;
import io.callsync.source.ExportSources;
import java.io.PrintWriter;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.slf4j.MDC;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;

/** Loads many business dates. */
@Command(
        name = "backfill",
        description = {
            "Loads the exports of business dates one by one, oldest first, and passes over those that are complete.",
            "A run of the same job goes first: the backfill waits for it at the end of a chunk. Again is always safe, and goes on."
        },
        footerHeading = "%nExamples:%n",
        footer = {
            "  callsync backfill aircall --from 2026-01-01 --to 2026-10-31",
            "  callsync backfill aircall --from 2026-01-01 --to yesterday --parallel 8 --json"
        })
final class BackfillCommand implements Callable<Integer> {

    private static final int MOST_DATES = 3_660;
    private static final int MOST_PARALLEL = 64;

    @ParentCommand
    private CallsyncCommand callsync;

    @Spec
    private CommandSpec spec;

    @Parameters(paramLabel = "JOB", description = "Name of a job file, without .yml.")
    private String name;

    @Option(
            names = "--from",
            paramLabel = "DATE",
            required = true,
            converter = BusinessDate.class,
            description = "The first date, written as for run --date.")
    private LocalDate from;

    @Option(
            names = "--to",
            paramLabel = "DATE",
            required = true,
            converter = BusinessDate.class,
            description = "The last date.")
    private LocalDate to;

    @Option(
            names = "--parallel",
            paramLabel = "N",
            description = "Files of a date that are read at the same time. Default: callsync.parallel-files.")
    private Integer parallel;

    @Mixin
    private JobsFolder jobs;

    @Option(names = "--json", description = "Print the dates as JSON.")
    private boolean json;

    @Override
    public Integer call() throws SQLException {
        JobFile job = checked();
        if (parallel != null) {
            callsync.set("--callsync.parallel-files=" + parallel);
        }
        List<Diagnosis> diagnoses = Diagnoses.quick(callsync, spec.commandLine().getErr());
        Optional<ExitCode> broken = Diagnoses.broken(diagnoses);
        return (broken.isPresent() ? broken.get() : load(job)).code();
    }

    private JobFile checked() {
        if (to.isBefore(from)) {
            throw wrong("--to %s is before --from %s".formatted(to, from));
        }
        if (ChronoUnit.DAYS.between(from, to) >= MOST_DATES) {
            throw wrong("--from %s --to %s are more than %d dates".formatted(from, to, MOST_DATES));
        }
        if (parallel != null && (parallel < 1 || parallel > MOST_PARALLEL)) {
            throw wrong("--parallel is '%d': expected 1 to %d".formatted(parallel, MOST_PARALLEL));
        }
        JobFile job = JobFiles.load(jobs.path(), name);
        try (ExportSource source = ExportSources.open(job.source(), job.files(), job.settle())) {
            if (!source.dated()) {
                throw wrong("every date of %s is the same files: callsync run %s loads them all".formatted(name, name));
            }
        }
        return job;
    }

    private ExitCode load(JobFile job) throws SQLException {
        LastWords words = LastWords.begin();
        MDC.put("labels.job", name);
        try (Backfill backfill = callsync.bean(Backfills.class).begin(job)) {
            BackfillDates dates =
                    new BackfillDates(job.name(), backfill, callsync.bean(DateStates.class), callsync.terminal());
            from.datesUntil(to.plusDays(1)).forEach(dates::load);
            print(dates.report(again()), dates.exitCode(), backfill.isToldToStop());
            return dates.exitCode();
        } finally {
            MDC.clear();
            words.spoken();
        }
    }

    private String again() {
        return "callsync backfill %s --from %s --to %s".formatted(name, from, to)
                + (parallel == null ? "" : " --parallel " + parallel);
    }

    private void print(BackfillReport report, ExitCode exitCode, boolean signalled) {
        PrintWriter out = spec.commandLine().getOut();
        if (json) {
            out.println(BackfillJson.of(report, signalled ? null : Integer.valueOf(exitCode.code())));
        } else {
            BackfillText.lines(report, callsync.terminal().width()).forEach(out::println);
        }
        out.flush();
    }

    private ParameterException wrong(String message) {
        return new ParameterException(spec.commandLine(), message);
    }
}
