package io.callsync.provider.declared;

import java.util.List;
import java.util.Locale;
import java.util.Map;

/** A decision about a record, compiled from a declaration. Thread-safe. */
sealed interface Rule<T> {

    /** What is decided, or null when the rule does not cover the record. */
    T decide(Row row);

    /** The same for every record. */
    record Always<T>(T result) implements Rule<T> {
        @Override
        public T decide(Row row) {
            return result;
        }
    }

    /** Decides when the condition holds. */
    record When<T>(Condition condition, Rule<T> then) implements Rule<T> {
        @Override
        public T decide(Row row) {
            return condition.holds(row) ? then.decide(row) : null;
        }
    }

    /** The first rule that covers the record. */
    record InOrder<T>(List<Rule<T>> rules) implements Rule<T> {
        @Override
        public T decide(Row row) {
            for (int i = 0; i < rules.size(); i++) {
                T result = rules.get(i).decide(row);
                if (result != null) {
                    return result;
                }
            }
            return null;
        }
    }

    /** Looks a value up, first exactly and then as the beginning of a value ({@code ext-did-*}), without regard to case. */
    record Table<T>(Value value, Map<String, Rule<T>> exact, Map<String, Rule<T>> prefixes) implements Rule<T> {
        @Override
        public T decide(Row row) {
            String text = value.read(row);
            Rule<T> rule = text == null ? null : find(text.toLowerCase(Locale.ROOT));
            return rule == null ? null : rule.decide(row);
        }

        private Rule<T> find(String text) {
            Rule<T> rule = exact.get(text);
            return rule != null || prefixes.isEmpty() ? rule : findPrefix(text);
        }

        private Rule<T> findPrefix(String text) {
            for (Map.Entry<String, Rule<T>> prefix : prefixes.entrySet()) {
                if (text.startsWith(prefix.getKey())) {
                    return prefix.getValue();
                }
            }
            return null;
        }
    }
}
