package io.callsync.operator;

import io.callsync.ledger.Leases;
import io.callsync.ledger.Schema;
import io.callsync.report.RunJson;
import io.callsync.report.RunReport;
import io.callsync.report.RunReports;
import io.callsync.report.RunSummary;
import io.callsync.report.RunTable;
import java.io.PrintWriter;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;

/** Shows the last runs, and what to type where something is wrong. */
@Command(
        name = "status",
        description = "Shows the last runs, newest first, and what to type where something is wrong.",
        footerHeading = "%nExamples:%n",
        footer = {"  callsync status", "  callsync status aircall --last 3 --json"})
final class StatusCommand implements Runnable {

    @ParentCommand
    private CallsyncCommand callsync;

    @Spec
    private CommandSpec spec;

    @Parameters(paramLabel = "JOB", arity = "0..1", description = "Only this job's runs.")
    private String job;

    @Option(names = "--last", paramLabel = "N", defaultValue = "10", description = "How many runs. Default: 10.")
    private int last;

    @Option(names = "--json", description = "Print the runs with their files as JSON.")
    private boolean json;

    @Override
    public void run() {
        if (last < 1) {
            throw new ParameterException(spec.commandLine(), "--last is '%d': expected at least 1".formatted(last));
        }
        callsync.bean(Schema.class).requireCurrent();
        List<RunReport> runs = callsync.bean(RunReports.class).last(job, last);
        PrintWriter out = spec.commandLine().getOut();
        if (json) {
            out.println(RunJson.array(runs));
        } else if (runs.isEmpty()) {
            out.printf("callsync: no runs%s yet%n", job == null ? "" : " of " + job);
        } else {
            RunTable.lines(runs, callsync.terminal().width(), Instant.now()).forEach(out::println);
            explain(runs, out);
        }
    }

    /** Only the last run of a date counts: an earlier problem is solved when it went well. */
    private void explain(List<RunReport> runs, PrintWriter out) {
        Set<Object> seen = new HashSet<>();
        for (RunReport run : runs) {
            if (seen.add(List.of(run.job(), run.date()))) {
                explain(run, new RunSummary(run), out);
            }
        }
    }

    private void explain(RunReport run, RunSummary summary, PrintWriter out) {
        Optional<String> loss = run.state().equals("running") ? loss(run.job()) : Optional.empty();
        if (loss.isPresent() || summary.next().isPresent()) {
            out.println();
            out.printf("callsync: %s%n", summary.line());
            out.printf("callsync: because: %s%n", loss.or(summary::problem).orElse("a signal stopped it"));
            out.printf("callsync: next: %s%n", summary.next().orElseGet(summary::run));
        }
    }

    /** Why a run that the ledger calls running is not. */
    private Optional<String> loss(String running) {
        Leases leases = callsync.bean(Leases.class);
        return switch (leases.hold(running)) {
            case LIVE -> Optional.empty();
            case FREE -> Optional.of("its process has died");
            case SILENT ->
                Optional.of("its process is paused or cut off from the database, and its lease is over: "
                        + leases.holder(running));
        };
    }
}
