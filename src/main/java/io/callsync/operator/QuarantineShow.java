package io.callsync.operator;

import io.callsync.report.Printable;
import io.callsync.report.QuarantinedRecord;
import io.callsync.report.TextTable;
import java.io.PrintWriter;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;

/** Shows all that is known of one record, with its content. */
@Command(
        name = "show",
        description = {
            "Shows all that is known of a record, and the record itself with control characters escaped.",
            "Its content is personal data: telephone numbers are not masked here."
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

    @Override
    public void run() {
        QuarantinedRecord record = quarantine
                .records()
                .find(id)
                .orElseThrow(() -> new ParameterException(
                        spec.commandLine(),
                        "There is no quarantined record %d: callsync quarantine list".formatted(id)));
        PrintWriter out = spec.commandLine().getOut();
        facts(record).lines(quarantine.terminal().width()).forEach(out::println);
        out.println();
        out.println(Printable.escaped(record.raw()));
    }

    private static TextTable facts(QuarantinedRecord record) {
        return new TextTable(1)
                .row("id", String.valueOf(record.id()))
                .row("job", record.job())
                .row("provider", record.provider())
                .row("date", record.date().toString())
                .row("file", Printable.escaped(record.uri()))
                .row("version", Printable.escaped(record.version()))
                .row("record", String.valueOf(record.recordNumber()))
                .row("position", "byte %d of the decompressed file".formatted(record.position()))
                .row("reason", record.reason())
                .row("field", record.field() == null ? "the record as a whole" : Printable.escaped(record.field()))
                .row("message", Printable.escaped(record.message()))
                .row("put aside", record.createdAt().toString())
                .row("size", size(record));
    }

    private static String size(QuarantinedRecord record) {
        return record.isCut()
                ? "%d bytes, of which the first %d are kept".formatted(record.rawSize(), record.raw().length)
                : "%d bytes".formatted(record.rawSize());
    }
}
