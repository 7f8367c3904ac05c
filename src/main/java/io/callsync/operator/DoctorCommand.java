package io.callsync.operator;

import io.callsync.report.Diagnosis;
import io.callsync.report.DiagnosisJson;
import io.callsync.report.DiagnosisText;
import java.io.PrintWriter;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;

/** Looks at everything that a night needs around it. */
@Command(
        name = "doctor",
        description = {
            "Checks what a night needs: settings, job files, spool, database, grants, exports, clocks, and what earlier runs"
                    + " left. Each problem with the command to type. Only reads; may be typed at any time, also while a job runs.",
            "Ends as a run would by the first thing that is broken, with 3 when something needs a look, else with 0."
        },
        footerHeading = "%nExamples:%n",
        footer = {"  callsync doctor", "  callsync doctor aircall --json"})
final class DoctorCommand implements Callable<Integer> {

    @ParentCommand
    private CallsyncCommand callsync;

    @Spec
    private CommandSpec spec;

    @Parameters(
            paramLabel = "JOB",
            arity = "0..1",
            description = "Look at this job's file, exports and runs only. Default: every job of the folder.")
    private String job;

    @Mixin
    private JobsFolder jobs;

    @Option(names = "--json", description = "Print the findings as JSON.")
    private boolean json;

    @Override
    public Integer call() {
        callsync.beansOneByOne();
        List<Diagnosis> diagnoses = Diagnoses.checks(callsync).all(jobs::path, job);
        PrintWriter out = spec.commandLine().getOut();
        if (json) {
            out.println(DiagnosisJson.array(diagnoses));
        } else {
            Terminal terminal = callsync.terminal();
            DiagnosisText.lines(diagnoses, terminal.width(), terminal.ink()).forEach(out::println);
        }
        return Diagnoses.broken(diagnoses)
                .orElse(Diagnoses.needAttention(diagnoses) ? ExitCode.ATTENTION : ExitCode.SUCCESS)
                .code();
    }
}
