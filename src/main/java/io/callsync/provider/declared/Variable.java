package io.callsync.provider.declared;

import io.callsync.provider.CallChecks;

/** A name that conditions may use. */
sealed interface Variable {

    /** What the record has, as CEL sees it; never null. */
    Object read(Row row);

    /** The text as it stands in the file, empty when there is none. */
    record Text(Value value) implements Variable {
        @Override
        public String read(Row row) {
            String text = value.read(row);
            return text == null ? "" : text;
        }
    }

    /** A length of time in seconds, -1 when there is none. */
    record Seconds(Field field, DurationNotation notation) implements Variable {
        @Override
        public Long read(Row row) {
            Integer seconds = CallChecks.duration(notation.seconds(field.read(row), field.label()), field.label());
            return seconds == null ? -1L : seconds.longValue();
        }
    }
}
