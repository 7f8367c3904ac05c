package io.callsync.ledger;

import java.util.List;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;

/**
 * The character sets of the columns that take texts from exports. Converting a table, or restoring it elsewhere, changes them without
 * a word. Thread-safe.
 */
@Component
public class TextColumns {

    private static final String ALTERED = """
            SELECT LOWER(table_name) AS t, LOWER(column_name) AS c, column_type, is_nullable, collation_name
            FROM information_schema.columns
            WHERE table_schema = DATABASE() AND table_name IN ('call_logs', 'communications', 'callsync_legs')
                AND (column_name = 'external_call_id' AND (character_set_name <> 'utf8mb4' OR collation_name NOT LIKE '%\\_bin')
                    OR column_name IN ('provider_status', 'agent', 'description') AND character_set_name <> 'utf8mb4')
            ORDER BY t, c""";

    private final JdbcTemplate jdbc;

    TextColumns(JdbcTemplate jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * A column that is not as callsync made it.
     *
     * @param id whether it tells calls apart
     * @param statement what an administrator types to mend it
     */
    public record Altered(String table, String column, String collation, boolean id, String statement) {}

    public List<Altered> altered() {
        return jdbc.query(ALTERED, (rs, i) -> {
            boolean id = rs.getString("c").equals("external_call_id");
            String statement = "ALTER TABLE %s MODIFY %s %s CHARACTER SET utf8mb4 COLLATE %s %s"
                    .formatted(
                            rs.getString("t"),
                            rs.getString("c"),
                            rs.getString("column_type"),
                            id ? "utf8mb4_bin" : "utf8mb4_unicode_ci",
                            rs.getString("is_nullable").equals("YES") ? "NULL" : "NOT NULL");
            return new Altered(rs.getString("t"), rs.getString("c"), rs.getString("collation_name"), id, statement);
        });
    }
}
