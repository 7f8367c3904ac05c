package io.callsync.report;

import io.callsync.call.Reason;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;

/** Quarantined records for people, with personal data masked. Stateless. */
public final class QuarantineText {

    private static final String AS_A_WHOLE = "the record as a whole";

    private QuarantineText() {}

    /** A line for each reason, with the newest record as an example, and their sum. */
    public static List<String> groups(List<QuarantineGroup> groups, int width) {
        TextTable table = new TextTable(4, 0).row("RECORDS", "REASON", "OLDEST", "NEWEST", "EXAMPLE");
        for (QuarantineGroup group : groups) {
            table.row(
                    Amounts.number(group.records()),
                    group.reason(),
                    date(group.oldest()),
                    date(group.newest()),
                    "%d: %s".formatted(group.exampleId(), Printable.masked(group.example())));
        }
        long all = groups.stream().mapToLong(QuarantineGroup::records).sum();
        return table.row(Amounts.number(all), "in all", "", "", "").lines(width);
    }

    /** A line for each record, without its content. */
    public static List<String> records(List<QuarantinedRecord> records, int width) {
        TextTable table = new TextTable(2, 0, 3, 5).row("ID", "DATE", "FILE", "RECORD", "STATE", "TRIED", "MESSAGE");
        for (QuarantinedRecord record : records) {
            table.row(
                    String.valueOf(record.id()),
                    record.date().toString(),
                    Printable.masked(record.uri()),
                    String.valueOf(record.recordNumber()),
                    record.state(),
                    String.valueOf(record.attempts()),
                    record.reason() + ": " + Printable.masked(record.message()));
        }
        return table.lines(width);
    }

    /** All that is known of a record but its content. */
    public static List<String> facts(QuarantinedRecord record, Shown shown, int width) {
        TextTable table = new TextTable(1)
                .row("id", String.valueOf(record.id()))
                .row("state", state(record))
                .row("job", record.job())
                .row("provider", record.provider())
                .row("date", record.date().toString())
                .row("file", Printable.escaped(shown.sentence(record.uri())))
                .row("version", Printable.escaped(record.version()))
                .row("record", String.valueOf(record.recordNumber()))
                .row("position", "byte %d of the decompressed file".formatted(record.position()))
                .row(
                        "call",
                        record.callId() == null
                                ? "the record does not tell"
                                : Printable.escaped(shown.id(record.callId())));
        if (record.legId() != null) {
            table.row("leg", Printable.escaped(shown.id(record.legId())));
        }
        return table.row("reason", record.reason())
                .row("field", record.field() == null ? AS_A_WHOLE : Printable.escaped(record.field()))
                .row("message", Printable.escaped(shown.sentence(record.message())))
                .row("put aside", record.createdAt().toString())
                .row("size", size(record))
                .lines(width);
    }

    /** The record itself, on one line. */
    public static String content(QuarantinedRecord record, Shown shown) {
        return shown.content(Printable.escaped(record.raw()));
    }

    /** Who did what to a record, oldest first; nothing when nobody did. */
    public static List<String> history(List<QuarantinedRecord.Step> steps, Shown shown, int width) {
        if (steps.isEmpty()) {
            return List.of();
        }
        TextTable table = new TextTable(3).row("AT", "ACTION", "BY", "WHY");
        for (QuarantinedRecord.Step step : steps) {
            table.row(
                    step.at().truncatedTo(ChronoUnit.SECONDS).toString(),
                    step.action(),
                    Printable.escaped(step.by()),
                    why(step, shown));
        }
        List<String> lines = new ArrayList<>(table.lines(width));
        lines.add(0, "");
        return lines;
    }

    private static String why(QuarantinedRecord.Step step, Shown shown) {
        String why = Printable.escaped(shown.sentence(step.why()));
        return step.result() == null ? why : why + " -> " + Printable.escaped(shown.sentence(step.result()));
    }

    private static String state(QuarantinedRecord record) {
        String state = record.settledAt() == null ? record.state() : record.state() + " at " + record.settledAt();
        return record.attempts() == 0 ? state : state + ", replayed " + Amounts.count(record.attempts(), "time");
    }

    private static String size(QuarantinedRecord record) {
        if (!record.isCut()) {
            return "%d bytes".formatted(record.rawSize());
        }
        String size = record.reason().equals(Reason.RECORD_TOO_LARGE.code())
                ? "more than %d bytes".formatted(record.rawSize() - 1)
                : "%d bytes".formatted(record.rawSize());
        return size + ", of which the first %d are kept".formatted(record.raw().length);
    }

    private static String date(Instant time) {
        return time.toString().substring(0, "2026-11-22".length());
    }
}
