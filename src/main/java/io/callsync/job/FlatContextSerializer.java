package io.callsync.job;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.batch.core.repository.ExecutionContextSerializer;
import org.springframework.stereotype.Component;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Keeps execution contexts as one flat JSON object of texts such as {@code long:3}. Reading one makes scalars and nothing else,
 * whatever the row says: Batch's own serializer makes any object that a row of its tables describes. Thread-safe.
 */
@Component
class FlatContextSerializer implements ExecutionContextSerializer {

    private static final Logger LOG = LoggerFactory.getLogger(FlatContextSerializer.class);
    private static final JsonMapper JSON = new JsonMapper();
    private static final Map<String, Function<String, Object>> SCALARS = Map.of(
            "string", text -> text,
            "integer", Integer::valueOf,
            "long", Long::valueOf,
            "double", Double::valueOf,
            "boolean", Boolean::valueOf);

    @Override
    public void serialize(Map<String, Object> context, OutputStream out) throws IOException {
        Map<String, String> texts = new TreeMap<>();
        context.forEach((key, value) -> texts.put(key, text(key, value)));
        out.write(JSON.writeValueAsBytes(texts));
    }

    private static String text(String key, Object value) {
        String kind = value.getClass().getSimpleName().toLowerCase(Locale.ROOT);
        if (!SCALARS.containsKey(kind)) {
            throw new IllegalArgumentException(
                    "an execution context holds scalars only, not %s of %s: keep it in the ledger"
                            .formatted(key, value.getClass()));
        }
        return kind + ':' + value;
    }

    /** A context that is not ours is left alone: where a file stands is the ledger's word, so nothing is lost with it. */
    @Override
    public Map<String, Object> deserialize(InputStream in) throws IOException {
        String stored = new String(in.readAllBytes(), StandardCharsets.UTF_8);
        try {
            return read(JSON.readTree(stored));
        } catch (JacksonException | IllegalArgumentException e) {
            LOG.warn(
                    "A row of BATCH_JOB_EXECUTION_CONTEXT or BATCH_STEP_EXECUTION_CONTEXT was not written by this version of"
                            + " callsync. It is ignored, and the run goes on from the ledger; find out who writes to these tables");
            return new LinkedHashMap<>();
        }
    }

    private static Map<String, Object> read(JsonNode stored) {
        Map<String, Object> context = new LinkedHashMap<>();
        if (!stored.isObject()) {
            throw new IllegalArgumentException("no object");
        }
        stored.properties().forEach(entry -> context.put(entry.getKey(), scalar(entry.getValue())));
        return context;
    }

    private static Object scalar(JsonNode value) {
        String text = value.isString() ? value.asString() : "";
        int colon = text.indexOf(':');
        Function<String, Object> scalar = colon < 0 ? null : SCALARS.get(text.substring(0, colon));
        if (scalar == null) {
            throw new IllegalArgumentException("no scalar");
        }
        return scalar.apply(text.substring(colon + 1));
    }
}
