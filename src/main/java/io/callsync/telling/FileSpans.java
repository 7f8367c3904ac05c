package io.callsync.telling;

import io.micrometer.observation.Observation;
import io.micrometer.observation.ObservationHandler;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;

/** Keeps what was observed of each file of a run. Thread-safe. */
final class FileSpans implements ObservationHandler<Observation.Context> {

    private final List<Span> ended = new CopyOnWriteArrayList<>();

    /** @param attributes job, uri, state and so on, as text */
    record Span(Instant start, Instant end, Map<String, String> attributes) {}

    void clear() {
        ended.clear();
    }

    List<Span> ended() {
        return List.copyOf(ended);
    }

    @Override
    public boolean supportsContext(Observation.Context context) {
        return context.getName().equals("callsync.file");
    }

    @Override
    public void onStart(Observation.Context context) {
        context.put(FileSpans.class, Instant.now());
    }

    @Override
    public void onStop(Observation.Context context) {
        Map<String, String> attributes = new LinkedHashMap<>();
        context.getAllKeyValues().forEach(pair -> attributes.put(pair.getKey(), pair.getValue()));
        ended.add(new Span(context.getRequired(FileSpans.class), Instant.now(), attributes));
    }
}
