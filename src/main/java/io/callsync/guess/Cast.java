package io.callsync.guess;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** Which column plays which role, and why. Not thread-safe. */
final class Cast {

    private final Map<Role, Part> parts = new EnumMap<>(Role.class);

    /**
     * @param byName whether its name speaks for it, and not what it holds alone
     * @param others columns that might be meant as well
     */
    record Part(Column column, boolean byName, List<Column> others) {}

    void put(Role role, Part part) {
        parts.put(role, part);
    }

    boolean has(Role role) {
        return parts.containsKey(role);
    }

    Optional<Part> part(Role role) {
        return Optional.ofNullable(parts.get(role));
    }

    Optional<Column> column(Role role) {
        return part(role).map(Part::column);
    }

    boolean plays(Column column) {
        return parts.values().stream().anyMatch(part -> part.column().holds(column));
    }

    /** The columns of these roles that are there. */
    List<Column> columns(Role... roles) {
        return Stream.of(roles).map(this::column).flatMap(Optional::stream).toList();
    }

    /** How much of a call is known: more is the likelier reading. */
    int size() {
        return parts.size();
    }

    boolean hasBothParties() {
        return has(Role.FROM) && has(Role.TO);
    }
}
