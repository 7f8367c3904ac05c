package io.callsync.operator;

import io.callsync.job.NightRunner;
import io.callsync.job.RunProgress;
import io.callsync.job.RunResult;
import io.callsync.ledger.Schema;
import io.callsync.report.Ink;
import io.callsync.report.ReportText;
import io.callsync.report.RunSummary;
import io.callsync.settings.JobFile;
import io.callsync.settings.JobFiles;
import java.io.PrintWriter;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;

/** Loads a business date, or goes on where a run of it stood. */
@Command(
        name = "run",
        description = "Loads a business date's exports, or goes on where an earlier run stood. Again is always safe.",
        footerHeading = "%nExamples:%n",
        footer = {"  callsync run aircall", "  callsync run aircall --date 2026-11-22 --jobs /etc/callsync/jobs"})
final class RunCommand implements Callable<Integer> {

    @ParentCommand
    private CallsyncCommand callsync;

    @Spec
    private CommandSpec spec;

    @Parameters(paramLabel = "JOB", description = "Name of a job file, without .yml.")
    private String name;

    @Option(
            names = "--date",
            paramLabel = "DATE",
            defaultValue = BusinessDate.YESTERDAY,
            converter = BusinessDate.class,
            description = BusinessDate.FORMS + ". Default: yesterday.")
    private LocalDate date;

    @Mixin
    private JobsFolder jobs;

    @Option(names = "--migrate", description = "Bring the tables to this version first.")
    private boolean migrate;

    @Override
    public Integer call() {
        JobFile job = JobFiles.load(jobs.path(), name);
        try {
            if (migrate) {
                Schema schema = callsync.bean(Schema.class);
                MigrateCommand.print(
                        schema, schema.migrate(), spec.commandLine().getErr());
            }
            Optional<ExitCode> broken =
                    Diagnoses.quick(callsync, spec.commandLine().getErr());
            return broken.isPresent()
                    ? unfit(broken.get()).code()
                    : runAndReport(job).code();
        } catch (SQLException | RuntimeException e) {
            return explain(e).code();
        }
    }

    private ExitCode runAndReport(JobFile job) throws SQLException {
        LastWords words = LastWords.begin();
        try {
            return report(run(job));
        } finally {
            words.spoken();
        }
    }

    /** Of an end that has no report: nothing began, or not even the ledger could be told. */
    private ExitCode explain(Exception e) {
        PrintWriter err = spec.commandLine().getErr();
        return unfit(UnexpectedEnd.print(e, err, callsync.verbose()));
    }

    /** Nothing has begun. */
    private ExitCode unfit(ExitCode code) {
        PrintWriter err = spec.commandLine().getErr();
        if (code == ExitCode.ALREADY_RUNNING) {
            err.println("callsync: next: " + status());
        } else if (code != ExitCode.USAGE) {
            err.printf("callsync: next: callsync run %s --date %s%n", name, date);
        }
        return code;
    }

    private String status() {
        return "callsync status " + name;
    }

    private RunResult run(JobFile job) throws SQLException {
        NightRunner runner = callsync.bean(NightRunner.class);
        RunProgress progress = new RunProgress();
        RunView view = RunView.open(callsync.terminal(), job.name() + ' ' + date, progress);
        try {
            return runner.run(job, date, progress);
        } finally {
            view.close();
        }
    }

    private ExitCode report(RunResult result) {
        PrintWriter out = spec.commandLine().getOut();
        Terminal terminal = callsync.terminal();
        new ReportText(result.report(), terminal.ink())
                .lines(terminal.width(), Instant.now())
                .forEach(out::println);
        out.println();
        RunSummary summary = new RunSummary(result.report());
        out.println("callsync: " + summary.line());
        ExitCode code = explain(result, summary, out);
        Optional<String> next = code == ExitCode.ALREADY_RUNNING ? Optional.of(status()) : summary.next();
        next.ifPresent(command -> out.println("callsync: next: " + command));
        return code;
    }

    private ExitCode explain(RunResult result, RunSummary summary, PrintWriter out) {
        Ink ink = callsync.terminal().ink();
        if (result instanceof RunResult.Failed failed) {
            Failure failure = Failure.of(failed.cause());
            out.println("callsync: because: " + ink.bad(failure.message()));
            if (callsync.verbose()) {
                failed.cause().printStackTrace(spec.commandLine().getErr());
            }
            return failure.exitCode();
        }
        summary.problem().ifPresent(problem -> out.println("callsync: because: " + ink.warning(problem)));
        if (result instanceof RunResult.Stopped) {
            return ExitCode.FAILED;
        }
        return summary.problem().isPresent() ? ExitCode.ATTENTION : ExitCode.SUCCESS;
    }
}
