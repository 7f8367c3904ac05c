package io.callsync.operator;

import io.callsync.ledger.Schema;
import io.callsync.report.AuditTrail;
import java.io.PrintWriter;
import java.time.LocalDate;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;

/** Lists who was shown personal data, and who purged. */
@Command(
        name = "audit",
        description =
                "Lists who was shown personal data unmasked, and who purged what is old, newest first: of what, when and why."
                        + " Only reads.",
        footerHeading = "%nExample:%n",
        footer = "  callsync audit --since 2026-11-01")
final class AuditCommand implements Runnable {

    @ParentCommand
    private CallsyncCommand callsync;

    @Spec
    private CommandSpec spec;

    @Option(
            names = "--since",
            paramLabel = "DATE",
            converter = BusinessDate.class,
            defaultValue = "1970-01-01",
            description = "Only from this date on, in UTC: " + BusinessDate.FORMS + ". Default: all.")
    private LocalDate since;

    @Option(names = "--limit", paramLabel = "N", defaultValue = "50", description = "How many. Default: 50.")
    private int limit;

    @Option(names = "--json", description = "Print the list as JSON.")
    private boolean json;

    @Override
    public void run() {
        if (limit < 1) {
            throw new ParameterException(spec.commandLine(), "--limit is '%d': expected at least 1".formatted(limit));
        }
        callsync.bean(Schema.class).requireCurrent();
        List<AuditTrail.Entry> entries = callsync.bean(AuditTrail.class).since(since, limit);
        PrintWriter out = spec.commandLine().getOut();
        if (json) {
            out.println(AuditTrail.json(entries));
        } else if (entries.isEmpty()) {
            out.println("callsync: nobody was shown personal data");
        } else {
            AuditTrail.lines(entries, callsync.terminal().width()).forEach(out::println);
        }
    }
}
