package io.callsync.guess;

import io.callsync.container.Dialect;
import io.callsync.container.RawRecord;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** JSON samples: which list of a document holds the records, if one does, and what lies where in them. */
final class JsonSamples {

    private static final int DEEPEST = 6;
    private static final JsonMapper JSON = JsonMapper.builder()
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .build();

    private final List<SampleBytes> samples;

    JsonSamples(List<SampleBytes> samples) {
        this.samples = samples;
    }

    /** The possible readings: each record an object of its own, or one of a list of this name. */
    List<Sample> readings() throws IOException {
        List<Sample> readings = new ArrayList<>();
        readings.add(read(Set.of()));
        for (String list : lists()) {
            readings.add(read(Set.of(list)));
        }
        return readings;
    }

    private Sample read(Set<String> lists) throws IOException {
        Rows rows = new Rows();
        Set<String> inner = new LinkedHashSet<>();
        int damaged = 0;
        for (SampleBytes sample : samples) {
            damaged +=
                    RawRecords.each(sample, new Dialect.Json(lists, List.of()), (reader, raw) -> add(raw, rows, inner));
        }
        String section = lists.isEmpty()
                ? "json: {}   # objects in an array, one a line or back to back: told by the bytes of each file"
                : "json: {lists: [%s]}   # documents that hold the records in this list"
                        .formatted(Yaml.text(lists.iterator().next()));
        return new Sample(List.of(section), true, rows.size(), damaged, rows.columns(), List.copyOf(inner));
    }

    private static boolean add(RawRecord record, Rows rows, Collection<String> inner) {
        JsonNode node;
        try {
            node = JSON.readTree(record.bytes());
        } catch (JacksonException e) {
            return false;
        }
        rows.next();
        flatten(node, "", "", rows, inner, 0);
        return true;
    }

    private static void flatten(
            JsonNode node, String pointer, String name, Rows rows, Collection<String> inner, int depth) {
        if (node.isObject() && depth < DEEPEST) {
            node.properties().forEach(member -> {
                String key = member.getKey().replace("~", "~0").replace("/", "~1");
                String path = name.isEmpty() ? member.getKey() : name + ' ' + member.getKey();
                flatten(member.getValue(), pointer + '/' + key, path, rows, inner, depth + 1);
            });
        } else if (node.isArray()) {
            inner.add(pointer);
        } else if (node.isValueNode() && !node.isNull() && !pointer.endsWith("/") && !pointer.endsWith("/*")) {
            rows.put(
                    Yaml.text(pointer),
                    name,
                    node.isBigDecimal() ? node.decimalValue().toPlainString() : node.asString());
        }
    }

    /** Names of lists of objects at the top of the first sample's first document, the longest first. */
    private List<String> lists() {
        Map<String, Integer> lengths = new LinkedHashMap<>();
        try (JsonParser parser = JSON.createParser(samples.get(0).bytes())) {
            if (parser.nextToken() == JsonToken.START_OBJECT) {
                while (parser.nextToken() == JsonToken.PROPERTY_NAME) {
                    String key = parser.currentName();
                    parser.nextToken();
                    count(parser, key, lengths);
                }
            }
        } catch (JacksonException torn) {
            // what was counted until there is what the sample holds
            lengths.remove("");
        }
        return lengths.entrySet().stream()
                .sorted(Map.Entry.<String, Integer>comparingByValue().reversed())
                .map(Map.Entry::getKey)
                .limit(3)
                .toList();
    }

    private static void count(JsonParser parser, String key, Map<String, Integer> lengths) {
        if (parser.currentToken() != JsonToken.START_ARRAY) {
            parser.skipChildren();
            return;
        }
        while (parser.nextToken() != JsonToken.END_ARRAY && parser.currentToken() != null) {
            if (parser.currentToken() == JsonToken.START_OBJECT) {
                lengths.merge(key, 1, Integer::sum);
            }
            parser.skipChildren();
        }
    }
}
