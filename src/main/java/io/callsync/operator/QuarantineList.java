package io.callsync.operator;

import io.callsync.report.Amounts;
import io.callsync.report.QuarantineFilter;
import io.callsync.report.QuarantineGroup;
import io.callsync.report.QuarantineListJson;
import io.callsync.report.QuarantineText;
import io.callsync.report.QuarantinedRecord;
import io.callsync.report.QuarantinedRecords;
import java.io.PrintWriter;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;

/** Lists what was put aside: by reason or, of one reason, record by record. */
@Command(
        name = "list",
        description = {
            "Lists open records by reason, each with its newest record as an example; with --reason or --records, record by"
                    + " record, newest first.",
            "Shows no content, and numbers of callers masked."
        },
        footerHeading = "%nExamples:%n",
        footer = {
            "  callsync quarantine list",
            "  callsync quarantine list --job aircall --date yesterday --reason unknown-status"
        })
final class QuarantineList implements Runnable {

    @ParentCommand
    private QuarantineCommand quarantine;

    @Spec
    private CommandSpec spec;

    @Mixin
    private QuarantineFilters filters;

    @Mixin
    private QuarantineStates states;

    @Option(names = "--records", description = "Record by record, whatever the reason.")
    private boolean records;

    @Mixin
    private ListOptions list;

    @Override
    public void run() {
        QuarantinedRecords kept = quarantine.records();
        QuarantineFilter filter = filters.filter(states.state());
        List<QuarantineGroup> groups = kept.groups(filter);
        List<QuarantinedRecord> newest = records || filters.hasReason() ? kept.newest(filter, list.limit()) : List.of();
        PrintWriter out = spec.commandLine().getOut();
        if (list.json()) {
            out.println(
                    newest.isEmpty() && !records && !filters.hasReason()
                            ? QuarantineListJson.groups(groups)
                            : QuarantineListJson.records(newest));
        } else if (groups.isEmpty()) {
            out.println("callsync: no quarantined records");
        } else {
            print(groups, newest, out);
        }
    }

    private void print(List<QuarantineGroup> groups, List<QuarantinedRecord> newest, PrintWriter out) {
        int width = quarantine.terminal().width();
        long all = groups.stream().mapToLong(QuarantineGroup::records).sum();
        if (newest.isEmpty()) {
            QuarantineText.groups(groups, width).forEach(out::println);
        } else {
            QuarantineText.records(newest, width).forEach(out::println);
            if (all > newest.size()) {
                out.printf("and %s more%n", Amounts.number(all - newest.size()));
            }
        }
        long example =
                newest.isEmpty() ? groups.get(0).exampleId() : newest.get(0).id();
        out.printf("%ncallsync: next: callsync quarantine show %d%n", example);
    }
}
