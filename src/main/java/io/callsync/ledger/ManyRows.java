package io.callsync.ledger;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import org.springframework.jdbc.core.JdbcTemplate;

/**
 * Adds many short rows to a table in one round trip, where a batch of the driver's takes two: it asks the server first whether it
 * may write.
 *
 * @param insert up to VALUES
 * @param columns how many values a row has
 * @param onDuplicate what becomes of a row that is there already
 */
public record ManyRows(String insert, int columns, String onDuplicate) {

    /** Of a few hundred bytes each, they fit the megabyte that some servers take at most ({@code max_allowed_packet}). */
    private static final int SLICE = 1_000;

    /** Writes nothing where there are no rows. */
    public void write(JdbcTemplate jdbc, List<Object[]> rows) {
        for (int from = 0; from < rows.size(); from += SLICE) {
            List<Object[]> slice = rows.subList(from, Math.min(rows.size(), from + SLICE));
            List<Object> values = new ArrayList<>(slice.size() * columns);
            slice.forEach(row -> values.addAll(Arrays.asList(row)));
            jdbc.update(sql(slice.size()), values.toArray());
        }
    }

    private String sql(int rows) {
        String row = "(?" + ", ?".repeat(columns - 1) + ")";
        return insert + " VALUES " + String.join(", ", Collections.nCopies(rows, row)) + ' ' + onDuplicate;
    }
}
