package io.callsync.container;

import io.callsync.call.Rejection;
import java.util.List;
import tools.jackson.core.json.JsonFactory;

/** Takes the wanted values out of one record after the other in one pass each, and passes over everything else. */
final class JsonFields {

    private final JsonValues values;
    private final PlainJson plain;
    private final StrictJson strict;

    JsonFields(List<? extends FieldKey> fields, int recordLimit) {
        JsonFactory factory = StrictJson.factory(recordLimit);
        JsonPaths paths = JsonPaths.compile(fields, factory);
        values = new JsonValues(fields);
        plain = new PlainJson(paths, values);
        strict = new StrictJson(paths, factory, values);
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
