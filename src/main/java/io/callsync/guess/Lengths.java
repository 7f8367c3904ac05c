package io.callsync.guess;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * How a duration is written and from when it counts, told by the times beside it where there are any.
 *
 * @param format as {@code durations.format}
 * @param total whether it counts from the start of the call
 * @param why what tells both
 * @param doubt what a person has to decide, or null
 */
record Lengths(String format, boolean total, String why, String doubt) {

    private static final double ENOUGH = 0.5;
    private static final int ANSWERED = 0;
    private static final int TOTAL = 1;
    private static final int POSITIVE = 2;
    private static final long TOLERANCE = 2;
    private static final long TOLERANCE_OF_MINUTES = 31;
    private static final long LONG_CALL = 7_200;

    /**
     * How a format agrees with the times.
     *
     * @param lengths the share of lengths above 0 that are the time from the answer, or the start, to the end
     * @param answered the share of all records in which it is the time from the answer, 0 without one
     * @param total the share of all records in which it is the time from the start
     */
    private record Agreement(String format, double lengths, double answered, double total, int compared) {}

    static Lengths of(Column column, Cast cast) {
        List<String> formats = LengthFormat.common(column, cast.column(Role.RING));
        Optional<Agreement> best = formats.stream()
                .map(format -> agreement(column, format, cast))
                .filter(agreement -> agreement.lengths() >= ENOUGH)
                .max(Comparator.comparingDouble(Agreement::lengths));
        return best.map(Lengths::agreeing).orElseGet(() -> alone(column, formats, cast));
    }

    /** Whether a column holds what lies between the times of the call, in any notation. */
    static boolean followsTimes(Column column, Cast cast) {
        return LengthFormat.all(column).stream()
                .anyMatch(format -> agreement(column, format, cast).lengths() >= ENOUGH);
    }

    /** Whether a column holds numbers of seconds that are never longer than the call. */
    static boolean liesWithin(Column column, Cast cast) {
        List<TimeFormat> read = TimeFormat.all(cast.columns(Role.START, Role.END));
        if (!cast.has(Role.START) || !cast.has(Role.END) || read.isEmpty()) {
            return false;
        }
        for (int i = 0; i < column.values().size(); i++) {
            Optional<Long> length =
                    LengthFormat.seconds("seconds", column.values().get(i));
            Optional<Instant> start = at(cast, Role.START, i, read.get(0));
            Optional<Instant> end = at(cast, Role.END, i, read.get(0));
            boolean within = length.isPresent()
                    && start.isPresent()
                    && end.isPresent()
                    && length.get() <= Duration.between(start.get(), end.get()).toSeconds() + TOLERANCE;
            if (!within) {
                return false;
            }
        }
        return true;
    }

    private static Lengths agreeing(Agreement found) {
        boolean total = found.total() > found.answered();
        return new Lengths(
                found.format(),
                total,
                "in %s of %d records it is the time from the %s to the end"
                        .formatted(
                                Percent.of(total ? found.total() : found.answered()),
                                found.compared(),
                                total ? "start" : "answer (0 without one)"),
                null);
    }

    private static Lengths alone(Column column, List<String> formats, Cast cast) {
        Optional<String> named = LengthFormat.byName(column, formats);
        String format = named.orElse(formats.get(0));
        boolean total = !cast.has(Role.END) && !cast.has(Role.RING) && !cast.has(Role.ANSWER);
        String why = total
                ? "there is no end: it is taken to be start + duration"
                : "taken to be the conversation alone: no times agree with it";
        String doubt = named.isPresent() ? null : doubt(column, formats);
        boolean assumed = named.isEmpty() && doubt == null && format.equals("seconds");
        return new Lengths(format, total, why + (assumed ? "; CHECK: are these seconds?" : ""), doubt);
    }

    private static String doubt(Column column, List<String> formats) {
        if (formats.get(0).equals("mm:ss") && formats.contains("hh:mm")) {
            return "is the duration mm:ss or hh:mm? No times beside it tell";
        }
        boolean numbers = formats.get(0).equals("seconds");
        boolean large =
                column.count(text -> LengthFormat.seconds("seconds", text).orElse(Long.MAX_VALUE) > LONG_CALL)
                        > column.filledCount() / 2;
        boolean fractions = column.share(text -> text.contains(".")) > 0;
        return numbers && (large || fractions)
                ? "is the duration in seconds, milliseconds or minutes? No times beside it tell"
                : null;
    }

    private static Agreement agreement(Column column, String format, Cast cast) {
        List<Column> times = cast.columns(Role.START, Role.ANSWER, Role.END);
        List<TimeFormat> read = times.isEmpty() ? List.of() : TimeFormat.all(times);
        if (!cast.has(Role.START) || !cast.has(Role.END) || read.isEmpty()) {
            return new Agreement(format, 0, 0, 0, 0);
        }
        long tolerance = format.equals("minutes") ? TOLERANCE_OF_MINUTES : TOLERANCE;
        List<boolean[]> compared = new ArrayList<>();
        for (int i = 0; i < column.values().size(); i++) {
            Optional<Long> length = LengthFormat.seconds(format, column.values().get(i));
            Optional<Instant> start = at(cast, Role.START, i, read.get(0));
            Optional<Instant> answer = at(cast, Role.ANSWER, i, read.get(0));
            Optional<Instant> end = at(cast, Role.END, i, read.get(0));
            if (length.isPresent() && start.isPresent() && end.isPresent()) {
                compared.add(new boolean[] {
                    answer.isPresent() ? agrees(answer.get(), end.get(), length.get(), tolerance) : length.get() == 0,
                    agrees(start.get(), end.get(), length.get(), tolerance),
                    length.get() > 0
                });
            }
        }
        List<boolean[]> lengths =
                compared.stream().filter(agrees -> agrees[POSITIVE]).toList();
        return new Agreement(
                format,
                share(lengths, agrees -> agrees[ANSWERED] || agrees[TOTAL]),
                share(compared, agrees -> agrees[ANSWERED]),
                share(compared, agrees -> agrees[TOTAL]),
                compared.size());
    }

    private static double share(List<boolean[]> records, Predicate<boolean[]> agrees) {
        return records.isEmpty() ? 0 : (double) records.stream().filter(agrees).count() / records.size();
    }

    private static Optional<Instant> at(Cast cast, Role role, int record, TimeFormat format) {
        return cast.column(role).flatMap(column -> format.read(column.values().get(record)));
    }

    private static boolean agrees(Instant from, Instant to, long seconds, long tolerance) {
        return Math.abs(Duration.between(from, to).toSeconds() - seconds) <= tolerance;
    }
}
