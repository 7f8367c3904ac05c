package io.callsync.provider.declared;

import io.callsync.call.Direction;
import io.callsync.container.FieldKey;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A text taken from a record, compiled from a declaration. Thread-safe. */
sealed interface Value {

    /** The text, or null when the record has none. */
    String read(Row row);

    /** Where the value lies, for messages. */
    String place();

    /** One column or JSON pointer. */
    record At(FieldKey key) implements Value {
        @Override
        public String read(Row row) {
            return row.fields().text(key);
        }

        @Override
        public String place() {
            return key.paths().get(0);
        }
    }

    /** A value that is nothing when it is one of the words (JSON, where the reader knows no such words). */
    record Unless(Value value, Set<String> words) implements Value {
        @Override
        public String read(Row row) {
            String text = value.read(row);
            return text == null || words.contains(text) ? null : text;
        }

        @Override
        public String place() {
            return value.place();
        }
    }

    /** A value that counts only when all of it matches; the first group that took part is the result, if there are groups. */
    record Matching(Value value, Pattern pattern) implements Value {
        @Override
        public String read(Row row) {
            String text = value.read(row);
            if (text == null) {
                return null;
            }
            Matcher matcher = pattern.matcher(text);
            return matcher.matches() ? result(matcher) : null;
        }

        private static String result(Matcher matcher) {
            for (int group = 1; group <= matcher.groupCount(); group++) {
                if (matcher.group(group) != null) {
                    return matcher.group(group);
                }
            }
            return matcher.group();
        }

        @Override
        public String place() {
            return value.place();
        }
    }

    /** The first of several that has a text. */
    record First(List<Value> values) implements Value {
        @Override
        public String read(Row row) {
            for (int i = 0; i < values.size(); i++) {
                String text = values.get(i).read(row);
                if (text != null) {
                    return text;
                }
            }
            return null;
        }

        @Override
        public String place() {
            return values.get(0).place();
        }
    }

    /** Those that have a text, in order; null when none has. */
    record Joined(List<Value> values, String separator) implements Value {
        @Override
        public String read(Row row) {
            StringBuilder joined = new StringBuilder();
            for (int i = 0; i < values.size(); i++) {
                String text = values.get(i).read(row);
                if (text != null) {
                    joined.append(joined.isEmpty() ? "" : separator).append(text);
                }
            }
            return joined.isEmpty() ? null : joined.toString();
        }

        @Override
        public String place() {
            return String.join(separator, values.stream().map(Value::place).toList());
        }
    }

    /** An id for records that have none: 32 hexadecimal digits of SHA-256 over the values, null when all are missing. */
    record Hashed(List<Value> values) implements Value {

        /** Looking the algorithm up takes as long as hashing a row. */
        private static final ThreadLocal<MessageDigest> SHA_256 = ThreadLocal.withInitial(Hashed::sha256);

        @Override
        public String read(Row row) {
            StringBuilder content = new StringBuilder();
            boolean found = false;
            for (int i = 0; i < values.size(); i++) {
                String text = values.get(i).read(row);
                found |= text != null;
                content.append(text == null ? "" : text).append('\0');
            }
            return found ? digest(content.toString()) : null;
        }

        private static String digest(String content) {
            byte[] digest = SHA_256.get().digest(content.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest, 0, 16);
        }

        private static MessageDigest sha256() {
            try {
                return MessageDigest.getInstance("SHA-256");
            } catch (NoSuchAlgorithmException e) {
                throw new IllegalStateException("every Java platform has SHA-256", e);
            }
        }

        @Override
        public String place() {
            return String.join("+", values.stream().map(Value::place).toList());
        }
    }

    /** The same for every record. */
    record Fixed(String text) implements Value {
        @Override
        public String read(Row row) {
            return text;
        }

        @Override
        public String place() {
            return "(constant)";
        }
    }

    /** A switch that the job sets. */
    record Option(String name, String fallback) implements Value {
        @Override
        public String read(Row row) {
            return row.options().getOrDefault(name, fallback);
        }

        @Override
        public String place() {
            return "options." + name;
        }
    }

    /** Another one for each direction, and for a leg that inherits its direction. */
    record ByDirection(Value incoming, Value outgoing, Value otherwise) implements Value {
        @Override
        public String read(Row row) {
            return (row.direction() == null ? otherwise : row.direction() == Direction.INCOMING ? incoming : outgoing)
                    .read(row);
        }

        @Override
        public String place() {
            return incoming.place();
        }
    }
}
