package io.callsync.testing.fault;

import com.mysql.cj.jdbc.JdbcConnection;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.regex.Pattern;

/**
 * A call that reaches the server.
 *
 * @param number since the faults were last cleared, from 1
 * @param sql the statement; COMMIT, ROLLBACK, SAVEPOINT, ROLLBACK TO SAVEPOINT, RELEASE SAVEPOINT or SET AUTOCOMMIT
 */
public record JdbcCall(long number, String sql, Connection connection) {

    public boolean matches(String regex) {
        return Pattern.compile(regex).matcher(sql).find();
    }

    /** Closes the socket: this call and all behind it fail as on a lost connection. */
    public void loseConnection() throws SQLException {
        connection.unwrap(JdbcConnection.class).abort(Runnable::run);
    }

    /** The server's id of the connection, for KILL. */
    public long connectionId() throws SQLException {
        return connection.unwrap(JdbcConnection.class).getSession().getThreadId();
    }
}
