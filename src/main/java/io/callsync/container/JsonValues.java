package io.callsync.container;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;

/** The values that have been taken from one record: of a field's paths, those of the first that is present. */
final class JsonValues implements Fields {

    private static final int NONE = Integer.MAX_VALUE;

    private final String[] values;
    private final int[] ranks;
    /** By field: all values, or null where no path has a star. */
    private final List<List<String>> lists;

    JsonValues(List<? extends FieldKey> fields) {
        int size = fields.stream().mapToInt(FieldKey::ordinal).max().orElse(-1) + 1;
        values = new String[size];
        ranks = new int[size];
        lists = new ArrayList<>(Collections.nCopies(size, null));
        fields.stream().filter(JsonValues::hasStar).forEach(field -> lists.set(field.ordinal(), new ArrayList<>()));
    }

    private static boolean hasStar(FieldKey field) {
        return field.paths().stream().anyMatch(path -> path.endsWith("/*") || path.contains("/*/"));
    }

    void forget() {
        Arrays.fill(values, null);
        Arrays.fill(ranks, NONE);
        lists.forEach(JsonValues::clear);
    }

    /** @param text stripped */
    void take(JsonPaths node, String text) {
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
