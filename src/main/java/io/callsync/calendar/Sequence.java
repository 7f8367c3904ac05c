package io.callsync.calendar;

import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Finds numbers that are left out in the names of numbered files. A series are the names of a folder that differ in their numbers
 * alone; it is counted by the last number in which all names differ, if most steps from name to name are 1. Stateless.
 */
final class Sequence {

    private static final Pattern NUMBER = Pattern.compile("(?<!\\d)\\d{1,18}(?!\\d)");
    private static final int FEWEST_STEPS = 3;
    private static final int HUNDRED = 100;

    /** A name, and the numbers in it. */
    private record Numbered(String name, List<MatchResult> numbers) {

        static Numbered of(Delivered file) {
            return new Numbered(
                    file.name(), NUMBER.matcher(file.name()).results().toList());
        }

        long at(int position) {
            return Long.parseLong(numbers.get(position).group());
        }

        /** The name with the next number, as wide. */
        String next(int position) {
            MatchResult number = numbers.get(position);
            String next = String.valueOf(at(position) + 1);
            String zeros = "0".repeat(Math.max(0, number.group().length() - next.length()));
            return name.substring(0, number.start()) + zeros + next + name.substring(number.end());
        }
    }

    private record Gap(long missing, String why) {}

    private Sequence() {}

    /** @param files the newest version of each name */
    static Optional<Finding> gap(List<Delivered> files) {
        Map<String, List<Numbered>> series = files.stream()
                .collect(Collectors.groupingBy(
                        Sequence::shape, TreeMap::new, Collectors.mapping(Numbered::of, Collectors.toList())));
        List<Gap> gaps = series.values().stream()
                .map(Sequence::gapOf)
                .flatMap(Optional::stream)
                .toList();
        long missing = gaps.stream().mapToLong(Gap::missing).sum();
        return gaps.stream()
                .findFirst()
                .map(gap -> new Finding(Verdict.SEQUENCE_GAP, Words.first(gap.why(), Math.toIntExact(missing))));
    }

    private static String shape(Delivered file) {
        int name = file.uri().length() - file.name().length();
        return file.uri().substring(0, name) + NUMBER.matcher(file.name()).replaceAll("#");
    }

    private static Optional<Gap> gapOf(List<Numbered> series) {
        for (int position = series.get(0).numbers().size() - 1; position >= 0; position--) {
            if (isCounter(series, position)) {
                return gapAt(sorted(series, position), position);
            }
        }
        return Optional.empty();
    }

    private static boolean isCounter(List<Numbered> series, int position) {
        HashSet<Long> numbers = new HashSet<>();
        if (!series.stream().allMatch(file -> numbers.add(file.at(position)))) {
            return false;
        }
        List<Numbered> sorted = sorted(series, position);
        int steps = sorted.size() - 1;
        int ones = 0;
        for (int i = 0; i < steps; i++) {
            ones += isNext(sorted.get(i).at(position), sorted.get(i + 1).at(position)) ? 1 : 0;
        }
        return steps >= FEWEST_STEPS && 2 * ones > steps;
    }

    private static Optional<Gap> gapAt(List<Numbered> sorted, int position) {
        long missing = 0;
        String why = null;
        for (int i = 1; i < sorted.size(); i++) {
            Numbered before = sorted.get(i - 1);
            Numbered after = sorted.get(i);
            if (!isNext(before.at(position), after.at(position))) {
                missing += after.at(position) - before.at(position) - 1;
                why = why == null
                        ? "%s is missing between %s and %s"
                                .formatted(before.next(position), before.name(), after.name())
                        : why;
            }
        }
        // more numbers left out than there are: another way of numbering
        return why == null || missing >= sorted.size() ? Optional.empty() : Optional.of(new Gap(missing, why));
    }

    private static List<Numbered> sorted(List<Numbered> series, int position) {
        return series.stream()
                .sorted(Comparator.comparingLong(file -> file.at(position)))
                .toList();
    }

    /** One more; of a clock's digits also the next minute or hour: 59 or 23 at the end become 00. */
    private static boolean isNext(long before, long after) {
        boolean rolls = after % HUNDRED == 0 && (before % HUNDRED == 59 || before % HUNDRED == 23);
        return after == before + 1 || rolls;
    }
}
