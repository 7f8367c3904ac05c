package io.callsync.writing;

import io.callsync.ledger.Fenced;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.springframework.jdbc.core.JdbcTemplate;
import tools.jackson.databind.json.JsonMapper;

/**
 * One statement that changes many rows of a table, each to values of its own: they travel as one JSON text, which the server reads
 * as a table. It plans and answers once, where a batch of updates makes it do so for every row.
 */
record BulkUpdate(String sql) {

    /** Of three bytes a character, it fits the 4 MiB that some servers take at most ({@code max_allowed_packet}). */
    private static final int LONGEST_TEXT = 1 << 20;

    private static final JsonMapper JSON = JsonMapper.shared();

    /**
     * @param columns what is given for each row behind its id
     * @param set what becomes of the {@code known} row by the {@code given} one
     * @param only which rows may still be changed; they must be all
     */
    static BulkUpdate of(String table, List<String> columns, String set, String only) {
        // as text, and told when that cannot be: the table's own columns then say what does not fit them
        String given = IntStream.range(0, columns.size())
                .mapToObj(i -> "%s TEXT PATH '$[%d]' ERROR ON ERROR".formatted(columns.get(i), i + 1))
                .collect(Collectors.joining(", "));
        return new BulkUpdate("""
                UPDATE JSON_TABLE(?, '$[*]' COLUMNS (id BIGINT PATH '$[0]' ERROR ON ERROR, %s)) AS given
                STRAIGHT_JOIN %s AS known ON known.id = given.id
                SET %s
                WHERE %s""".formatted(given, table, set, only));
    }

    /** Every one of these columns becomes what is given. */
    static String each(List<String> columns) {
        return columns.stream()
                .map(column -> "known.%1$s = given.%1$s".formatted(column))
                .collect(Collectors.joining(", "));
    }

    /**
     * @param rows the id of each, and what is given
     * @throws Fenced when one of them, though locked, is not as it was
     */
    void of(JdbcTemplate jdbc, List<Object[]> rows) {
        String text = JSON.writeValueAsString(rows);
        if (text.length() > LONGEST_TEXT && rows.size() > 1) {
            of(jdbc, rows.subList(0, rows.size() / 2));
            of(jdbc, rows.subList(rows.size() / 2, rows.size()));
        } else if (!rows.isEmpty() && jdbc.update(sql, text) != rows.size()) {
            throw new Fenced("a row that this chunk had locked was changed by somebody else");
        }
    }
}
