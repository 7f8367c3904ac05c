package io.callsync.operator;

import io.callsync.ledger.QuarantineState;
import io.callsync.report.Amounts;
import io.callsync.report.QuarantineFilter;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;

/** Closes open records that nobody needs, with the reason. */
@Command(
        name = "resolve",
        description = {
            "Closes open records that are not needed, and notes who said so, when and why. No call is written or changed, and the"
                    + " records stay counted as quarantined in their file.",
            "Needs ids, or a filter."
        },
        footerHeading = "%nExamples:%n",
        footer = {
            "  callsync quarantine resolve 17 18 --why 'test calls, says the provider'",
            "  callsync quarantine resolve --job aircall --reason no-start --why 'never connected, ticket 4711'"
        })
final class QuarantineResolve implements Runnable {

    @ParentCommand
    private QuarantineCommand quarantine;

    @Spec
    private CommandSpec spec;

    @Parameters(paramLabel = "ID", arity = "0..*", description = "As callsync quarantine list prints them.")
    private List<Long> ids = List.of();

    @Mixin
    private QuarantineFilters filters;

    @Option(names = "--why", paramLabel = "TEXT", required = true, description = "Why they are not needed.")
    private String why;

    @Mixin
    private Doer doer;

    @Override
    public void run() {
        QuarantineFilter filter = filters.filter(QuarantineState.OPEN, ids);
        if (filter.meansAll()) {
            throw new ParameterException(
                    spec.commandLine(), "Which records: expected ids, or a filter such as --reason");
        }
        if (why.isBlank()) {
            throw new ParameterException(spec.commandLine(), "--why is empty: expected why the records are not needed");
        }
        TypedIds.check(ids, quarantine.records(), spec.commandLine());
        long resolved = quarantine.desk().resolve(filter, doer.act(why.strip()));
        spec.commandLine().getOut().printf("callsync: %s resolved%n", Amounts.count(resolved, "record"));
    }
}
