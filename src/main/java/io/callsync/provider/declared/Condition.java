package io.callsync.provider.declared;

import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;

/** Whether something holds of a record. Thread-safe. */
@FunctionalInterface
interface Condition {

    boolean holds(Row row);

    /** The value is one of the words, or begins with one that ends in {@code *}; without regard to case. */
    static Condition matches(Value value, Collection<String> words) {
        Set<String> exact = words.stream()
                .filter(word -> !word.endsWith("*"))
                .map(word -> word.toLowerCase(Locale.ROOT))
                .collect(Collectors.toUnmodifiableSet());
        List<String> beginnings = words.stream()
                .filter(word -> word.endsWith("*"))
                .map(word -> word.substring(0, word.length() - 1))
                .toList();
        return row -> {
            String text = value.read(row);
            boolean equal = text != null && !exact.isEmpty() && exact.contains(text.toLowerCase(Locale.ROOT));
            return equal || text != null && begins(text, beginnings);
        };
    }

    private static boolean begins(String text, List<String> beginnings) {
        for (int i = 0; i < beginnings.size(); i++) {
            if (text.regionMatches(
                    true, 0, beginnings.get(i), 0, beginnings.get(i).length())) {
                return true;
            }
        }
        return false;
    }
}
