package io.callsync.report;

import java.time.Duration;
import java.time.LocalDateTime;
import java.util.Set;

/** A value of a compared field as a row or the summary may show it. Stateless. */
final class DiffValue {

    private static final Set<String> TEXTS = Set.of("media_url", "description");
    private static final Set<String> MANY = Set.of("from", "to", "media_url", "description", "lead_id", "user_id");
    private static final String NONE = "none";

    private DiffValue() {}

    /** For machines; free text only where somebody asked for it. */
    static Object shown(String field, Object value, Shown shown) {
        return isHidden(field, value, shown) ? hidden(value) : CallColumn.shown(field, value, shown);
    }

    /** For people. */
    static String text(String field, Object value, Shown shown) {
        return isHidden(field, value, shown) ? hidden(value) : CallColumn.text(field, value, shown);
    }

    private static boolean isHidden(String field, Object value, Shown shown) {
        return value != null && shown == Shown.MASKED && TEXTS.contains(field);
    }

    private static String hidden(Object value) {
        return "(" + Amounts.count(value.toString().length(), "character") + ")";
    }

    /** What many calls may have in common of a change. */
    static DiffReport.Value inCommon(DiffRow.Change change) {
        Object stored = change.stored();
        Object made = change.made();
        if (MANY.contains(change.field())) {
            return new DiffReport.Value(
                    stored == null ? NONE : "one", made == null ? NONE : stored == null ? "one" : "another", 1);
        }
        if (stored instanceof LocalDateTime before && made instanceof LocalDateTime after) {
            return new DiffReport.Value(
                    "", shift(Duration.between(before, after).toMillis()), 1);
        }
        if (stored instanceof Integer before && made instanceof Integer after) {
            return new DiffReport.Value("", shift((after.longValue() - before) * 1_000), 1);
        }
        return new DiffReport.Value(common(stored), common(made), 1);
    }

    private static String common(Object value) {
        if (value == null) {
            return NONE;
        }
        return value instanceof LocalDateTime || value instanceof Integer ? "one" : value.toString();
    }

    /** {@code +5:00:00}, hours and on. */
    private static String shift(long milliseconds) {
        Duration shift = Duration.ofMillis(Math.abs(milliseconds));
        String fraction = shift.toMillisPart() == 0 ? "" : ".%03d".formatted(shift.toMillisPart());
        return "%s%d:%02d:%02d%s"
                .formatted(
                        milliseconds < 0 ? "-" : "+",
                        shift.toHours(),
                        shift.toMinutesPart(),
                        shift.toSecondsPart(),
                        fraction);
    }

    /** {@code answered -> unanswered}, or {@code +5:00:00}. */
    static String text(String field, DiffReport.Value value, Shown shown) {
        String made = CallColumn.text(field, value.made(), shown);
        return value.stored().isEmpty() ? made : CallColumn.text(field, value.stored(), shown) + " -> " + made;
    }
}
