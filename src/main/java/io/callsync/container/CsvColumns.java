package io.callsync.container;

import io.callsync.masking.PersonalData;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * Where the wanted values stand in a row.
 *
 * @param count how many columns the header has; 0 without header
 * @param columns by field: the column, from 0, or -1
 * @param paths by field: the path that named the column, else its first one
 */
record CsvColumns(int count, int[] columns, String[] paths) {

    private static final int LONGEST_NAME = 60;

    /** @param header the column names; empty when the file has none, then only positions ({@code #3}) are found */
    static CsvColumns of(List<String> header, List<? extends FieldKey> fields) {
        Map<String, Integer> byName = new HashMap<>();
        for (int column = 0; column < header.size(); column++) {
            byName.putIfAbsent(folded(header.get(column)), column);
        }
        int size = fields.stream().mapToInt(FieldKey::ordinal).max().orElse(-1) + 1;
        CsvColumns found = new CsvColumns(header.size(), new int[size], new String[size]);
        fields.forEach(field -> found.locate(field, byName));
        return found;
    }

    private void locate(FieldKey field, Map<String, Integer> byName) {
        columns[field.ordinal()] = -1;
        paths[field.ordinal()] = field.paths().get(0);
        for (String path : field.paths()) {
            int column = path.matches("#[1-9][0-9]{0,5}") ? position(path) : byName.getOrDefault(folded(path), -1);
            if (column >= 0) {
                columns[field.ordinal()] = column;
                paths[field.ordinal()] = path;
                return;
            }
        }
    }

    private int position(String path) {
        int column = Integer.parseInt(path.substring(1)) - 1;
        return count == 0 || column < count ? column : -1;
    }

    private static String folded(String name) {
        return name.replaceAll("[\\s\\u00a0\\ufeff]+", " ").strip().toLowerCase(Locale.ROOT);
    }

    int found() {
        int found = 0;
        for (int column : columns) {
            found += column >= 0 ? 1 : 0;
        }
        return found;
    }

    /** @throws UnreadableFile when a required column is missing */
    void requireAll(List<? extends FieldKey> fields, List<String> header) throws UnreadableFile {
        List<String> missing = new ArrayList<>();
        for (FieldKey field : fields) {
            if (field.required() && columns[field.ordinal()] < 0) {
                missing.add("'" + String.join("' or '", field.paths()) + "'");
            }
        }
        if (!missing.isEmpty()) {
            throw new UnreadableFile(
                    "wrong-header", "the header lacks " + String.join(", ", missing) + "; it has " + shown(header));
        }
    }

    /** A row of a call that stands where the names should be is not repeated. */
    private static String shown(List<String> header) {
        boolean names =
                header.stream().allMatch(name -> PersonalData.ofValue(name).equals(name));
        return names ? header.stream().map(CsvColumns::shortened).toList().toString() : "values instead of names";
    }

    private static String shortened(String name) {
        String printable = name.replaceAll("\\p{Cntrl}", " ").strip();
        return printable.length() <= LONGEST_NAME ? printable : printable.substring(0, LONGEST_NAME) + "…";
    }
}
