package io.callsync.report;

import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Quarantined records for a spreadsheet: each cell in quotes, what could be taken for a formula behind an apostrophe, control
 * characters and bytes that are not UTF-8 shown as escapes, what no cell has room for cut. So changed, it is for reading and never
 * loaded again: its first row says so, and makes it none of the formats that a job reads. Nothing is masked. RFC 4180; the triggers
 * of formulas are OWASP's ("CSV Injection"). Stateless.
 */
public final class QuarantineCsv {

    public static final String NOTICE =
            "For reading only: cells were changed to be safe in a spreadsheet. Records cannot be loaded from this file.";

    // a spreadsheet that separates by semicolons begins a cell behind each of them, within quotes too
    private static final Pattern FORMULA = Pattern.compile("(^|;)(?=[\\s\"']*[=+@\uFF1D\uFF0B\uFF0D\uFF20-])");
    // below the 32,767 characters of Excel's cells: what is longer it continues in another one
    private static final int LONGEST = 32_000;
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
        String safe = FORMULA.matcher(Printable.escaped(text)).replaceAll("$1'");
        return '"' + cut(safe).replace("\"", "\"\"") + '"';
    }

    private static String cut(String safe) {
        if (safe.length() <= LONGEST) {
            return safe;
        }
        String more = Amounts.count(safe.length() - LONGEST, "more character");
        return safe.substring(0, LONGEST) + "... (%s: export as NDJSON)".formatted(more);
    }
}
