package io.callsync.container;

import io.callsync.call.Reason;
import io.callsync.call.Rejection;
import java.util.BitSet;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.exc.StreamConstraintsException;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.core.sym.PropertyNameMatcher;

/** Takes the wanted values out of any record of JSON in UTF-8, or says what is wrong with it. */
final class StrictJson {

    private static final int DEEPEST = 100;
    private static final int LONGEST_NUMBER = 100;
    private static final int END = PropertyNameMatcher.MATCH_END_OBJECT;

    /** No text is longer than its record, whose length is limited already. */
    static final JsonFactory FACTORY = JsonFactory.builder()
            .streamReadConstraints(StreamReadConstraints.builder()
                    .maxNestingDepth(DEEPEST)
                    .maxNumberLength(LONGEST_NUMBER)
                    .maxStringLength(Integer.MAX_VALUE)
                    .build())
            .build();

    private final JsonPaths paths;
    private final JsonValues values;

    StrictJson(JsonPaths paths, JsonValues values) {
        this.paths = paths;
        this.values = values;
    }

    /** @throws Rejection when the bytes are not exactly one JSON object, or a wanted field occurs twice */
    void read(byte[] record) {
        try (JsonParser parser = FACTORY.createParser(ObjectReadContext.empty(), record)) {
            if (parser.nextToken() != JsonToken.START_OBJECT) {
                throw new Rejection(Reason.MALFORMED, null, "the record is not a JSON object");
            }
            object(parser, paths);
            if (parser.nextToken() != null) {
                throw malformed("has something behind its end", parser);
            }
        } catch (StreamConstraintsException e) {
            throw new Rejection(
                    Reason.MALFORMED,
                    null,
                    "the record is nested too deeply or has an over-long name or number" + place(e));
        } catch (JacksonException e) {
            throw new Rejection(Reason.MALFORMED, null, "the record is not well-formed JSON" + place(e));
        }
    }

    private static Rejection malformed(String fault, JsonParser parser) {
        long offset = parser.currentTokenLocation().getByteOffset();
        return new Rejection(Reason.MALFORMED, null, "the record %s, at byte %d".formatted(fault, offset + 1));
    }

    private static String place(JacksonException e) {
        return e.getLocation() == null ? "" : ", at byte " + (e.getLocation().getByteOffset() + 1);
    }

    private void object(JsonParser parser, JsonPaths node) {
        long seen = 0;
        BitSet seenBeyond = node.children.length > Long.SIZE ? new BitSet() : null;
        for (int name = parser.nextNameMatch(node.names); name != END; name = parser.nextNameMatch(node.names)) {
            JsonToken token = parser.nextToken();
            if (name < 0) {
                parser.skipChildren();
                continue;
            }
            boolean again = seenBeyond == null ? (seen & 1L << name) != 0 : seenBeyond.get(name);
            if (again) {
                String field = node.names.nameLookup()[name];
                throw new Rejection(
                        Reason.DUPLICATE_KEY,
                        field,
                        field + " occurs twice in the same object: one value was expected");
            }
            if (seenBeyond == null) {
                seen |= 1L << name;
            } else {
                seenBeyond.set(name);
            }
            value(parser, token, node.children[name]);
        }
    }

    private void value(JsonParser parser, JsonToken token, JsonPaths node) {
        switch (token) {
            case START_OBJECT -> {
                if (node.children.length == 0) {
                    parser.skipChildren();
                } else {
                    object(parser, node);
                }
            }
            case START_ARRAY -> array(parser, node);
            case VALUE_NULL -> {}
            default -> {
                if (node.targets.length > 0) {
                    values.take(node, parser.getString().strip());
                }
            }
        }
    }

    private void array(JsonParser parser, JsonPaths node) {
        if (node.element == null) {
            parser.skipChildren();
            return;
        }
        for (JsonToken token = parser.nextToken(); token != JsonToken.END_ARRAY; token = parser.nextToken()) {
            value(parser, token, node.element);
        }
    }
}
