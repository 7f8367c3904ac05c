package io.callsync.testing;

import java.util.List;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** Looks for digits in every column of every table that callsync writes, whatever stands between them. */
public final class Digits {

    private static final String COLUMNS = """
            SELECT CONCAT(c.table_name, '.', c.column_name) FROM information_schema.columns c
            JOIN information_schema.tables t USING (table_schema, table_name)
            WHERE c.table_schema = DATABASE() AND t.table_type = 'BASE TABLE'
                AND c.table_name NOT IN ('phones', 'leads', 'users', 'callsync_schema_history')
                AND c.data_type IN ('char', 'varchar', 'text', 'mediumtext', 'longtext', 'json', 'blob', 'mediumblob', 'varbinary')""";
    private static final String HAS = """
            SELECT COUNT(*) FROM %s WHERE REGEXP_REPLACE(CAST(CONVERT(`%s` USING utf8mb4) AS CHAR), '[^0-9]', '') LIKE ?""";

    private Digits() {}

    /** The columns, as {@code table.column}, that have them somewhere. */
    public static List<String> in(Crm crm, String digits) {
        return columns(crm).stream()
                .filter(column -> {
                    String[] parts = column.split("\\.");
                    return crm.value(Long.class, HAS.formatted(parts[0], parts[1]), '%' + digits + '%') > 0;
                })
                .toList();
    }

    /** All that are looked at. */
    public static List<String> columns(Crm crm) {
        return crm.admin().queryForList(COLUMNS, String.class).stream()
                .collect(Collectors.toCollection(TreeSet::new))
                .stream()
                .toList();
    }
}
