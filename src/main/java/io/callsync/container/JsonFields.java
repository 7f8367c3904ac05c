package io.callsync.container;

import io.callsync.call.Rejection;

/** Takes the wanted values out of one record after the other in one pass each, and passes over everything else. */
final class JsonFields {

    private final JsonValues values;
    private final PlainJson plain;
    private final StrictJson strict;

    JsonFields(Dialect.Json dialect) {
        values = new JsonValues(dialect.fields());
        plain = new PlainJson(dialect.paths(), values);
        strict = new StrictJson(dialect.paths(), values);
    }

    /**
     * The values of a record, until the next one is read.
     *
     * @throws Rejection when the bytes are not exactly one JSON object in UTF-8, or a wanted field occurs twice
     */
    Fields read(byte[] record, StringEnds ends) {
        values.forget();
        boolean taken = plain.read(record, ends);
        if (!taken || !plain.isAscii()) {
            Utf8.check(record);
        }
        if (!taken) {
            values.forget();
            strict.read(record);
        }
        return values;
    }
}
