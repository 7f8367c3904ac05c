package io.callsync.writing;

import io.callsync.settings.CallsyncProperties;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Savepoint;
import java.util.List;
import org.springframework.jdbc.core.ConnectionCallback;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;

/**
 * Inserts many rows of one table: as a stream where the installation allows it ({@code callsync.load-data}), which the server takes
 * faster; else, and whenever the stream is not taken row by row as it is, by a batch of inserts, which says what is wrong.
 */
@Component
class BulkInsert {

    private final JdbcTemplate jdbc;
    private final boolean streams;

    BulkInsert(JdbcTemplate jdbc, CallsyncProperties properties) {
        this.jdbc = jdbc;
        this.streams = properties.loadData();
    }

    void into(BulkTable table, List<Object[]> rows) {
        if (!rows.isEmpty() && !(streams && isStreamed(table, rows))) {
            jdbc.batchUpdate(table.insert(), rows);
        }
    }

    private boolean isStreamed(BulkTable table, List<Object[]> rows) {
        byte[] text = RowText.of(rows);
        return Boolean.TRUE.equals(
                jdbc.execute((ConnectionCallback<Boolean>) connection -> stream(connection, table, text, rows.size())));
    }

    private static boolean stream(Connection connection, BulkTable table, byte[] text, int rows) throws SQLException {
        Savepoint before = connection.setSavepoint();
        boolean asTheyAre = RowStream.load(connection, table.load(), text, rows);
        if (!asTheyAre) {
            connection.rollback(before);
        }
        return asTheyAre;
    }
}
