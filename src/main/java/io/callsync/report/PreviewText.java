package io.callsync.report;

import io.callsync.call.Call;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** What a run would make of a file, for people: its calls, then why others would not be loaded. */
public final class PreviewText {

    private final PreviewReport report;
    private final Shown shown;
    private final Ink ink;

    public PreviewText(PreviewReport report, Shown shown, Ink ink) {
        this.report = report;
        this.shown = shown;
        this.ink = ink;
    }

    public List<String> lines(int width) {
        List<String> lines = new ArrayList<>();
        if (report.failure() != null) {
            lines.add(ink.bad(Printable.escaped(shown.sentence(report.failure().message()))));
            return lines;
        }
        if (!report.calls().isEmpty()) {
            lines.addAll(calls().lines(width));
            lines.add("");
        }
        List<PreviewReport.Counter> reasons = counters(false);
        if (!reasons.isEmpty()) {
            lines.addAll(reasons(reasons).lines(width));
            lines.add("");
        }
        List<PreviewReport.Counter> notes = counters(true);
        if (!notes.isEmpty()) {
            lines.add(notes.stream()
                    .map(note -> Amounts.number(note.n()) + ' ' + note.name())
                    .collect(Collectors.joining(", ", "noted: ", "")));
            lines.add("");
        }
        return lines;
    }

    /** {@code calls.csv as asterisk: all 3 records: 3 inserted}. */
    public String summary() {
        return "%s as %s: %s".formatted(Printable.masked(report.file()), report.provider(), report.line());
    }

    private TextTable calls() {
        TextTable table = new TextTable(1, 0).row("RECORD", "CALL", "START (UTC)", "STATUS", "SAYS");
        for (PreviewReport.Row row : report.calls()) {
            Call call = row.call();
            table.row(
                    Amounts.number(row.record()),
                    Printable.escaped(shown.id(call.key().externalId())),
                    call.startAt().toString().replace('T', ' ').replaceFirst("(\\.\\d+)?Z$", ""),
                    call.status().value(),
                    Printable.escaped(says(call)));
        }
        return table;
    }

    private String says(Call call) {
        List<String> parts = new ArrayList<>();
        parts.add("%s %s to %s".formatted(call.direction().value(), shown.party(call.from()), shown.party(call.to())));
        if (call.durationSeconds() != null) {
            parts.add(call.durationSeconds() + " s");
        }
        if (call.providerStatus() != null) {
            parts.add("'" + shown.value(call.providerStatus()) + "'");
        }
        if (call.agent() != null) {
            parts.add("agent " + shown.value(call.agent()));
        }
        if (call.mediaUrl() != null) {
            parts.add("recorded");
        }
        return String.join(", ", parts);
    }

    private TextTable reasons(List<PreviewReport.Counter> reasons) {
        TextTable table = new TextTable(4, 2, 3).row("OUTCOME", "REASON", "RECORDS", "FIRST", "FIELD", "EXAMPLE");
        reasons.stream()
                .map(reason -> reason.shown(shown))
                .forEach(reason -> table.row(
                        reason.kind(),
                        reason.name(),
                        Amounts.number(reason.n()),
                        Amounts.number(reason.record()),
                        reason.field() == null ? "-" : Printable.escaped(reason.field()),
                        reason.example() == null ? "-" : Printable.escaped(reason.example())));
        return table;
    }

    private List<PreviewReport.Counter> counters(boolean noted) {
        return report.counters().stream()
                .filter(counter -> counter.kind().equals("noted") == noted)
                .toList();
    }
}
