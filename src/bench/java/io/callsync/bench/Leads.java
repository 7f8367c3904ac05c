package io.callsync.bench;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.LocalDateTime;

/** Fills the CRM's directory: the users, the leads among the customers, and as many leads who never call. */
final class Leads {

    private static final int BATCH = 5_000;

    private Leads() {}

    /** @param url of the database, as its administrator */
    static void fill(String url, long calls) {
        try (Connection connection = DriverManager.getConnection(JdbcUrls.with(url, "rewriteBatchedStatements=true"))) {
            connection.setAutoCommit(false);
            users(connection);
            leads(connection, Customers.of(calls));
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private static void users(Connection connection) throws SQLException {
        try (PreparedStatement insert = connection.prepareStatement(
                "INSERT INTO users (id, email, first_name, last_name) VALUES (?, ?, 'Agent', 'Example')")) {
            for (int user = 0; user < CallEvents.USERS; user++) {
                insert.setLong(1, user + 1L);
                insert.setString(2, CallEvents.email(user));
                insert.addBatch();
            }
            insert.executeBatch();
        }
        connection.commit();
    }

    private static void leads(Connection connection, Customers customers) throws SQLException {
        try (PreparedStatement lead = connection.prepareStatement("INSERT INTO leads (id, created_at) VALUES (?, ?)");
                PreparedStatement phone = connection.prepareStatement(
                        "INSERT INTO phones (lead_id, number, type) VALUES (?, ?, 'mobile')")) {
            int waiting = 0;
            for (long customer = 0; customer < 2 * customers.count(); customer++) {
                if (!customers.isLead(customer)) {
                    continue;
                }
                lead.setLong(1, customer + 1);
                lead.setObject(2, LocalDateTime.of(2026, 1, 1, 9, 0).plusDays(customer % 300));
                lead.addBatch();
                phone.setLong(1, customer + 1);
                phone.setString(2, Customers.number(customer));
                phone.addBatch();
                if (++waiting % BATCH == 0) {
                    flush(connection, lead, phone);
                }
            }
            flush(connection, lead, phone);
        }
    }

    private static void flush(Connection connection, PreparedStatement... statements) throws SQLException {
        for (PreparedStatement statement : statements) {
            statement.executeBatch();
        }
        connection.commit();
    }
}
