package io.callsync.operator;

import io.callsync.ledger.Audit;
import io.callsync.ledger.AuditAction;
import io.callsync.report.Amounts;
import io.callsync.report.QuarantineCsv;
import io.callsync.report.QuarantineFilter;
import io.callsync.report.QuarantineGroup;
import io.callsync.report.QuarantineJson;
import io.callsync.report.QuarantinedRecord;
import io.callsync.report.QuarantinedRecords;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.function.Function;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;

/** Writes what was put aside to NDJSON, losing nothing, or to CSV for a spreadsheet. */
@Command(
        name = "export",
        description = {
            "Writes open records to NDJSON, a line each, losing nothing: raw is the record, or raw_base64 when it is not UTF-8.",
            "As CSV it is safe to open in a spreadsheet: formulas are made text, so that it cannot be loaded again.",
            "It is personal data: nothing is masked, and who exports it is kept in callsync_audit."
        },
        footerHeading = "%nExamples:%n",
        footer = {
            "  callsync quarantine export --job aircall --output quarantined.ndjson",
            "  callsync quarantine export --reason bad-date --format csv --output for-the-provider.csv"
        })
final class QuarantineExport implements Callable<Integer> {

    private static final int PAGE = 200;

    @ParentCommand
    private QuarantineCommand quarantine;

    @Spec
    private CommandSpec spec;

    @Mixin
    private QuarantineFilters filters;

    @Mixin
    private QuarantineStates states;

    @Mixin
    private Disclosure disclosure;

    /** What is written before the records, and for each. */
    enum Format {
        NDJSON("", record -> QuarantineJson.line(record) + '\n'),
        CSV(QuarantineCsv.heading(), QuarantineCsv::line);

        private final String heading;
        private final Function<QuarantinedRecord, String> line;

        Format(String heading, Function<QuarantinedRecord, String> line) {
            this.heading = heading;
            this.line = line;
        }
    }

    @Option(
            names = "--format",
            paramLabel = "FORMAT",
            defaultValue = "NDJSON",
            description = "ndjson, or csv for reading only. Default: ndjson.")
    private Format format;

    @Option(names = "--output", paramLabel = "FILE", description = "File to write. Default: standard output.")
    private Path output;

    @Override
    public Integer call() throws IOException {
        PrintWriter out = spec.commandLine().getOut();
        if (output == null) {
            write(out);
            return ExitCode.SUCCESS.code();
        }
        if (Files.isDirectory(output)
                || !Files.isDirectory(output.toAbsolutePath().getParent())) {
            throw new ParameterException(
                    spec.commandLine(),
                    "--output is '%s': expected a file in a folder that is there".formatted(output));
        }
        // a broken export must not pass for one
        long written = WholeFile.write(output, this::write, StandardCopyOption.REPLACE_EXISTING);
        out.printf("callsync: %s written to %s%n", Amounts.count(written, "record"), output);
        return ExitCode.SUCCESS.code();
    }

    private long write(Path part) throws IOException {
        try (PrintWriter file = new PrintWriter(Files.newBufferedWriter(part))) {
            return write(file);
        }
    }

    private long write(PrintWriter out) throws IOException {
        QuarantinedRecords records = quarantine.records();
        QuarantineFilter filter = filters.filter(states.state());
        long asked = records.groups(filter).stream()
                .mapToLong(QuarantineGroup::records)
                .sum();
        disclosure.note(quarantine.bean(Audit.class), AuditAction.QUARANTINE_EXPORT, filter.described(), asked);
        out.print(format.heading);
        long written = 0;
        long last = 0;
        List<QuarantinedRecord> page;
        do {
            page = records.after(filter, last, PAGE);
            for (QuarantinedRecord record : page) {
                out.print(format.line.apply(record));
                last = record.id();
            }
            written += page.size();
            if (out.checkError()) {
                throw new IOException("the export cannot be written: the disk is full, or nobody reads it any more");
            }
        } while (page.size() == PAGE);
        return written;
    }
}
