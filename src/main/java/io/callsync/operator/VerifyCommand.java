package io.callsync.operator;

import io.callsync.ledger.RunLedger;
import io.callsync.ledger.Schema;
import io.callsync.report.Amounts;
import io.callsync.report.Printable;
import io.callsync.report.VerificationJson;
import io.callsync.report.VerificationText;
import io.callsync.settings.CallsyncProperties;
import io.callsync.settings.JobFile;
import io.callsync.settings.JobFiles;
import io.callsync.source.ExportSource;
import io.callsync.source.ExportSources;
import io.callsync.source.Spool;
import io.callsync.verification.Acceptance;
import io.callsync.verification.Finding;
import io.callsync.verification.Scope;
import io.callsync.verification.SourceVerification;
import io.callsync.verification.TableVerification;
import java.io.PrintWriter;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;

/** Looks for what must not be: in the tables, and in the objects that were loaded. */
@Command(
        name = "verify",
        description =
                "Checks every promise on the tables: nothing lost, nothing doubled, nothing said that is not so. Only reads,"
                        + " unless --accept is given; may be typed at any time, also while a job runs.",
        footerHeading = "%nExamples:%n",
        footer = {
            "  callsync verify",
            "  callsync verify aircall --date yesterday --source",
            "  callsync verify aircall --date 2026-11-22 --accept --why 'calls of a test account deleted, ticket 4711'"
        })
final class VerifyCommand implements Callable<Integer> {

    private static final int MOST_ACCEPTED = 20;

    @ParentCommand
    private CallsyncCommand callsync;

    @Spec
    private CommandSpec spec;

    @Parameters(paramLabel = "JOB", arity = "0..1", description = "Only this job's files, nights and calls.")
    private String job;

    @Option(
            names = "--date",
            paramLabel = "DATE",
            converter = BusinessDate.class,
            description = "Only this business date: " + BusinessDate.FORMS + ".")
    private LocalDate date;

    @Option(
            names = "--source",
            description = "Also fetch every loaded file of JOB once more and count its records by other means.")
    private boolean source;

    @Option(
            names = "--accept",
            description = "First take the calls that are there for right, where JOB does not balance. Needs --why.")
    private boolean accept;

    @Option(names = "--why", paramLabel = "TEXT", description = "Why, for the history.")
    private String why;

    @Mixin
    private Doer doer;

    @Mixin
    private JobsFolder jobs;

    @Option(names = "--json", description = "Print what was found as JSON.")
    private boolean json;

    @Override
    public Integer call() throws SQLException {
        if (source && job == null) {
            throw new ParameterException(spec.commandLine(), "--source needs a JOB, whose file says where exports lie");
        }
        if (accept && (job == null || why == null || why.isBlank())) {
            throw new ParameterException(
                    spec.commandLine(), "--accept needs a JOB, and --why: what was changed, and by whom");
        }
        JobFile file = source ? JobFiles.load(jobs.path(), job) : null;
        callsync.bean(Schema.class).requireCurrent();
        if (job != null && callsync.bean(RunLedger.class).last(job).isEmpty()) {
            throw new ParameterException(
                    spec.commandLine(), "'%s' has never run: callsync status shows the jobs that have".formatted(job));
        }
        if (accept) {
            accept();
        }
        return report(findings(file)).code();
    }

    private void accept() throws SQLException {
        List<Acceptance.Difference> accepted = callsync.bean(Acceptance.class).accept(job, date, doer.act(why.strip()));
        if (!json) {
            PrintWriter out = spec.commandLine().getOut();
            accepted.stream().limit(MOST_ACCEPTED).forEach(one -> out.println(Printable.masked(one.sentence())));
            out.printf("callsync: %s accepted%n%n", Amounts.count(accepted.size(), "difference"));
        }
    }

    private List<Finding> findings(JobFile file) {
        Scope scope = Scope.of(job, date);
        List<Finding> findings =
                new ArrayList<>(callsync.bean(TableVerification.class).check(scope));
        if (file != null) {
            try (ExportSource exports = ExportSources.open(file.source(), file.files(), file.settle());
                    Spool spool = spool(callsync.bean(CallsyncProperties.class))) {
                findings.add(callsync.bean(SourceVerification.class).check(file, scope, exports, spool));
            }
        }
        return findings;
    }

    private static Spool spool(CallsyncProperties properties) {
        return new Spool(properties.spool(), properties.spoolLimit().toBytes());
    }

    private ExitCode report(List<Finding> findings) {
        PrintWriter out = spec.commandLine().getOut();
        long broken = findings.stream().filter(finding -> !finding.isKept()).count();
        if (json) {
            out.println(VerificationJson.array(findings));
        } else {
            Terminal terminal = callsync.terminal();
            VerificationText.lines(findings, terminal.width(), terminal.ink()).forEach(out::println);
            out.println();
            out.println(
                    broken == 0
                            ? "callsync: every promise is kept"
                            : "callsync: %s broken".formatted(Amounts.count(broken, "promise")));
        }
        return broken == 0 ? ExitCode.SUCCESS : balances(findings) ? ExitCode.BROKEN_PROMISE : ExitCode.IMBALANCE;
    }

    private static boolean balances(List<Finding> findings) {
        return findings.stream().allMatch(finding -> finding.isKept() || !finding.isBalance());
    }
}
