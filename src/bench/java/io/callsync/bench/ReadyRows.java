package io.callsync.bench;

import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
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

/**
 * The rows that callsync made of a night, as LOAD DATA reads them: a pair of files for each export file. Communications are numbered
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

    private static final String ROWS = "SELECT " + columns("c", COMMUNICATIONS) + ", " + columns("l", CALL_LOGS)
            + " FROM call_logs l LEFT JOIN communications c ON c.id = l.communication_id"
            + " WHERE l.file_id = ? ORDER BY l.record_number";

    /** @param url of a database that callsync loaded */
    static ReadyRows export(String url, Path folder) {
        try (Connection connection = DriverManager.getConnection(url)) {
            Files.createDirectories(folder);
            long communications = 0;
            List<Long> files = files(connection);
            for (int i = 0; i < files.size(); i++) {
                communications = export(connection, files.get(i), folder, i, communications);
            }
            return new ReadyRows(folder);
        } catch (SQLException | IOException e) {
            throw new IllegalStateException(e);
        }
    }

    static Path communications(Path folder, int file) {
        return folder.resolve("%05d-communications.tsv".formatted(file));
    }

    static Path callLogs(Path folder, int file) {
        return folder.resolve("%05d-call_logs.tsv".formatted(file));
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

    private static long export(Connection connection, long fileId, Path folder, int file, long communications)
            throws SQLException, IOException {
        long last = communications;
        try (PreparedStatement statement = connection.prepareStatement(ROWS);
                BufferedWriter sentTo = writer(communications(folder, file));
                BufferedWriter logs = writer(callLogs(folder, file))) {
            // Connector/J streams the rows
            statement.setFetchSize(Integer.MIN_VALUE);
            statement.setLong(1, fileId);
            try (ResultSet row = statement.executeQuery()) {
                while (row.next()) {
                    String id = row.getString(1) == null ? null : String.valueOf(++last);
                    if (id != null) {
                        write(sentTo, id, row, 2, COMMUNICATIONS.size());
                    }
                    write(logs, id, row, COMMUNICATIONS.size() + 2, COMMUNICATIONS.size() + CALL_LOGS.size());
                }
            }
        }
        return last;
    }

    private static BufferedWriter writer(Path file) throws IOException {
        return Files.newBufferedWriter(file, StandardCharsets.UTF_8);
    }

    private static void write(BufferedWriter out, String id, ResultSet row, int from, int to)
            throws IOException, SQLException {
        out.append(field(id));
        for (int column = from; column <= to; column++) {
            out.append('\t').append(field(row.getString(column)));
        }
        out.append('\n');
    }

    private static String field(String value) {
        return value == null
                ? "\\N"
                : value.replace("\\", "\\\\").replace("\t", "\\t").replace("\n", "\\n");
    }
}
