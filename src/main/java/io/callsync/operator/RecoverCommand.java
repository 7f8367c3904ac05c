package io.callsync.operator;

import io.callsync.job.Recovery;
import io.callsync.ledger.Run;
import io.callsync.ledger.RunLedger;
import io.callsync.ledger.Schema;
import io.callsync.report.RecoveryJson;
import java.io.PrintWriter;
import java.sql.SQLException;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;

/** Heals what a crash left, without starting a run. */
@Command(
        name = "recover",
        description =
                "Heals what a crash left behind, without starting a run. A run does the same by itself; a live run is"
                        + " never touched.",
        footerHeading = "%nExample:%n",
        footer = "  callsync recover aircall")
final class RecoverCommand implements Callable<Integer> {

    @ParentCommand
    private CallsyncCommand callsync;

    @Spec
    private CommandSpec spec;

    @Parameters(paramLabel = "JOB", description = "Name of a job that has run.")
    private String job;

    @Option(names = "--json", description = "Print what was healed as JSON.")
    private boolean json;

    @Override
    public Integer call() {
        callsync.bean(Schema.class).requireCurrent();
        if (callsync.bean(RunLedger.class).last(job).isEmpty()) {
            throw new ParameterException(
                    spec.commandLine(), "'%s' has never run: callsync status shows the jobs that have".formatted(job));
        }
        try {
            print(callsync.bean(Recovery.class).recover(job));
            return ExitCode.SUCCESS.code();
        } catch (SQLException | RuntimeException e) {
            return explain(e).code();
        }
    }

    private void print(Recovery.Recovered recovered) {
        PrintWriter out = spec.commandLine().getOut();
        List<String> next = recovered.unfinished().stream().map(this::again).toList();
        if (json) {
            out.println(new RecoveryJson(job, recovered.healed(), next).text());
            return;
        }
        if (recovered.healed().isEmpty()) {
            out.printf("callsync: %s: nothing to heal%n", job);
        }
        recovered.healed().forEach(sentence -> out.printf("callsync: %s: %s%n", job, sentence));
        next.forEach(command -> out.printf("callsync: next: %s%n", command));
    }

    private String again(Run run) {
        return "callsync run %s --date %s".formatted(job, run.date());
    }

    private ExitCode explain(Exception e) {
        PrintWriter err = spec.commandLine().getErr();
        ExitCode code = UnexpectedEnd.print(e, err, callsync.verbose());
        err.printf("callsync: next: callsync %s %s%n", code == ExitCode.ALREADY_RUNNING ? "status" : "recover", job);
        return code;
    }
}
