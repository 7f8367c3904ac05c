package io.callsync.guess;

import java.util.ArrayList;
import java.util.List;

/** Dates and times of day that stand in two columns. Stateless. */
final class DateAndTime {

    private static final double NEARLY_ALL = 0.9;
    private static final String DATE = "\\d{1,4}[./-]\\d{1,2}[./-]\\d{1,4}";
    private static final String CLOCK = "(?i)\\d{1,2}:\\d{2}(:\\d{2})?( ?[ap]m)?";

    private DateAndTime() {}

    /** The columns, and behind them what a date and a time of day make together where no column holds both. */
    static List<Column> joined(List<Column> columns) {
        List<Column> all = new ArrayList<>(columns);
        if (columns.stream().anyMatch(column -> TimeFormat.of(column).isPresent())) {
            return all;
        }
        for (Column date : columns) {
            for (Column time : columns) {
                if (date.share(text -> text.matches(DATE)) >= NEARLY_ALL && isTimeOfDay(time)) {
                    all.add(date.withTime(time));
                }
            }
        }
        return all;
    }

    /** A length of time looks the same: its name tells. */
    private static boolean isTimeOfDay(Column column) {
        return column.share(text -> text.matches(CLOCK)) >= NEARLY_ALL
                && Role.DURATION.likeness(column.name()) == 0
                && Role.RING.likeness(column.name()) == 0;
    }
}
