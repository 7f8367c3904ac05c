package io.callsync.writing;

import java.util.Collections;
import java.util.List;

/**
 * A table into which many rows are inserted at once, as the two statements that take the same columns in the same order. Both set
 * the row's times to the server's clock.
 *
 * @param insert for a batch of single rows
 * @param load for a stream of rows as {@link RowText}
 */
record BulkTable(String insert, String load) {

    // in hexadecimal, since the server's sql_mode decides how a backslash in quotes is read
    private static final String FORMAT =
            "CHARACTER SET utf8mb4 FIELDS TERMINATED BY 0x09 ESCAPED BY 0x5C LINES TERMINATED BY 0x0A";

    /** @param onDuplicate what the single insert does about a row that is there already; may be empty */
    static BulkTable of(String name, List<String> columns, String onDuplicate) {
        String list = String.join(", ", columns);
        String marks = String.join(", ", Collections.nCopies(columns.size(), "?"));
        return new BulkTable("""
                INSERT INTO %s (created_at, updated_at, %s) VALUES (UTC_TIMESTAMP(6), UTC_TIMESTAMP(6), %s) %s""".formatted(name, list, marks, onDuplicate), """
                LOAD DATA LOCAL INFILE 'callsync' INTO TABLE %s %s (%s)
                SET created_at = UTC_TIMESTAMP(6), updated_at = UTC_TIMESTAMP(6)""".formatted(name, FORMAT, list));
    }
}
