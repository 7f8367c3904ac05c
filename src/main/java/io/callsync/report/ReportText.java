package io.callsync.report;

import io.callsync.ledger.FileState;
import io.callsync.ledger.OutcomeKind;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;

/** A run's report for people: its files, those that need attention first, and what became of the records. */
public final class ReportText {

    private static final int MOST_FILES = 20;

    private final RunReport report;
    private final Ink ink;

    public ReportText(RunReport report, Ink ink) {
        this.report = report;
        this.ink = ink;
    }

    /** @param now for a run that is still going on */
    public List<String> lines(int width, Instant now) {
        List<String> lines = new ArrayList<>();
        lines.add(ink.strong("%s %s #%d".formatted(report.job(), report.date(), report.sequence())) + "  " + state());
        lines.add("");
        if (!report.files().isEmpty()) {
            addFiles(lines, width);
        }
        lines.addAll(totals(now).lines(width));
        addControlTotals(lines, width);
        return lines;
    }

    private String state() {
        String state = new RunSummary(report).state();
        if (report.state().equals("completed")) {
            return report.attention() == null ? ink.good(state) : ink.warning(state);
        }
        return report.state().equals("running") ? state : ink.bad(state);
    }

    private void addFiles(List<String> lines, int width) {
        TextTable table = new TextTable(0, 2, 3, 4).row("FILE", "STATE", "RECORDS", "BYTES", "RATE", "OUTCOMES");
        report.files().stream()
                .sorted(Comparator.comparingInt(ReportText::urgency))
                .limit(MOST_FILES)
                .forEach(file -> table.row(
                        Printable.masked(file.uri()),
                        file.state().value(),
                        Amounts.number(file.records()),
                        Amounts.bytes(file.work().bytes()),
                        rate(file.work()),
                        outcomes(file)));
        lines.addAll(table.lines(width));
        if (report.files().size() > MOST_FILES) {
            lines.add("and %s more".formatted(Amounts.number(report.files().size() - MOST_FILES)));
        }
        lines.add("");
    }

    /** Those that need attention come first. */
    private static int urgency(RunReport.File file) {
        if (file.state() != FileState.LOADED) {
            return 0;
        }
        return file.counts().get(OutcomeKind.QUARANTINED) > 0 ? 1 : 2;
    }

    private static String outcomes(RunReport.File file) {
        List<String> parts = new ArrayList<>();
        if (file.failure() != null) {
            parts.add(file.failure() + (file.message() == null ? "" : ": " + Printable.masked(file.message())));
        }
        parts.add(Amounts.outcomes(file.counts(), kind -> why(file, kind)));
        parts.add(
                file.work().retries() == 0
                        ? ""
                        : "asked again " + Amounts.count(file.work().retries(), "time"));
        return parts.stream().filter(part -> !part.isEmpty()).collect(Collectors.joining("; "));
    }

    /** By reason, and where to look. */
    private static String why(RunReport.File file, OutcomeKind kind) {
        String reasons = file.reasons(kind.column());
        if (reasons.isEmpty()) {
            return "";
        }
        Long first = kind == OutcomeKind.QUARANTINED ? file.work().firstBadRecord() : null;
        return " (%s%s)".formatted(reasons, first == null ? "" : ", the first is record " + Amounts.number(first));
    }

    private static String rate(RunReport.Work work) {
        return work.rate() == null || work.records() == 0 ? "" : Amounts.number(work.rate()) + "/s";
    }

    private TextTable totals(Instant now) {
        TextTable table = new TextTable(1);
        String outcomes = Amounts.outcomes(report.totals());
        table.row(
                "records",
                report.files().isEmpty()
                        ? new RunSummary(report).nothing()
                        : Amounts.number(report.records()) + (outcomes.isEmpty() ? "" : ": " + outcomes));
        if (report.bytesRead() > 0) {
            table.row("bytes", Amounts.bytes(report.bytesRead()));
        }
        addCounters(table, "filtered", "filtered");
        addCounters(table, "quarantined", "quarantined");
        report.firstBad().ifPresent(file -> table.row("first bad", firstBad(file)));
        if (report.totals().get(OutcomeKind.QUARANTINED) > report.quarantineOpen()) {
            table.row("still open", Amounts.number(report.quarantineOpen()) + " of the quarantined");
        }
        addCounters(table, "notes", "noted");
        addWhatElseWasDone(table);
        Duration time = Duration.between(report.startedAt(), report.endedAt() == null ? now : report.endedAt());
        long records = report.records() - report.recordsBefore();
        String rate = records == 0 ? "" : ", " + Amounts.rate(records, time);
        return table.row("time", Amounts.time(time) + rate);
    }

    private static String firstBad(RunReport.File file) {
        RunReport.Work work = file.work();
        return "%s, record %s of %s"
                .formatted(work.firstBadReason(), Amounts.number(work.firstBadRecord()), Printable.masked(file.uri()));
    }

    /** What the sources say beside what MySQL holds. */
    private void addControlTotals(List<String> lines, int width) {
        if (report.controlTotals().isEmpty()) {
            return;
        }
        TextTable table = new TextTable(0, 1, 2, 3, 4).row("CALLS", "BY SOURCE", "TALK s", "IN MYSQL", "TALK s", "");
        for (ControlTotal total : report.controlTotals()) {
            table.row(
                    Printable.escaped(total.direction() + ' ' + total.status()),
                    Amounts.number(total.calls()),
                    Amounts.number(total.talkSeconds()),
                    Amounts.number(total.foundCalls()),
                    Amounts.number(total.foundTalkSeconds()),
                    total.isBalanced() ? "balanced" : "not balanced");
        }
        lines.add("");
        lines.addAll(table.lines(width));
    }

    private void addWhatElseWasDone(TextTable table) {
        if (report.matchedLater() > 0) {
            table.row(
                    "matched later",
                    Amounts.count(report.matchedLater(), "older call") + " found a lead created or changed since");
        }
        if (report.unsettled() > 0) {
            table.row(
                    "unsettled",
                    Amounts.count(report.unsettled(), "file") + " too young to be read: left for a later run");
        }
        if (report.fetchRetries() > 0) {
            table.row("fetch retries", "the source was asked again " + Amounts.count(report.fetchRetries(), "time"));
        }
        if (report.retries() > 0) {
            table.row(
                    "chunk retries",
                    "chunks were written again %s: another writer was in the way"
                            .formatted(Amounts.count(report.retries(), "time")));
        }
        if (report.restarts() > 0) {
            table.row("restarts", "started again " + Amounts.count(report.restarts(), "time"));
        }
    }

    private void addCounters(TextTable table, String label, String kind) {
        String reasons = RunReport.Counter.list(report.counters(), kind);
        if (!reasons.isEmpty()) {
            table.row(label, reasons);
        }
    }
}
