package io.callsync.operator;

import io.callsync.job.NightRunner;
import io.callsync.job.RunProgress;
import io.callsync.job.RunResult;
import io.callsync.ledger.Grants;
import io.callsync.ledger.Schema;
import io.callsync.matching.Directory;
import io.callsync.report.Ink;
import io.callsync.report.ReportText;
import io.callsync.report.RunSummary;
import io.callsync.settings.JobFile;
import io.callsync.settings.JobFiles;
import io.callsync.telling.Telling;
import java.io.PrintWriter;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.slf4j.MDC;
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
            description = "YYYY-MM-DD, today or yesterday, in UTC. Default: yesterday.")
    private LocalDate date;

    @Mixin
    private JobsFolder jobs;

    @Option(names = "--migrate", description = "Bring the tables to this version first.")
    private boolean migrate;

    @Override
    public Integer call() {
        JobFile job = JobFiles.load(jobs.path(), name);
        // in JSON logs, where the Elastic Common Schema has keys of one's own
        MDC.put("labels.job", name);
        MDC.put("labels.date", date.toString());
        try {
            return runAndTell(job).code();
        } finally {
            MDC.clear();
        }
    }

    private ExitCode runAndTell(JobFile job) {
        RunNews news = new RunNews(name, date);
        try {
            news.begin(callsync.bean(Telling.class));
            prepareTables(callsync.bean(Schema.class));
            return runAndReport(job, news);
        } catch (SQLException | RuntimeException e) {
            return explain(e, news);
        }
    }

    private ExitCode runAndReport(JobFile job, RunNews news) throws SQLException {
        LastWords words = LastWords.begin();
        try {
            news.lookBack();
            RunResult result = run(job);
            RunEnd end = RunEnd.of(result, status());
            report(result, end);
            news.ended(end, result.report());
            return end.exitCode();
        } finally {
            words.spoken();
        }
    }

    /** Of an end that has no report: nothing began, or not even the ledger could be told. */
    private ExitCode explain(Exception e, RunNews news) {
        PrintWriter err = spec.commandLine().getErr();
        ExitCode code = UnexpectedEnd.print(e, err, callsync.verbose());
        Optional<String> next = next(code);
        next.ifPresent(command -> err.println("callsync: next: " + command));
        news.ended(
                new RunEnd(code, Optional.of(Failure.of(e).message()), next),
                () -> callsync.beanWithoutDatabase(Telling.class));
        return code;
    }

    private Optional<String> next(ExitCode code) {
        return switch (code) {
            case ALREADY_RUNNING -> Optional.of(status());
            case USAGE -> Optional.empty();
            default -> Optional.of("callsync run %s --date %s".formatted(name, date));
        };
    }

    private String status() {
        return "callsync status " + name;
    }

    private void prepareTables(Schema schema) {
        if (migrate) {
            MigrateCommand.print(schema, schema.migrate(), spec.commandLine().getErr());
        } else {
            NotMigrated.check(schema);
        }
        callsync.bean(Grants.class).check(callsync.bean(Directory.class)::probe);
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

    private void report(RunResult result, RunEnd end) {
        PrintWriter out = spec.commandLine().getOut();
        Terminal terminal = callsync.terminal();
        Ink ink = terminal.ink();
        new ReportText(result.report(), ink)
                .lines(terminal.width(), Instant.now())
                .forEach(out::println);
        out.println();
        out.println("callsync: " + new RunSummary(result.report()).line());
        boolean failed = result instanceof RunResult.Failed;
        end.because()
                .ifPresent(because ->
                        out.println("callsync: because: " + (failed ? ink.bad(because) : ink.warning(because))));
        if (callsync.verbose() && result instanceof RunResult.Failed failure) {
            failure.cause().printStackTrace(spec.commandLine().getErr());
        }
        end.next().ifPresent(command -> out.println("callsync: next: " + command));
        out.flush();
    }
}
