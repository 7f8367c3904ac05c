package io.callsync.operator;

import io.callsync.job.Replay;
import io.callsync.ledger.Act;
import io.callsync.ledger.QuarantineState;
import io.callsync.report.Printable;
import io.callsync.report.QuarantineFilter;
import io.callsync.report.QuarantinedRecords;
import io.callsync.report.ReplayReport;
import io.callsync.report.ShellWord;
import io.callsync.settings.JobFile;
import io.callsync.settings.JobFiles;
import java.io.IOException;
import java.io.PrintWriter;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;

/** Runs open records through the present mapping once more. */
@Command(
        name = "replay",
        description = {
            "Runs open records through the present mapping and loads those that pass, as a run would: by the same rules, so that"
                    + " nothing goes back, and again is always safe. What still fails stays open with its new reason.",
            "A record that was not kept whole is read from its file again. Holds the job meanwhile: not beside a run of it."
                    + " Stopped by a signal, it ends a few hundred records on; the same command goes on."
        },
        footerHeading = "%nExamples:%n",
        footer = {
            "  callsync quarantine replay --job aircall --reason unknown-status",
            "  callsync quarantine replay 17 --why 'status mapped, ticket 4711'"
        })
final class QuarantineReplay implements Callable<Integer> {

    private static final String NO_REASON = "replay";

    @ParentCommand
    private QuarantineCommand quarantine;

    @Spec
    private CommandSpec spec;

    @Parameters(paramLabel = "ID", arity = "0..*", description = "Only these, as callsync quarantine list prints them.")
    private List<Long> ids = List.of();

    @Mixin
    private QuarantineFilters filters;

    @Mixin
    private JobsFolder jobs;

    @Option(
            names = "--why",
            paramLabel = "TEXT",
            defaultValue = NO_REASON,
            description = "What was mended, for the history.")
    private String why;

    @Mixin
    private Doer doer;

    @Option(names = "--json", description = "Print what became of the records as JSON.")
    private boolean json;

    @Override
    public Integer call() {
        QuarantineFilter filter = filters.filter(QuarantineState.OPEN, ids);
        QuarantinedRecords records = quarantine.records();
        TypedIds.check(ids, records, spec.commandLine());
        List<String> names = records.jobs(filter);
        if (names.isEmpty() && !json) {
            spec.commandLine().getOut().println("callsync: no open records");
            return ExitCode.SUCCESS.code();
        }
        List<JobFile> files =
                names.stream().map(name -> JobFiles.load(jobs.path(), name)).toList();
        return quarantine.unfit().orElseGet(() -> replay(files, filter)).code();
    }

    private ExitCode replay(List<JobFile> files, QuarantineFilter filter) {
        LastWords words = LastWords.begin();
        try (Replay.Session session = quarantine.bean(Replay.class).begin()) {
            return replay(files, filter, session);
        } finally {
            words.spoken();
        }
    }

    private ExitCode replay(List<JobFile> files, QuarantineFilter filter, Replay.Session session) {
        Act act = doer.act(why);
        ExitCode worst = ExitCode.SUCCESS;
        for (JobFile file : files) {
            if (session.isToldToStop()) {
                break;
            }
            try {
                session.replay(file, filter, act);
            } catch (SQLException | IOException | RuntimeException e) {
                worst = worse(worst, explain(file.name(), e));
            }
        }
        for (ReplayReport report : session.reports()) {
            worst = worse(worst, exitCode(report));
        }
        print(session.reports());
        return worst;
    }

    /** Of a replay that a signal stopped, the JVM gives it. */
    private static ExitCode exitCode(ReplayReport report) {
        return report.stopped() ? ExitCode.FAILED : report.left() > 0 ? ExitCode.ATTENTION : ExitCode.SUCCESS;
    }

    /** Something that went wrong outweighs records that are still open; of two things the first counts. */
    private static ExitCode worse(ExitCode one, ExitCode other) {
        boolean undecided = one == ExitCode.SUCCESS || one == ExitCode.ATTENTION && other != ExitCode.SUCCESS;
        return undecided ? other : one;
    }

    private void print(List<ReplayReport> reports) {
        PrintWriter out = spec.commandLine().getOut();
        if (json) {
            out.println(ReplayReport.array(reports));
            out.flush();
            return;
        }
        for (ReplayReport report : reports) {
            report.lines().forEach(line -> out.println("callsync: " + line));
            if (report.left() > 0) {
                out.printf("callsync: next: callsync quarantine list --job %s%n", report.job());
            }
        }
        out.flush();
    }

    private ExitCode explain(String job, Exception e) {
        PrintWriter err = spec.commandLine().getErr();
        ExitCode code = UnexpectedEnd.print(e, err, quarantine.verbose());
        err.printf("callsync: next: %s%n", code == ExitCode.ALREADY_RUNNING ? "callsync status " + job : again(job));
        return code;
    }

    /** What was typed, of this job alone. */
    private String again(String job) {
        List<String> words = new ArrayList<>(List.of("callsync quarantine replay"));
        ids.forEach(id -> words.add(id.toString()));
        words.addAll(filters.of(job));
        if (!why.equals(NO_REASON)) {
            words.add("--why " + ShellWord.of(why));
        }
        words.addAll(doer.words());
        return Printable.escaped(String.join(" ", words));
    }
}
