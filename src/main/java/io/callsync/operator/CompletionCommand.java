package io.callsync.operator;

import picocli.AutoComplete;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** Lets a shell complete commands and options. */
@Command(
        name = "completion",
        description = {
            "Prints a script by which bash and zsh complete callsync's commands and options.",
            "The shell must know callsync by that name: a script on the path, or an alias."
        },
        footerHeading = "%nExamples:%n",
        footer = {"  source <(callsync completion)", "  callsync completion > /etc/bash_completion.d/callsync"})
final class CompletionCommand implements Runnable {

    @Spec
    private CommandSpec spec;

    @Override
    public void run() {
        CommandLine callsync = spec.root().commandLine();
        spec.commandLine().getOut().println(AutoComplete.bash(callsync.getCommandName(), callsync));
    }
}
