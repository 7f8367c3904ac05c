package io.callsync.report;

import java.io.PrintWriter;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** A night's differences as one line of JSON, written as they are found. */
public final class DiffJson implements DiffOutput {

    private final PrintWriter out;
    private final Shown shown;
    private final long limit;
    private long rows;

    /** @param limit how many calls to write at most */
    public DiffJson(PrintWriter out, Shown shown, long limit) {
        this.out = out;
        this.shown = shown;
        this.limit = limit;
    }

    private record Row(String call, String kind, String why, List<Change> changes, boolean redelivered) {}

    private record Change(String field, Object stored, Object made) {}

    private record Field(String field, long calls, List<Value> changes, long others) {}

    private record Value(String change, long calls) {}

    private record Summary(
            String job,
            LocalDate date,
            String field,
            boolean different,
            long records,
            Map<String, Long> refusedRecords,
            long replayable,
            Map<String, Long> calls,
            Map<String, Long> refusedCalls,
            long redelivered,
            long directory,
            List<Field> fields,
            List<DiffReport.File> files,
            long rowsLeftOut) {}

    @Override
    public void row(DiffRow row) {
        if (rows++ < limit) {
            out.print(rows == 1 ? "{\"rows\":[" : ",");
            out.print(Json.LINES.writeValueAsString(new Row(
                    shown.id(row.callId()),
                    row.kind().value(),
                    row.why(),
                    row.changes().stream()
                            .map(change -> new Change(
                                    change.field(),
                                    DiffValue.shown(change.field(), change.stored(), shown),
                                    DiffValue.shown(change.field(), change.made(), shown)))
                            .toList(),
                    row.redelivered())));
        }
    }

    @Override
    public void end(DiffReport report) {
        Map<String, Long> calls = new LinkedHashMap<>();
        report.calls().forEach((kind, n) -> calls.put(kind.value(), n));
        out.print(rows == 0 || limit == 0 ? "{\"rows\":[" : "");
        out.print("],\"summary\":");
        out.print(Json.LINES.writeValueAsString(new Summary(
                report.job(),
                report.date(),
                report.field(),
                report.needsAttention(),
                report.records(),
                report.refused(),
                report.replayable(),
                calls,
                report.refusedCalls(),
                report.redelivered(),
                report.directory(),
                report.fields().stream().map(this::field).toList(),
                report.files().stream()
                        .map(file -> new DiffReport.File(
                                Shown.MASKED.sentence(file.uri()),
                                file.records(),
                                Shown.MASKED.sentence(file.unread())))
                        .toList(),
                Math.max(0, rows - limit))));
        out.println("}");
    }

    private Field field(DiffReport.Field field) {
        return new Field(
                field.field(),
                field.calls(),
                field.values().stream()
                        .map(value -> new Value(DiffValue.text(field.field(), value, shown), value.calls()))
                        .toList(),
                field.others());
    }
}
