package io.callsync.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import org.springframework.util.FileSystemUtils;

/**
 * The rows that callsync made of a night, as LOAD DATA reads them: a pair of files for each transaction, which is an export file or
 * a part of one. Communications are numbered
 * anew in the order in which they will be loaded, which is the fastest that a table can get them.
 */
record ReadyRows(Path folder) {

    static final List<String> COMMUNICATIONS = List.of(
            "id",
            "lead_id",
            "user_id",
            "created_at",
            "updated_at",
            "method",
            "type",
            "call_duration",
            "call_phone",
            "call_status",
            "provider",
            "external_call_id");
    static final List<String> CALL_LOGS = List.of(
            "communication_id",
            "created_at",
            "updated_at",
            "start_at",
            "end_at",
            "duration",
            "direction",
            "`from`",
            "`to`",
            "status",
            "media_url",
            "description",
            "provider",
            "external_call_id",
            "provider_status",
            "from_absence",
            "to_absence",
            "agent",
            "source_version",
            "agent_version",
            "media_version",
            "description_version",
            "file_id",
            "record_number");

    // as many as a file of the night has by default: the bound is not to suffer from large transactions
    private static final int MOST_CALLS = 50_000;
    // by the index of (file_id, record_number), or the server would sort all rows of a big file
    private static final String ROWS = "SELECT " + columns("c", COMMUNICATIONS) + ", "
            + columns("l", CALL_LOGS).replace("l.file_id", "l.file_id + ?")
            + " FROM call_logs l FORCE INDEX (call_logs_record) LEFT JOIN communications c ON c.id = l.communication_id"
            + " WHERE l.file_id = ? ORDER BY l.record_number";

    /**
     * Of a database that callsync loaded with one night.
     *
     * @param above which communications and files are numbered: nights can follow each other into the same tables
     */
    static ReadyRows export(String url, Path folder, long above) {
        try (Connection connection = DriverManager.getConnection(url);
                RowFiles out = new RowFiles(folder)) {
            // an earlier run may have been killed
            FileSystemUtils.deleteRecursively(folder);
            Files.createDirectories(folder);
            long communications = above;
            for (long fileId : files(connection)) {
                communications = export(connection, fileId, above, out, communications);
            }
            return new ReadyRows(folder);
        } catch (SQLException | IOException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String columns(String table, List<String> columns) {
        return String.join(
                ", ", columns.stream().map(column -> table + '.' + column).toList());
    }

    private static List<Long> files(Connection connection) throws SQLException {
        List<Long> files = new ArrayList<>();
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery("SELECT id FROM callsync_export_files ORDER BY id")) {
            while (rows.next()) {
                files.add(rows.getLong(1));
            }
        }
        return files;
    }

    private static long export(Connection connection, long fileId, long above, RowFiles out, long communications)
            throws SQLException, IOException {
        long last = communications;
        try (PreparedStatement statement = connection.prepareStatement(ROWS)) {
            // Connector/J streams the rows
            statement.setFetchSize(Integer.MIN_VALUE);
            statement.setLong(1, above);
            statement.setLong(2, fileId);
            try (ResultSet row = statement.executeQuery()) {
                for (long calls = 0; row.next(); calls++) {
                    if (calls % MOST_CALLS == 0) {
                        out.nextPair();
                    }
                    String id = row.getString(1) == null ? null : String.valueOf(++last);
                    if (id != null) {
                        out.communication(id, row, 2, COMMUNICATIONS.size());
                    }
                    out.callLog(id, row, COMMUNICATIONS.size() + 2, COMMUNICATIONS.size() + CALL_LOGS.size());
                }
            }
        }
        return last;
    }
}
