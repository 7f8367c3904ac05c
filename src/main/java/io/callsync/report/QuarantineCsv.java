package io.callsync.report;

import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Quarantined records for a spreadsheet: each cell in quotes, what could be taken for a formula behind an apostrophe, control
 * characters and bytes that are not UTF-8 shown as escapes. So changed, it is for reading and never loaded again: its first row says
 * so, and makes it none of the formats that a job reads. Nothing is masked. RFC 4180; the triggers of formulas are OWASP's ("CSV
 * Injection"). Stateless.
 */
public final class QuarantineCsv {

    public static final String NOTICE =
            "For reading only: cells were changed to be safe in a spreadsheet. Records cannot be loaded from this file.";

    private static final String TRIGGERS = "=+-@\uFF1D\uFF0B\uFF0D\uFF20";
    private static final String END = "\r\n";

    private QuarantineCsv() {}

    /** The notice and the names of the columns. */
    public static String heading() {
        return line(NOTICE)
                + line(
                        "id",
                        "job",
                        "provider",
                        "date",
                        "uri",
                        "record_number",
                        "state",
                        "attempts",
                        "reason",
                        "field",
                        "message",
                        "call_id",
                        "leg_id",
                        "created_at",
                        "raw_size",
                        "raw_is_cut",
                        "raw");
    }

    public static String line(QuarantinedRecord record) {
        return line(
                String.valueOf(record.id()),
                record.job(),
                record.provider(),
                record.date().toString(),
                record.uri(),
                String.valueOf(record.recordNumber()),
                record.state(),
                String.valueOf(record.attempts()),
                record.reason(),
                record.field(),
                record.message(),
                record.callId(),
                record.legId(),
                record.createdAt().toString(),
                String.valueOf(record.rawSize()),
                String.valueOf(record.isCut()),
                Printable.escaped(record.raw()));
    }

    private static String line(String... cells) {
        return Stream.of(cells).map(QuarantineCsv::cell).collect(Collectors.joining(",", "", END));
    }

    private static String cell(String text) {
        String printable = Printable.escaped(text);
        String trimmed = printable.stripLeading();
        boolean formula = !trimmed.isEmpty() && TRIGGERS.indexOf(trimmed.charAt(0)) >= 0;
        return '"' + (formula ? "'" : "") + printable.replace("\"", "\"\"") + '"';
    }
}
