package io.callsync.container;

import java.util.ArrayList;
import java.util.List;

/** The values that have been taken from one record: of a field's paths, those of the first that is present. */
final class JsonValues implements Fields {

    private static final int NONE = Integer.MAX_VALUE;

    /** What has been found of one field. */
    private static final class Found {
        /** Null where no path has a star. */
        private final List<String> all;

        private String first;
        private int rank = NONE;

        Found(boolean several) {
            all = several ? new ArrayList<>() : null;
        }

        void forget() {
            first = null;
            rank = NONE;
            if (all != null) {
                all.clear();
            }
        }

        void take(int rankOfPath, String text) {
            if (rankOfPath < rank) {
                forget();
                rank = rankOfPath;
            }
            if (rankOfPath == rank && !text.isEmpty()) {
                first = first == null ? text : first;
                if (all != null) {
                    all.add(text);
                }
            }
        }
    }

    private final Found[] found;

    JsonValues(List<? extends FieldKey> fields) {
        found = new Found[fields.stream().mapToInt(FieldKey::ordinal).max().orElse(-1) + 1];
        fields.forEach(field -> found[field.ordinal()] = new Found(hasStar(field)));
    }

    private static boolean hasStar(FieldKey field) {
        return field.paths().stream().anyMatch(path -> path.endsWith("/*") || path.contains("/*/"));
    }

    void forget() {
        for (Found field : found) {
            field.forget();
        }
    }

    /** @param text stripped */
    void take(JsonPaths node, String text) {
        for (JsonPaths.Target target : node.targets) {
            found[target.field()].take(target.rank(), text);
        }
    }

    @Override
    public String text(FieldKey key) {
        return found[key.ordinal()].first;
    }

    @Override
    public List<String> texts(FieldKey key) {
        Found field = found[key.ordinal()];
        if (field.all != null) {
            return List.copyOf(field.all);
        }
        return field.first == null ? List.of() : List.of(field.first);
    }

    @Override
    public String nameOf(FieldKey key) {
        int rank = found[key.ordinal()].rank;
        return key.paths().get(rank == NONE ? 0 : rank);
    }
}
