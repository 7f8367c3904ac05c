package io.callsync.guess;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** Casts columns into roles: by name, as far as what they hold allows it, then by what they hold alone. For one use. */
final class Casting {

    private static final double NEARLY_ALL = 0.9;
    private static final double MOST = 0.5;
    private static final int WHOLE_NAME = 3;

    private final List<Column> columns;
    private final Fit fit;
    private final Cast cast = new Cast();

    private Casting(Sample sample) {
        this.columns = DateAndTime.joined(sample.columns());
        this.fit = new Fit(sample);
    }

    static Cast of(Sample sample) {
        Casting casting = new Casting(sample);
        casting.byName();
        casting.byContent();
        return casting.cast;
    }

    private void byName() {
        for (Role role : Role.values()) {
            if ((role == Role.CUSTOMER || role == Role.COMPANY) && cast.hasBothParties()) {
                continue;
            }
            List<Column> candidates = columns.stream()
                    .filter(column ->
                            !cast.plays(column) && fit.likeness(role, column) > 0 && fit.allows(role, column, cast))
                    .sorted(Comparator.comparingDouble((Column column) -> -fit.score(role, column)))
                    .toList();
            if (!candidates.isEmpty()) {
                List<Column> others = candidates.stream()
                        .skip(1)
                        .filter(column -> fit.likeness(role, column) >= WHOLE_NAME)
                        .toList();
                cast.put(role, new Cast.Part(candidates.get(0), true, others));
            }
        }
    }

    private void byContent() {
        if (!cast.has(Role.START)) {
            times();
        }
        parties();
        only(
                Role.DIRECTION,
                column -> column.share(value -> Meaning.direction(value).isPresent()) >= NEARLY_ALL);
        only(Role.STATUS, column -> column.share(value -> Meaning.status(value).isPresent()) >= MOST);
        only(Role.RECORDING, column -> column.share(Content::isAddress) >= NEARLY_ALL);
        only(Role.DURATION, column -> Lengths.followsTimes(column, cast));
        only(Role.DURATION, column -> Lengths.liesWithin(column, cast));
        only(Role.ID, fit::isUnique);
    }

    /** The earliest time is the start, the latest the end, and one between them the answer. */
    private void times() {
        List<Column> times = new ArrayList<>();
        columns.stream()
                .filter(column -> !cast.plays(column) && fit.allows(Role.START, column, cast))
                .forEach(column -> {
                    times.add(column);
                    if (TimeFormat.all(times).isEmpty()) {
                        times.remove(column);
                    }
                });
        if (times.isEmpty()) {
            return;
        }
        TimeFormat format = TimeFormat.all(times).get(0);
        times.sort(Comparator.comparingDouble(column -> column.filled().stream()
                .flatMap(text -> format.read(text).stream())
                .mapToLong(time -> time.toEpochMilli())
                .average()
                .orElse(0)));
        put(Role.START, times.get(0));
        if (times.size() > 1) {
            put(Role.END, times.get(times.size() - 1));
        }
        if (times.size() == 3) {
            put(Role.ANSWER, times.get(1));
        }
    }

    /** Two columns of numbers: the first is who called. */
    private void parties() {
        boolean none =
                Stream.of(Role.FROM, Role.TO, Role.CUSTOMER, Role.COMPANY).noneMatch(cast::has);
        List<Column> numbers = columns.stream()
                .filter(column -> !cast.plays(column) && fit.isNumbers(column))
                .toList();
        if (none && numbers.size() == 2) {
            put(Role.FROM, numbers.get(0));
            put(Role.TO, numbers.get(1));
        }
    }

    private void only(Role role, Predicate<Column> holds) {
        if (!cast.has(role)) {
            Optional<Column> found = columns.stream()
                    .filter(column -> !cast.plays(column) && column.filledCount() > 0 && holds.test(column))
                    .findFirst();
            found.ifPresent(column -> put(role, column));
        }
    }

    private void put(Role role, Column column) {
        cast.put(role, new Cast.Part(column, false, List.of()));
    }
}
