package io.callsync.report;

import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** A night's differences for people: call by call as they are found, then by field, then how many of each kind. */
public final class DiffText implements DiffOutput {

    private static final int TABLE = 500;
    private static final String INDENT = "  ";

    private final PrintWriter out;
    private final Shown shown;
    private final Ink ink;
    private final int width;
    private final long limit;
    private final List<DiffRow> waiting = new ArrayList<>();
    private long rows;

    /** @param limit how many calls to print at most */
    public DiffText(PrintWriter out, Shown shown, Ink ink, int width, long limit) {
        this.out = out;
        this.shown = shown;
        this.ink = ink;
        this.width = width;
        this.limit = limit;
    }

    @Override
    public void row(DiffRow row) {
        if (rows++ < limit) {
            waiting.add(row);
        }
        if (waiting.size() == TABLE) {
            printRows();
        }
    }

    private void printRows() {
        if (waiting.isEmpty()) {
            return;
        }
        TextTable table = new TextTable(2).row("CALL", "FIELD", "STORED", "PRESENT MAPPING");
        waiting.forEach(row -> add(table, row));
        table.lines(width).forEach(out::println);
        waiting.clear();
    }

    private void add(TextTable table, DiffRow row) {
        String id = Printable.escaped(shown.id(row.callId()));
        switch (row.kind()) {
            case INSERTED -> table.row(id, "row", "none", "inserted");
            case REPLAYED -> table.row(id, "row", "none, in quarantine", "accepted");
            case REFUSED -> table.row(id, "row", "a row", row.why());
            case EDITED -> table.row(id, "row", "edited by hand", "-");
            default ->
                row.changes()
                        .forEach(change -> table.row(
                                id,
                                change.field(),
                                DiffValue.text(change.field(), change.stored(), shown),
                                DiffValue.text(change.field(), change.made(), shown)));
        }
    }

    @Override
    public void end(DiffReport report) {
        printRows();
        if (rows > limit) {
            out.println("and %s more: --all shows them".formatted(Amounts.count(rows - limit, "call")));
        }
        if (rows > 0) {
            out.println();
        }
        files(report);
        fields(report);
        print("calls", kinds(report));
        print("records, as they are mapped now", records(report));
    }

    private void files(DiffReport report) {
        TextTable table = new TextTable(0, 1);
        report.files().stream()
                .filter(file -> file.unread() != null)
                .forEach(file -> table.row(
                        Printable.masked(file.uri()),
                        Amounts.count(file.records(), "record"),
                        Printable.masked(file.unread())));
        print("files that could not be read", table);
    }

    private void fields(DiffReport report) {
        TextTable table = new TextTable(2, 1);
        report.fields().forEach(field -> table.row(field.field(), Amounts.count(field.calls(), "call"), values(field)));
        print("would change", table);
    }

    private String values(DiffReport.Field field) {
        String values = field.values().stream()
                .map(value ->
                        "%s (%s)".formatted(DiffValue.text(field.field(), value, shown), Amounts.number(value.calls())))
                .collect(Collectors.joining(", "));
        return field.others() == 0 ? values : values + ", others (%s)".formatted(Amounts.number(field.others()));
    }

    private static TextTable kinds(DiffReport report) {
        TextTable table = new TextTable(1, 0);
        report.calls().forEach((kind, n) -> {
            if (n > 0) {
                String why = kind == DiffKind.REFUSED ? ": " + counts(report.refusedCalls()) : "";
                table.row(Amounts.number(n), kind.words() + why);
            }
        });
        return table;
    }

    private static TextTable records(DiffReport report) {
        long refused = report.refused().values().stream().mapToLong(n -> n).sum();
        TextTable table = new TextTable(1, 0).row(Amounts.number(report.records() - refused), "accepted");
        report.refused().forEach((why, n) -> table.row(Amounts.number(n), why));
        return table;
    }

    private static String counts(Map<String, Long> counts) {
        return counts.entrySet().stream()
                .map(count -> "%s %s".formatted(Amounts.number(count.getValue()), count.getKey()))
                .collect(Collectors.joining(", "));
    }

    private void print(String title, TextTable table) {
        List<String> body = table.lines(width - INDENT.length());
        if (!body.isEmpty()) {
            out.println(ink.strong(title));
            body.forEach(line -> out.println(INDENT + line));
            out.println();
        }
    }
}
