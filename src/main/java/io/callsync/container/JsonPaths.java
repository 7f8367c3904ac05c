package io.callsync.container;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import tools.jackson.core.sym.PropertyNameMatcher;
import tools.jackson.core.util.Named;

/** The wanted places of a record as a tree, so that one pass finds all of them. Immutable after {@link #compile}. */
final class JsonPaths {

    /** A field that wants the value here. @param rank the place of this path among the field's paths, 0 wins */
    record Target(int field, int rank) {}

    private final Map<String, JsonPaths> byName = new LinkedHashMap<>();
    private final List<Target> wanting = new ArrayList<>();

    /** What the elements of an array are matched with, or null. */
    JsonPaths element;

    Target[] targets;
    JsonPaths[] children;
    /** The names of the children, for {@link StrictJson}. */
    PropertyNameMatcher names;
    /** The same for {@link PlainJson}. */
    JsonNames plainNames;

    static JsonPaths compile(List<? extends FieldKey> fields) {
        JsonPaths root = new JsonPaths();
        for (FieldKey field : fields) {
            for (int rank = 0; rank < field.paths().size(); rank++) {
                root.add(field.paths().get(rank), new Target(field.ordinal(), rank));
            }
        }
        root.freeze();
        return root;
    }

    private void add(String pointer, Target target) {
        if (!pointer.startsWith("/")) {
            throw new IllegalArgumentException(
                    "'" + pointer + "' is no path in JSON: expected a pointer such as /user/email");
        }
        JsonPaths node = this;
        for (String step : pointer.substring(1).split("/", -1)) {
            node = step.equals("*")
                    ? node.elements()
                    : node.child(step.replace("~1", "/").replace("~0", "~"));
        }
        node.wanting.add(target);
    }

    private JsonPaths child(String name) {
        return byName.computeIfAbsent(name, absent -> new JsonPaths());
    }

    private JsonPaths elements() {
        element = element == null ? new JsonPaths() : element;
        return element;
    }

    private void freeze() {
        targets = wanting.toArray(Target[]::new);
        children = byName.values().toArray(JsonPaths[]::new);
        names = StrictJson.FACTORY.constructNameMatcher(
                byName.keySet().stream().map(Named::fromString).toList(), false);
        plainNames = new JsonNames(byName.keySet());
        for (JsonPaths child : children) {
            child.freeze();
        }
        if (element != null) {
            element.freeze();
        }
    }
}
