package io.callsync.guess;

import io.callsync.container.FieldKey;
import java.util.List;
import java.util.stream.IntStream;

/** The value at a position of a row. */
record Cell(int ordinal) implements FieldKey {

    static List<Cell> first(int columns) {
        return IntStream.range(0, columns).mapToObj(Cell::new).toList();
    }

    @Override
    public List<String> paths() {
        return List.of("#" + (ordinal + 1));
    }
}
