package io.callsync.ledger;

import io.callsync.call.NumberTraces;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.context.annotation.Lazy;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Repository;

/**
 * A telephone number in the sentences that the ledger and Batch keep for people: a query for each column, a statement for each row that
 * has it. They were masked when they were written, so there is seldom anything to find. Thread-safe.
 */
@Lazy
@Repository
public class TextTraces {

    private static final List<Text> TEXTS = Stream.of(
                    Text.of("callsync_quarantine_history", List.of("id"), "result", "why", "done_by"),
                    Text.of("callsync_audit", List.of("id"), "subject", "why", "done_by"),
                    Text.of("callsync_control_history", List.of("id"), "why", "done_by"),
                    Text.of("callsync_runs", List.of("id"), "attention", "reason"),
                    Text.of("callsync_export_files", List.of("id"), "message"),
                    Text.of("callsync_nights", List.of("job", "business_date"), "problem"),
                    Text.of("BATCH_JOB_EXECUTION", List.of("JOB_EXECUTION_ID"), "EXIT_MESSAGE"),
                    Text.of("BATCH_STEP_EXECUTION", List.of("STEP_EXECUTION_ID"), "EXIT_MESSAGE"))
            .flatMap(List::stream)
            .toList();
    private static final String ADDRESSES = "SELECT uri FROM callsync_export_files WHERE uri REGEXP ?";

    private final JdbcTemplate jdbc;

    TextTraces(JdbcTemplate jdbc) {
        this.jdbc = jdbc;
    }

    /** A column of texts, and what its rows are told apart by. */
    private record Text(String table, List<String> key, String column) {

        static List<Text> of(String table, List<String> key, String... columns) {
            return Stream.of(columns)
                    .map(column -> new Text(table, key, column))
                    .toList();
        }

        String find() {
            return "SELECT %s, %s FROM %s WHERE %s REGEXP ?".formatted(column, String.join(", ", key), table, column);
        }

        /** Leaves a row alone whose text somebody has changed since. */
        String change() {
            String row = key.stream().map(name -> name + " = ?").collect(Collectors.joining(" AND "));
            return "UPDATE %s SET %s = ? WHERE %s AND %s = ?".formatted(table, column, row, column);
        }
    }

    /** How many texts of each table have it; those without are there too. */
    public Map<String, Long> find(NumberTraces number) {
        Map<String, Long> found = new LinkedHashMap<>();
        TEXTS.forEach(
                text -> found.merge(text.table(), (long) rows(text, number).size(), Long::sum));
        return found;
    }

    /** Masks it in them. @return how many texts of each table */
    public Map<String, Long> erase(NumberTraces number) {
        Map<String, Long> erased = new LinkedHashMap<>();
        for (Text text : TEXTS) {
            long rows = rows(text, number).stream()
                    .mapToLong(row -> jdbc.update(text.change(), row))
                    .sum();
            erased.merge(text.table(), rows, Long::sum);
        }
        return erased;
    }

    /** The files whose address has it: an address is how a file is known again, so it stays. */
    public long inAddresses(NumberTraces number) {
        return jdbc.queryForList(ADDRESSES, String.class, number.expression()).stream()
                .filter(number::isIn)
                .count();
    }

    /** What {@link Text#change} needs, for each row that has it. */
    private List<Object[]> rows(Text text, NumberTraces number) {
        List<Object[]> rows = new ArrayList<>();
        jdbc.query(
                text.find(),
                rs -> {
                    String known = rs.getString(1);
                    if (number.isIn(known)) {
                        Object[] row = new Object[text.key().size() + 2];
                        row[0] = number.erasedFrom(known);
                        for (int i = 0; i < text.key().size(); i++) {
                            row[i + 1] = rs.getObject(i + 2);
                        }
                        row[row.length - 1] = known;
                        rows.add(row);
                    }
                },
                number.expression());
        return rows;
    }
}
