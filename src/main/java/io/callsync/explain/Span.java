package io.callsync.explain;

import java.time.LocalDate;
import java.util.Collection;

/** The business dates whose files are read, both included; nothing of them when the first is behind the last. */
record Span(LocalDate from, LocalDate to) {

    // within what MySQL calls a date
    private static final LocalDate EARLIEST = LocalDate.of(1000, 1, 1);
    private static final LocalDate LATEST = LocalDate.of(9999, 12, 31);

    static final Span ALL = new Span(EARLIEST, LATEST);
    private static final Span NONE = new Span(LATEST, EARLIEST);

    static Span around(Collection<LocalDate> days, int daysBeforeAndAfter) {
        if (days.isEmpty()) {
            return NONE;
        }
        return new Span(
                days.stream().min(LocalDate::compareTo).orElseThrow().minusDays(daysBeforeAndAfter),
                days.stream().max(LocalDate::compareTo).orElseThrow().plusDays(daysBeforeAndAfter));
    }
}
