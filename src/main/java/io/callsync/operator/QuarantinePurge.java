package io.callsync.operator;

import io.callsync.ledger.QuarantineState;
import io.callsync.report.Amounts;
import java.time.Duration;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;

/** Deletes records that have been dealt with long ago. */
@Command(
        name = "purge",
        description = {
            "Deletes records that were replayed or resolved so long ago, a few hundred a transaction; their history stays.",
            "Open ones only with --include-open, by when they were put aside: their calls are then lost to a replay."
        },
        footerHeading = "%nExample:%n",
        footer = "  callsync quarantine purge --older-than 90d")
final class QuarantinePurge implements Runnable {

    @ParentCommand
    private QuarantineCommand quarantine;

    @Spec
    private CommandSpec spec;

    @Option(
            names = "--older-than",
            paramLabel = "AGE",
            required = true,
            converter = Age.class,
            description = "Days or hours, such as 90d or 12h.")
    private Duration age;

    @Mixin
    private QuarantineFilters filters;

    @Option(names = "--include-open", description = "Also records that nobody has dealt with.")
    private boolean includeOpen;

    @Option(names = "--why", paramLabel = "TEXT", defaultValue = "too old", description = "Why. Default: too old.")
    private String why;

    @Mixin
    private Doer doer;

    @Override
    public void run() {
        QuarantineState[] states = includeOpen
                ? QuarantineState.values()
                : new QuarantineState[] {QuarantineState.REPLAYED, QuarantineState.RESOLVED};
        long purged = quarantine.desk().purge(filters.filter(null), age, doer.act(why), states);
        spec.commandLine().getOut().printf("callsync: %s purged%n", Amounts.count(purged, "record"));
    }
}
