package io.callsync.report;

import io.callsync.call.Leg;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** A call's history, for people: its rows, whom they belong to, what each record did, and where the files are. */
public final class CallText {

    private static final String INDENT = "  ";

    private final CallReport report;
    private final Shown shown;
    private final Ink ink;

    public CallText(CallReport report, Shown shown, Ink ink) {
        this.report = report;
        this.shown = shown;
        this.ink = ink;
    }

    public List<String> lines(int width) {
        List<String> lines = new ArrayList<>();
        add(lines, "call_logs", row(report.callLog()), width);
        add(lines, "communications", row(report.communication()), width);
        add(lines, "matched, as the directory is now", match(), width);
        add(lines, "legs", legs(), width);
        add(lines, "records, in the order in which their files were loaded", events(), width);
        add(lines, "files", files(), width);
        add(lines, "differences", differences(), width);
        return lines;
    }

    /** {@code aircall 1: 2 records in 3 files read; the rows are what these records make}. */
    public String summary() {
        return "%s %s: %s in %s read; %s"
                .formatted(
                        report.provider(),
                        Printable.escaped(shown.id(report.externalCallId())),
                        Amounts.count(report.events().size(), "record"),
                        Amounts.count(report.filesRead(), "file"),
                        report.conclusion().words());
    }

    private void add(List<String> lines, String title, TextTable table, int width) {
        List<String> body = table.lines(width - INDENT.length());
        if (!body.isEmpty()) {
            lines.add(ink.strong(title));
            body.forEach(line -> lines.add(INDENT + line));
            lines.add("");
        }
    }

    private TextTable row(Map<String, Object> row) {
        TextTable table = new TextTable(1);
        row.forEach((column, value) -> {
            if (value != null) {
                table.row(column, CallColumn.text(column, value, shown));
            }
        });
        String missing = row.entrySet().stream()
                .filter(column -> column.getValue() == null)
                .map(Map.Entry::getKey)
                .collect(Collectors.joining(", "));
        return missing.isEmpty() ? table : table.row("null", missing);
    }

    private TextTable match() {
        TextTable table = new TextTable(2);
        CallReport.Match match = report.match();
        return match == null
                ? table
                : table.row("lead", orNone(match.leadId()), sentence(match.leadWhy()))
                        .row("user", orNone(match.userId()), sentence(match.userWhy()));
    }

    private TextTable legs() {
        TextTable table = new TextTable(0);
        for (Leg leg : report.legs()) {
            table.row(
                    Printable.escaped(shown.id(leg.id())),
                    "changed " + time(leg.version().changedAt()),
                    orNone(leg.method()),
                    orNone(shown.value(leg.status())));
        }
        return table;
    }

    private TextTable events() {
        TextTable table = new TextTable(3, 0, 1);
        if (!report.events().isEmpty()) {
            table.row("FILE", "RECORD", "OUTCOME", "WHAT IT DID");
        }
        report.events()
                .forEach(event -> table.row(
                        String.valueOf(event.fileId()),
                        Amounts.number(event.record()),
                        event.outcome(),
                        whatItDid(event)));
        return table;
    }

    private String whatItDid(CallReport.Event event) {
        List<String> parts = new ArrayList<>();
        if (event.leg() != null) {
            parts.add("leg " + Printable.escaped(shown.id(event.leg())));
        }
        if (event.why() != null) {
            parts.add(sentence(event.why()));
        }
        if (!event.changes().isEmpty()) {
            parts.add(event.changes().stream().map(this::change).collect(Collectors.joining(", ")));
        }
        if (!event.notes().isEmpty()) {
            parts.add("noted " + String.join(", ", event.notes()));
        }
        return String.join("; ", parts);
    }

    private String change(CallReport.Change change) {
        String after = CallColumn.text(change.column(), change.after(), shown);
        return change.before() == null
                ? change.column() + ' ' + after
                : "%s %s -> %s"
                        .formatted(change.column(), CallColumn.text(change.column(), change.before(), shown), after);
    }

    private TextTable files() {
        TextTable table = new TextTable(4, 0);
        if (!report.files().isEmpty()) {
            table.row("FILE", "JOB", "DATE", "STATE", "ADDRESS", "LOADED");
        }
        for (CallReport.FileLine file : report.files()) {
            table.row(
                    String.valueOf(file.id()),
                    orNone(file.job()),
                    orNone(file.date()),
                    file.state(),
                    file.uri() == null ? "-" : Printable.masked(file.uri()),
                    loaded(file));
        }
        return table;
    }

    private static String loaded(CallReport.FileLine file) {
        if (file.unread() == null) {
            return file.loadedAt() == null ? Amounts.count(file.records(), "record") : time(file.loadedAt());
        }
        String unread = "not read: " + Printable.masked(file.unread());
        return file.isMissed() && file.loadedAt() != null ? "%s; %s".formatted(time(file.loadedAt()), unread) : unread;
    }

    private TextTable differences() {
        TextTable table = new TextTable(1);
        if (!report.differences().isEmpty()) {
            table.row("COLUMN", "RECORDS MAKE", "IS");
        }
        report.differences()
                .forEach(one -> table.row(
                        sentence(one.column()),
                        CallColumn.text(one.column(), one.replayed(), shown),
                        CallColumn.text(one.column(), one.stored(), shown)));
        return table;
    }

    private String sentence(String text) {
        return Printable.escaped(shown.sentence(text));
    }

    private static String orNone(Object value) {
        return value == null ? "-" : Printable.escaped(String.valueOf(value));
    }

    private static String time(Instant time) {
        return time.toString().replace('T', ' ').replaceFirst("(\\.\\d+)?Z$", "");
    }
}
