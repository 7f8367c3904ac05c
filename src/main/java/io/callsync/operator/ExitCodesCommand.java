package io.callsync.operator;

import io.callsync.report.ExitCodeJson;
import io.callsync.report.TextTable;
import java.io.PrintWriter;
import java.util.List;
import java.util.Locale;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;

/** Tells whoever sets up a scheduler what to do about each exit code. */
@Command(
        name = "exit-codes",
        description =
                "Lists the exit codes: what each means, whether trying again may help, and what a scheduler should do.",
        footerHeading = "%nExample:%n",
        footer = "  callsync exit-codes --json")
final class ExitCodesCommand implements Runnable {

    @ParentCommand
    private CallsyncCommand callsync;

    @Spec
    private CommandSpec spec;

    @Option(names = "--json", description = "Print them as JSON.")
    private boolean json;

    @Override
    public void run() {
        PrintWriter out = spec.commandLine().getOut();
        List<ExitCode> exitCodes = List.of(ExitCode.values());
        if (json) {
            out.println(ExitCodeJson.array(
                    exitCodes.stream().map(ExitCodesCommand::json).toList()));
        } else {
            table(exitCodes).lines(callsync.terminal().width()).forEach(out::println);
        }
    }

    private static ExitCodeJson json(ExitCode exitCode) {
        String name = exitCode.name().toLowerCase(Locale.ROOT).replace('_', '-');
        return new ExitCodeJson(exitCode.code(), name, exitCode.meaning(), exitCode.isRetried(), exitCode.advice());
    }

    static TextTable table(List<ExitCode> exitCodes) {
        TextTable table = new TextTable(3, 0).row("CODE", "RETRY", "A SCHEDULER SHOULD", "MEANS");
        for (ExitCode exitCode : exitCodes) {
            table.row(
                    String.valueOf(exitCode.code()),
                    exitCode.isRetried() ? "yes" : "no",
                    exitCode.advice(),
                    exitCode.meaning());
        }
        return table;
    }
}
