package io.callsync.writing;

import com.mysql.cj.conf.PropertyKey;
import com.mysql.cj.conf.RuntimeProperty;
import com.mysql.cj.jdbc.JdbcConnection;
import com.mysql.cj.jdbc.JdbcStatement;
import java.io.ByteArrayInputStream;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;

/**
 * Sends rows by LOAD DATA LOCAL. The server is the one who asks for the file, and could ask for any: so the connection answers
 * while one of these statements runs and at no other time, and then with the rows, whatever it was asked for (MySQL Reference
 * Manual, "Security Considerations for LOAD DATA LOCAL").
 */
final class RowStream {

    private RowStream() {}

    /** @return whether the server took so many rows, and each of them as it is: LOCAL turns errors into warnings */
    static boolean load(Connection connection, String sql, byte[] rows, int count) throws SQLException {
        RuntimeProperty<Boolean> allowed = connection
                .unwrap(JdbcConnection.class)
                .getPropertySet()
                .getBooleanProperty(PropertyKey.allowLoadLocalInfile);
        try (Statement statement = connection.createStatement()) {
            JdbcStatement local = statement.unwrap(JdbcStatement.class);
            local.setLocalInfileInputStream(new ByteArrayInputStream(rows));
            allowed.setValue(true);
            try {
                return statement.executeUpdate(sql) == count && statement.getWarnings() == null;
            } finally {
                allowed.setValue(false);
                local.setLocalInfileInputStream(null);
            }
        }
    }
}
