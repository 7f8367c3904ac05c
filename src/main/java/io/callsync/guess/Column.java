package io.callsync.guess;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.function.Predicate;

/**
 * What the records hold at one place.
 *
 * @param place as a declaration writes it, in YAML: a column's name, {@code "#3"}, or a JSON pointer
 * @param name what the provider calls it; empty where it has no name
 * @param values one a record, null where it has none
 */
record Column(String place, String name, List<String> values) {

    List<String> filled() {
        return values.stream().filter(Objects::nonNull).toList();
    }

    int filledCount() {
        return (int) values.stream().filter(Objects::nonNull).count();
    }

    /** How many of the values there are hold; 0 where there is none. */
    double share(Predicate<String> holds) {
        int filled = filledCount();
        return filled == 0 ? 0 : (double) count(holds) / filled;
    }

    int count(Predicate<String> holds) {
        return (int) values.stream().filter(Objects::nonNull).filter(holds).count();
    }

    /** The values and how often each occurs, the most frequent first; upper and lower case are the same. */
    Map<String, Integer> frequencies() {
        Map<String, Integer> counts = new LinkedHashMap<>();
        Map<String, String> spelling = new LinkedHashMap<>();
        filled().forEach(value ->
                counts.merge(spelling.computeIfAbsent(value.toLowerCase(Locale.ROOT), any -> value), 1, Integer::sum));
        Map<String, Integer> sorted = new LinkedHashMap<>();
        counts.entrySet().stream()
                .sorted(Map.Entry.<String, Integer>comparingByValue()
                        .reversed()
                        .thenComparing(Map.Entry.comparingByKey()))
                .forEach(count -> sorted.put(count.getKey(), count.getValue()));
        return sorted;
    }

    long distinct() {
        return filled().stream().distinct().count();
    }

    /** This column and another, joined as a declaration joins a date and a time. */
    Column withTime(Column time) {
        List<String> joined = new ArrayList<>();
        for (int i = 0; i < values.size(); i++) {
            String date = values.get(i);
            String clock = time.values.get(i);
            joined.add(date == null || clock == null ? null : date + ' ' + clock);
        }
        return new Column("{date: %s, time: %s}".formatted(place, time.place), name + ' ' + time.name, joined);
    }

    /** Whether this is the other column, or was joined of it. */
    boolean holds(Column other) {
        return place.equals(other.place)
                || place.startsWith("{date: " + other.place + ',')
                || place.startsWith("{date: ") && place.endsWith("time: " + other.place + '}');
    }
}
