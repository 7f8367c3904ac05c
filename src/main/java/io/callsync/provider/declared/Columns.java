package io.callsync.provider.declared;

import io.callsync.container.FieldKey;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Collects which values the reader has to take from each record, each once. */
final class Columns {

    private final Map<String, FieldKey> byPath = new HashMap<>();
    private final List<FieldKey> keys = new ArrayList<>();

    FieldKey at(String path) {
        return byPath.computeIfAbsent(path, wanted -> add(List.of(wanted), false));
    }

    /** A file whose header has none of these columns is not the provider's. */
    void require(List<String> paths) {
        if (paths.size() == 1 && !byPath.containsKey(paths.get(0))) {
            byPath.put(paths.get(0), add(paths, true));
        } else {
            add(paths, true);
        }
    }

    List<FieldKey> keys() {
        return List.copyOf(keys);
    }

    private FieldKey add(List<String> paths, boolean required) {
        FieldKey key = new Column(keys.size(), paths, required);
        keys.add(key);
        return key;
    }

    private record Column(int ordinal, List<String> paths, boolean required) implements FieldKey {}
}
