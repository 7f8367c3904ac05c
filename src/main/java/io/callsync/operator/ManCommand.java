package io.callsync.operator;

import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** Prints the manual page that the commands themselves make. */
@Command(
        name = "man",
        description =
                "Prints the manual page, for man(1): every command with its options, examples and the exit codes.",
        footerHeading = "%nExamples:%n",
        footer = {"  callsync man | man -l -", "  callsync man > /usr/local/share/man/man1/callsync.1"})
final class ManCommand implements Runnable {

    @Spec
    private CommandSpec spec;

    @Override
    public void run() {
        spec.commandLine().getOut().print(ManPage.of(spec.root()));
        spec.commandLine().getOut().flush();
    }
}
