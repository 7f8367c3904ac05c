package io.callsync.report;

import io.callsync.ledger.OutcomeKind;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/**
 * What became of the dates of a backfill.
 *
 * @param next the command to type, or null
 */
public record BackfillReport(String job, LocalDate from, LocalDate to, List<Date> dates, Duration time, String next) {

    /** How a date stands at the end. */
    public enum State {
        COMPLETE("complete"),
        COMPLETE_BEFORE("complete before"),
        NO_FILES("no files"),
        ATTENTION("needs attention"),
        FAILED("failed"),
        STOPPED("stopped"),
        NOT_REACHED("not reached");

        private final String words;

        State(String words) {
            this.words = words;
        }

        String words() {
            return words;
        }

        /** The same for machines. */
        String code() {
            return words.replace(' ', '-');
        }

        boolean isComplete() {
            return this == COMPLETE || this == COMPLETE_BEFORE;
        }
    }

    /**
     * A date of it.
     *
     * @param since since when it is complete or not; null where no run has said so
     * @param files those of the date that are or should be loaded; with records and outcomes, whichever runs loaded them
     * @param time that this backfill took for it
     * @param problem why it is not complete, or why somebody should look, or null
     * @param next the command for this date, or null
     */
    public record Date(
            LocalDate date,
            State state,
            Instant since,
            long files,
            long filesLoaded,
            long records,
            Map<OutcomeKind, Long> outcomes,
            Duration time,
            String problem,
            String next) {

        public static Date of(State state, DateState now, Duration time, String problem, String next) {
            return new Date(
                    now.date(),
                    state,
                    now.since(),
                    now.files(),
                    now.filesLoaded(),
                    now.records(),
                    now.outcomes(),
                    time,
                    problem,
                    next);
        }
    }

    long complete() {
        return dates.stream().filter(date -> date.state().isComplete()).count();
    }

    long files() {
        return dates.stream().mapToLong(Date::files).sum();
    }

    long filesLoaded() {
        return dates.stream().mapToLong(Date::filesLoaded).sum();
    }

    long records() {
        return dates.stream().mapToLong(Date::records).sum();
    }

    Map<OutcomeKind, Long> outcomes() {
        Map<OutcomeKind, Long> totals = new EnumMap<>(OutcomeKind.class);
        for (OutcomeKind kind : OutcomeKind.values()) {
            totals.put(
                    kind,
                    dates.stream()
                            .mapToLong(date -> date.outcomes().getOrDefault(kind, 0L))
                            .sum());
        }
        return totals;
    }
}
