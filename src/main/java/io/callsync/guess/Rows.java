package io.callsync.guess;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Collects records as columns, in the order in which their places first occur. Not thread-safe. */
final class Rows {

    private static final int MOST_COLUMNS = 400;

    private final Map<String, String> names = new LinkedHashMap<>();
    private final Map<String, List<String>> values = new LinkedHashMap<>();
    private int size;

    /** Begins the next record. */
    void next() {
        size++;
    }

    int size() {
        return size;
    }

    /** @param text null or blank for nothing */
    void put(String place, String name, String text) {
        if (!values.containsKey(place) && values.size() == MOST_COLUMNS) {
            return;
        }
        names.putIfAbsent(place, name);
        List<String> column = values.computeIfAbsent(place, any -> new ArrayList<>());
        while (column.size() < size) {
            column.add(null);
        }
        column.set(size - 1, text == null || text.isBlank() ? null : text.strip());
    }

    List<Column> columns() {
        List<Column> columns = new ArrayList<>();
        values.forEach((place, column) -> {
            while (column.size() < size) {
                column.add(null);
            }
            columns.add(new Column(place, names.get(place), column));
        });
        return columns;
    }
}
