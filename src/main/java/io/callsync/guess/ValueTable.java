package io.callsync.guess;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/**
 * The table of a declaration's direction or status: what is known is proposed, everything else is left out with a comment, so that
 * such records are quarantined until somebody has decided.
 *
 * @param lines of the section, its name first
 * @param undecided what is left out
 */
record ValueTable(List<String> lines, List<String> undecided) {

    private static final int MOST = 40;

    static ValueTable of(String section, Column column, Function<String, Optional<String>> meaning) {
        List<String> known = new ArrayList<>();
        List<String> unknown = new ArrayList<>();
        List<String> undecided = new ArrayList<>();
        int shown = 0;
        for (Map.Entry<String, Integer> value : column.frequencies().entrySet()) {
            if (shown++ == MOST) {
                unknown.add("    # DECIDE: and %d more values"
                        .formatted(column.frequencies().size() - MOST));
                break;
            }
            Optional<String> proposed = meaning.apply(value.getKey());
            String times = "%d of %d".formatted(value.getValue(), column.filledCount());
            if (proposed.isPresent()) {
                known.add("    %s: %s   # %s%s"
                        .formatted(Yaml.text(value.getKey()), proposed.get(), times, warning(value.getKey())));
            } else {
                String masked = Masked.quoted(value.getKey());
                unknown.add("    # DECIDE: %s (%s)".formatted(masked, times));
                undecided.add("what the %s %s means (%s records)".formatted(section, masked, times));
            }
        }
        List<String> lines = new ArrayList<>();
        lines.add(section + ":");
        lines.add(known.isEmpty() ? "  values: {}" : "  values:");
        lines.addAll(known);
        lines.addAll(unknown);
        return new ValueTable(lines, undecided);
    }

    /** Where nothing tells: every record is quarantined until somebody has decided. */
    static ValueTable none(String section, String advice, String question) {
        return new ValueTable(List.of(section + ": {}   # DECIDE: no column tells it; " + advice), List.of(question));
    }

    private static String warning(String value) {
        return value.toLowerCase(Locale.ROOT).startsWith("complete")
                ? "; CHECK: some providers say so of calls that a menu took"
                : "";
    }
}
