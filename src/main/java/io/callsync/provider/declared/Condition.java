package io.callsync.provider.declared;

import java.util.Locale;
import java.util.Set;

/** Whether something holds of a record. Thread-safe. */
@FunctionalInterface
interface Condition {

    boolean holds(Row row);

    /** The value is one of the words (in lower case), without regard to case. */
    static Condition oneOf(Value value, Set<String> words) {
        return row -> {
            String text = value.read(row);
            return text != null && words.contains(text.toLowerCase(Locale.ROOT));
        };
    }
}
