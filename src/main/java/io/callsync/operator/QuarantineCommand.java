package io.callsync.operator;

import io.callsync.ledger.Schema;
import io.callsync.report.QuarantinedRecords;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;

/** The records that were put aside. */
@Command(
        name = "quarantine",
        description = "Shows the records that were put aside because they cannot be trusted.",
        subcommands = {QuarantineList.class, QuarantineShow.class, QuarantineExport.class},
        footerHeading = "%nExample:%n",
        footer = "  callsync quarantine list --job aircall")
final class QuarantineCommand implements Runnable {

    @ParentCommand
    private CallsyncCommand callsync;

    @Spec
    private CommandSpec spec;

    @Override
    public void run() {
        throw new ParameterException(spec.commandLine(), "Expected a command: list, show or export");
    }

    QuarantinedRecords records() {
        callsync.bean(Schema.class).requireCurrent();
        return callsync.bean(QuarantinedRecords.class);
    }

    Terminal terminal() {
        return callsync.terminal();
    }
}
