package io.callsync.operator;

import io.callsync.job.NightRunner;
import io.callsync.job.RunProgress;
import io.callsync.job.RunResult;
import io.callsync.ledger.Schema;
import io.callsync.report.DateStates;
import io.callsync.report.Diagnosis;
import io.callsync.report.RunReport;
import io.callsync.settings.JobFile;
import io.callsync.settings.JobFiles;
import io.callsync.telling.Telling;
import java.sql.SQLException;
import java.time.LocalDate;
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

/** Loads a business date, or goes on where a run of it stood. */
@Command(
        name = "run",
        description = "Loads a business date's exports, or goes on where an earlier run stood. Again is always safe.",
        footerHeading = "%nExamples:%n",
        footer = {
            "  callsync run aircall",
            "  callsync run aircall --date 2026-11-22 --jobs /etc/callsync/jobs",
            "  callsync run aircall --file s3://acme-call-exports/aircall/2026-11-22/calls-7.json.gz"
        })
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

    @Option(
            names = "--file",
            paramLabel = "KEY",
            description =
                    "Load this file alone: a URI, a key or a path within the job's source. Its place tells its date,"
                            + " where it does not, --date.")
    private String file;

    @Mixin
    private JobsFolder jobs;

    @Option(names = "--migrate", description = "Bring the tables to this version first.")
    private boolean migrate;

    @Option(names = "--json", description = "Print the report as JSON, on one line.")
    private boolean json;

    private String uri;

    @Override
    public Integer call() {
        if (file != null) {
            date = wanted(JobFiles.load(jobs.path(), name)).date(isDateGiven() ? date : null);
        }
        // in JSON logs, where the Elastic Common Schema has keys of one's own
        MDC.put("labels.job", name);
        MDC.put("labels.date", date.toString());
        try {
            return runAndTell().code();
        } finally {
            MDC.clear();
        }
    }

    private ExitCode runAndTell() {
        RunNews news = new RunNews(name, date);
        try {
            JobFile job = JobFiles.load(jobs.path(), name);
            uri = file == null ? null : wanted(job).find(date);
            news.begin(callsync.bean(Telling.class));
            migrate();
            List<Diagnosis> diagnoses =
                    Diagnoses.quick(callsync, spec.commandLine().getErr());
            Optional<ExitCode> broken = Diagnoses.broken(diagnoses);
            return broken.isPresent()
                    ? unfit(broken.get(), Diagnoses.problem(diagnoses), news)
                    : runAndReport(job, news);
        } catch (ParameterException e) {
            throw e;
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
            output().report(result, end, notes(job, result.report()));
            news.ended(end, result.report(), purge(job, result));
            return end.exitCode();
        } finally {
            words.spoken();
        }
    }

    /** What went wrong with it: nothing that this night needs. One that did not complete keeps all there is to tell of it. */
    private Optional<String> purge(JobFile job, RunResult result) {
        return result instanceof RunResult.Completed ? NightlyPurge.after(job, callsync) : Optional.empty();
    }

    /** Of an end that has no report: nothing began, or not even the ledger could be told. */
    private ExitCode explain(Exception e, RunNews news) {
        ExitCode code = UnexpectedEnd.print(e, spec.commandLine().getErr(), callsync.verbose());
        return unfit(code, Optional.of(Failure.of(e).message()), news);
    }

    private ExitCode unfit(ExitCode code, Optional<String> because, RunNews news) {
        RunEnd end = new RunEnd(code, because, next(code));
        output().notStarted(name, date, end);
        news.ended(end, () -> callsync.beanWithoutDatabase(Telling.class));
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

    private void migrate() {
        if (migrate) {
            Schema schema = callsync.bean(Schema.class);
            MigrateCommand.print(schema, schema.migrate(), spec.commandLine().getErr());
        }
    }

    private RunResult run(JobFile job) throws SQLException {
        NightRunner runner = callsync.bean(NightRunner.class);
        RunProgress progress = new RunProgress();
        RunView view = RunView.open(callsync.terminal(), job.name() + ' ' + date, progress);
        try {
            return uri == null ? runner.run(job, date, progress) : runner.runFile(job, date, uri, progress);
        } finally {
            view.close();
        }
    }

    private WantedFile wanted(JobFile job) {
        return new WantedFile(job, file, spec.commandLine());
    }

    private boolean isDateGiven() {
        return spec.commandLine().getParseResult().hasMatchedOption("--date");
    }

    private List<String> notes(JobFile job, RunReport report) {
        return uri == null
                ? List.of()
                : WantedFile.notes(uri, report, callsync.bean(DateStates.class).of(job.name(), date));
    }

    private RunOutput output() {
        return new RunOutput(callsync.terminal(), callsync.verbose(), json, spec.commandLine());
    }
}
