package io.callsync.operator;

import io.callsync.housekeeping.QuarantineDesk;
import io.callsync.ledger.Schema;
import io.callsync.report.QuarantinedRecords;
import java.util.Optional;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;

/** The records that were put aside, and what is done about them. */
@Command(
        name = "quarantine",
        description =
                "The records that were put aside because they cannot be trusted: shows them, replays them once what was wrong is"
                        + " mended, and closes those that nobody needs.",
        subcommands = {
            QuarantineList.class,
            QuarantineShow.class,
            QuarantineExport.class,
            QuarantineReplay.class,
            QuarantineResolve.class,
            QuarantinePurge.class
        },
        footerHeading = "%nExample:%n",
        footer = "  callsync quarantine list --job aircall")
final class QuarantineCommand implements Runnable {

    @ParentCommand
    private CallsyncCommand callsync;

    @Spec
    private CommandSpec spec;

    @Override
    public void run() {
        throw new ParameterException(
                spec.commandLine(), "Expected a command: list, show, export, replay, resolve or purge");
    }

    QuarantinedRecords records() {
        callsync.bean(Schema.class).requireCurrent();
        return callsync.bean(QuarantinedRecords.class);
    }

    QuarantineDesk desk() {
        callsync.bean(Schema.class).requireCurrent();
        return callsync.bean(QuarantineDesk.class);
    }

    /** How to end, when what every run looks at before it begins is broken. */
    Optional<ExitCode> unfit() {
        return Diagnoses.broken(Diagnoses.quick(callsync, spec.commandLine().getErr()));
    }

    <T> T bean(Class<T> type) {
        return callsync.bean(type);
    }

    Terminal terminal() {
        return callsync.terminal();
    }

    boolean verbose() {
        return callsync.verbose();
    }
}
