package io.callsync.operator;

import io.callsync.ledger.Audit;
import io.callsync.ledger.AuditAction;
import io.callsync.report.QuarantineJson;
import io.callsync.report.QuarantineText;
import io.callsync.report.QuarantinedRecord;
import io.callsync.report.QuarantinedRecords;
import io.callsync.report.Shown;
import java.io.PrintWriter;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;

/** Shows all that is known of one record, with its content and what was done about it. */
@Command(
        name = "show",
        description = {
            "Shows all that is known of a record, what was done about it, and the record itself with control characters escaped.",
            "Telephone numbers and e-mail addresses are masked, and in the record whatever might be one."
        },
        footerHeading = "%nExample:%n",
        footer = "  callsync quarantine show 17")
final class QuarantineShow implements Runnable {

    @ParentCommand
    private QuarantineCommand quarantine;

    @Spec
    private CommandSpec spec;

    @Parameters(paramLabel = "ID", description = "As callsync quarantine list prints it.")
    private long id;

    @Option(names = "--unmask", description = "Show the record as it is; kept in callsync_audit.")
    private boolean unmask;

    @Mixin
    private Disclosure disclosure;

    @Option(names = "--json", description = "Print the record and its history as JSON.")
    private boolean json;

    @Override
    public void run() {
        QuarantinedRecords records = quarantine.records();
        QuarantinedRecord record = records.find(id)
                .orElseThrow(() -> new ParameterException(
                        spec.commandLine(),
                        "There is no quarantined record %d: callsync quarantine list".formatted(id)));
        List<QuarantinedRecord.Step> history = records.history(id);
        if (unmask) {
            disclosure.note(quarantine.bean(Audit.class), AuditAction.QUARANTINE_SHOW, "record %d".formatted(id), 1);
        }
        Shown shown = unmask ? Shown.AS_IT_IS : Shown.MASKED;
        PrintWriter out = spec.commandLine().getOut();
        if (json) {
            out.println(QuarantineJson.object(record, history, shown));
            return;
        }
        int width = quarantine.terminal().width();
        QuarantineText.facts(record, shown, width).forEach(out::println);
        QuarantineText.history(history, shown, width).forEach(out::println);
        out.println();
        out.println(QuarantineText.content(record, shown));
    }
}
