package io.callsync.bench;

import com.mysql.cj.jdbc.JdbcStatement;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;

/**
 * The bound: ready rows into the two tables by LOAD DATA LOCAL, on one connection, a transaction for each pair of files. No program that
 * writes the same rows over one connection has less to do.
 */
final class LoadReadyRows {

    private LoadReadyRows() {}

    /** @param arguments the database's address, the folder of the rows */
    public static void main(String[] arguments) throws SQLException, IOException {
        Path folder = Path.of(arguments[1]);
        try (Connection connection =
                        DriverManager.getConnection(JdbcUrls.with(arguments[0], "allowLoadLocalInfile=true"));
                Statement statement = connection.createStatement()) {
            connection.setAutoCommit(false);
            for (int pair = 0; Files.exists(RowFiles.callLogs(folder, pair)); pair++) {
                load(statement, RowFiles.communications(folder, pair), "communications", ReadyRows.COMMUNICATIONS);
                load(statement, RowFiles.callLogs(folder, pair), "call_logs", ReadyRows.CALL_LOGS);
                connection.commit();
            }
        }
    }

    private static void load(Statement statement, Path file, String table, List<String> columns)
            throws SQLException, IOException {
        try (InputStream rows = Files.newInputStream(file)) {
            statement.unwrap(JdbcStatement.class).setLocalInfileInputStream(rows);
            statement.execute("LOAD DATA LOCAL INFILE 'rows' INTO TABLE %s CHARACTER SET utf8mb4 (%s)"
                    .formatted(table, String.join(", ", columns)));
        }
    }
}
