package io.callsync.container;

import io.callsync.call.Reason;
import io.callsync.call.Rejection;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Collections;
import java.util.List;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.exc.StreamConstraintsException;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.core.sym.PropertyNameMatcher;

/** Takes the wanted values out of one record after the other in one pass each, and passes over everything else. */
final class JsonFields implements Fields {

    private static final int DEEPEST = 100;
    private static final int LONGEST_NUMBER = 100;
    private static final int NONE = Integer.MAX_VALUE;
    private static final int END = PropertyNameMatcher.MATCH_END_OBJECT;

    private final JsonFactory factory;
    private final JsonPaths paths;
    private final String[] values;
    /** By field: all values, or null where no path has a star. */
    private final List<List<String>> lists;

    private final int[] ranks;

    JsonFields(List<? extends FieldKey> fields, int recordLimit) {
        factory = JsonFactory.builder()
                .streamReadConstraints(StreamReadConstraints.builder()
                        .maxNestingDepth(DEEPEST)
                        .maxNumberLength(LONGEST_NUMBER)
                        .maxStringLength(recordLimit)
                        .build())
                .build();
        paths = JsonPaths.compile(fields, factory);
        int size = fields.stream().mapToInt(FieldKey::ordinal).max().orElse(-1) + 1;
        values = new String[size];
        ranks = new int[size];
        lists = new ArrayList<>(Collections.nCopies(size, null));
        fields.stream().filter(JsonFields::hasStar).forEach(field -> lists.set(field.ordinal(), new ArrayList<>()));
    }

    private static boolean hasStar(FieldKey field) {
        return field.paths().stream().anyMatch(path -> path.endsWith("/*") || path.contains("/*/"));
    }

    /** @throws Rejection when the bytes are not exactly one JSON object, or a wanted field occurs twice */
    void read(byte[] record) {
        Utf8.check(record);
        Arrays.fill(values, null);
        Arrays.fill(ranks, NONE);
        lists.forEach(JsonFields::clear);
        try (JsonParser parser = factory.createParser(ObjectReadContext.empty(), record)) {
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
                    take(node, parser.getString().strip());
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

    private void take(JsonPaths node, String text) {
        for (JsonPaths.Target target : node.targets) {
            int field = target.field();
            if (target.rank() < ranks[field]) {
                ranks[field] = target.rank();
                values[field] = null;
                clear(lists.get(field));
            }
            if (target.rank() == ranks[field] && !text.isEmpty()) {
                values[field] = values[field] == null ? text : values[field];
                add(text, lists.get(field));
            }
        }
    }

    private static void clear(List<String> list) {
        if (list != null) {
            list.clear();
        }
    }

    private static void add(String text, List<String> list) {
        if (list != null) {
            list.add(text);
        }
    }

    @Override
    public String text(FieldKey key) {
        return values[key.ordinal()];
    }

    @Override
    public List<String> texts(FieldKey key) {
        List<String> list = lists.get(key.ordinal());
        if (list != null) {
            return List.copyOf(list);
        }
        String value = text(key);
        return value == null ? List.of() : List.of(value);
    }

    @Override
    public String nameOf(FieldKey key) {
        int rank = ranks[key.ordinal()];
        return key.paths().get(rank == NONE ? 0 : rank);
    }
}
