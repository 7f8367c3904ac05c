package io.callsync.verification;

import java.io.IOException;
import java.io.InputStream;
import java.util.Set;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.json.JsonFactory;

/**
 * Counts objects with Jackson's strict parser: those at the top, the elements of lists at the top, and the elements of the named
 * lists of a document.
 */
final class JsonCount {

    private static final JsonFactory JSON = new JsonFactory();

    private final Set<String> lists;

    JsonCount(Set<String> lists) {
        this.lists = lists;
    }

    long of(InputStream in) throws IOException {
        try (JsonParser parser = JSON.createParser(ObjectReadContext.empty(), in)) {
            long records = 0;
            for (JsonToken next = parser.nextToken(); next != null; next = parser.nextToken()) {
                records += switch (next) {
                    case START_OBJECT -> object(parser);
                    case START_ARRAY -> elements(parser);
                    default ->
                        throw NotCountable.damagedAt(
                                parser.currentTokenLocation().getByteOffset());
                };
            }
            return records;
        } catch (JacksonException e) {
            throw NotCountable.damagedAt(
                    e.getLocation() == null ? 0 : e.getLocation().getByteOffset());
        }
    }

    private long object(JsonParser parser) {
        boolean isDocument = false;
        long listed = 0;
        while (parser.nextToken() != JsonToken.END_OBJECT) {
            boolean named = lists.contains(parser.currentName());
            if (parser.nextToken() == JsonToken.START_ARRAY && named) {
                isDocument = true;
                listed += elements(parser);
            } else {
                parser.skipChildren();
            }
        }
        return isDocument ? listed : 1;
    }

    private static long elements(JsonParser parser) {
        long elements = 0;
        while (parser.nextToken() != JsonToken.END_ARRAY) {
            parser.skipChildren();
            elements++;
        }
        return elements;
    }
}
