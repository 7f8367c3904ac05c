package io.callsync.provider.declared;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The fields of a declaration by role, and the names that its filters and conditions may use. */
final class Names {

    private static final List<String> ROLES = List.of(
            "id",
            "leg",
            "start",
            "answer",
            "end",
            "duration",
            "ring",
            "direction",
            "status",
            "from",
            "to",
            "agent",
            "recording",
            "description",
            "version");

    private static final List<String> REQUIRED = List.of("id", "start", "from", "to");

    private final Map<String, Field> fields = new LinkedHashMap<>();
    private final Map<String, Value> values = new LinkedHashMap<>();
    private final Map<String, Variable> variables = new LinkedHashMap<>();

    /** {@code fields:} what the contract knows. */
    void addFields(Yaml yaml, ValueParser parser) {
        Map<String, Yaml> entries = yaml.entries(ROLES);
        for (String role : REQUIRED) {
            if (!entries.containsKey(role)) {
                throw yaml.error("the field '%s' is missing: every call needs it".formatted(role));
            }
        }
        for (String role : ROLES) {
            Yaml place = entries.get(role);
            boolean identifying = role.equals("id") || role.equals("start");
            fields.put(
                    role,
                    place == null
                            ? Field.missing(role)
                            : Field.of(role, identifying ? parser.parseRequired(place) : parser.parse(place)));
            values.put(role, field(role).value());
        }
    }

    /** {@code other-fields:} what only this declaration's filters and conditions know. */
    void addOthers(Yaml yaml, ValueParser parser) {
        yaml.entries().forEach((name, place) -> add(name, place, parser.parse(place)));
    }

    /** A switch: {@code click-to-call} is called {@code click_to_call} in conditions. */
    void addOption(String name, Yaml place, String fallback) {
        add(name.replace('-', '_'), place, new Value.Option(name, fallback));
    }

    private void add(String name, Yaml place, Value value) {
        if (!name.matches("[a-z][a-z0-9_]{0,40}")) {
            throw place.error("'%s' is no name: expected small letters, digits and _".formatted(name));
        }
        if (values.putIfAbsent(name, value) != null) {
            throw place.error("'%s' is taken: choose another name".formatted(name));
        }
    }

    Field field(String role) {
        return fields.get(role);
    }

    Map<String, Value> values() {
        return values;
    }

    /** All names as conditions see them: texts, and seconds for {@code duration} and {@code ring}. */
    Map<String, Variable> variables(DurationNotation durations) {
        values.forEach((name, value) -> variables.put(
                name,
                name.equals("duration") || name.equals("ring")
                        ? new Variable.Seconds(field(name), durations)
                        : new Variable.Text(value)));
        return variables;
    }
}
