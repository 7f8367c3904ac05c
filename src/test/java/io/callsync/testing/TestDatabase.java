package io.callsync.testing;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * An empty database for one test, dropped when closed: on the server of {@code -Dcallsync.test.jdbc-url} if there is
 * one, otherwise on the embedded MariaDB.
 */
public final class TestDatabase implements AutoCloseable {

    /** Names the server to test on, for example jdbc:mysql://127.0.0.1:3306/callsync?user=root. */
    public static final String URL_PROPERTY = "callsync.test.jdbc-url";

    private static final Pattern JDBC_URL = Pattern.compile("(jdbc:\\w+://[^/?]+)(?:/[^?]*)?(\\?.*)?");

    private final String server;
    private final String name;

    private TestDatabase(String server, String name) {
        this.server = server;
        this.name = name;
    }

    /** A new database with a name of its own. */
    public static TestDatabase fresh() {
        String given = System.getProperty(URL_PROPERTY, "");
        return freshOn(given.isBlank() ? TestServers.mariaDb().jdbcUrl() : given);
    }

    /** A new database on another server. @param server the JDBC URL of any of its databases */
    public static TestDatabase freshOn(String server) {
        TestDatabase database = new TestDatabase(
                server, "callsync_" + UUID.randomUUID().toString().replace("-", ""));
        database.execute("CREATE DATABASE " + database.name + " CHARACTER SET utf8mb4");
        return database;
    }

    public String name() {
        return name;
    }

    public String jdbcUrl() {
        return withDatabase(server, name);
    }

    public Connection connect() throws SQLException {
        return DriverManager.getConnection(jdbcUrl());
    }

    @Override
    public void close() {
        execute("DROP DATABASE IF EXISTS " + name);
    }

    private void execute(String sql) {
        try (Connection connection = DriverManager.getConnection(withDatabase(server, ""));
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        } catch (SQLException e) {
            throw new IllegalStateException(sql + " failed on " + withDatabase(server, ""), e);
        }
    }

    /** The same server and parameters, another database. */
    static String withDatabase(String jdbcUrl, String database) {
        Matcher parts = JDBC_URL.matcher(jdbcUrl);
        if (!parts.matches()) {
            throw new IllegalArgumentException("Not a JDBC URL with a host: " + jdbcUrl);
        }
        String parameters = parts.group(2) == null ? "" : parts.group(2);
        return parts.group(1) + "/" + database + parameters;
    }
}
