package io.callsync.operator;

import io.callsync.report.Amounts;
import io.callsync.report.Printable;
import io.callsync.report.QuarantineFilter;
import io.callsync.report.QuarantinedRecord;
import io.callsync.report.QuarantinedRecords;
import io.callsync.report.TextTable;
import java.io.PrintWriter;
import java.util.List;
import java.util.Map;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;

/** Lists what was put aside, newest first, and how many there are of each reason. */
@Command(
        name = "list",
        description = "Lists records, newest first, without their content, and how many there are of each reason.",
        footerHeading = "%nExample:%n",
        footer = "  callsync quarantine list --job aircall --date yesterday --reason unknown-status")
final class QuarantineList implements Runnable {

    @ParentCommand
    private QuarantineCommand quarantine;

    @Spec
    private CommandSpec spec;

    @Mixin
    private QuarantineFilters filters;

    @Option(names = "--limit", paramLabel = "N", defaultValue = "50", description = "How many rows. Default: 50.")
    private int limit;

    @Override
    public void run() {
        if (limit < 1) {
            throw new ParameterException(spec.commandLine(), "--limit is '%d': expected at least 1".formatted(limit));
        }
        QuarantinedRecords records = quarantine.records();
        QuarantineFilter filter = filters.filter();
        PrintWriter out = spec.commandLine().getOut();
        Map<String, Long> totals = records.totals(filter);
        if (totals.isEmpty()) {
            out.println("callsync: no quarantined records");
            return;
        }
        List<QuarantinedRecord> newest = records.newest(filter, limit);
        table(newest).lines(quarantine.terminal().width()).forEach(out::println);
        printTotals(totals, newest, out);
    }

    private static TextTable table(List<QuarantinedRecord> records) {
        TextTable table = new TextTable(2, 0, 3).row("ID", "DATE", "FILE", "RECORD", "REASON", "MESSAGE");
        for (QuarantinedRecord record : records) {
            table.row(
                    String.valueOf(record.id()),
                    record.date().toString(),
                    Printable.masked(record.uri()),
                    String.valueOf(record.recordNumber()),
                    record.reason(),
                    Printable.masked(record.message()));
        }
        return table;
    }

    private static void printTotals(Map<String, Long> totals, List<QuarantinedRecord> shown, PrintWriter out) {
        long all = totals.values().stream().mapToLong(Long::longValue).sum();
        if (all > shown.size()) {
            out.printf("and %s more%n", Amounts.number(all - shown.size()));
        }
        out.println();
        TextTable table = new TextTable(1, 0);
        totals.forEach((reason, n) -> table.row(Amounts.number(n), reason));
        table.row(Amounts.number(all), "in all").lines(Integer.MAX_VALUE).forEach(out::println);
        out.printf(
                "%ncallsync: next: callsync quarantine show %d%n", shown.get(0).id());
    }
}
