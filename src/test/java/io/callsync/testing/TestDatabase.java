package io.callsync.testing;

import com.zaxxer.hikari.HikariDataSource;
import io.callsync.ledger.Schema;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.UUID;
import javax.sql.DataSource;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;
import org.springframework.core.io.ByteArrayResource;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.datasource.DriverManagerDataSource;
import org.springframework.jdbc.datasource.init.ScriptUtils;

/**
 * An empty database for one test, dropped when closed: on the server of {@code -Dcallsync.test.jdbc-url} if there is
 * one, otherwise on the embedded MariaDB. callsync works on it with what the scripts in {@code src/docs/grants} give, and
 * nothing else: it migrates as {@link #migratingUrl()} and runs as {@link #jdbcUrl()}; tests set up, look and break things
 * as the server's administrator.
 */
public final class TestDatabase implements AutoCloseable {

    /** Names the server to test on, for example jdbc:mysql://127.0.0.1:3306/callsync?user=root. */
    public static final String URL_PROPERTY = "callsync.test.jdbc-url";

    private static final Path GRANTS = Path.of("src", "docs", "grants");
    private static final int ID_LENGTH = 12;
    private static final int MOST_CONNECTIONS = 4;

    private final ServerUrl server;
    private final String name;
    private final String runtimeUser;
    private final String migratingUser;
    private HikariDataSource administrators;

    private TestDatabase(ServerUrl server, String id) {
        this.server = server;
        this.name = "callsync_" + id;
        this.runtimeUser = "run_" + id.substring(0, ID_LENGTH);
        this.migratingUser = "migrate_" + id.substring(0, ID_LENGTH);
    }

    /** A new database with a name of its own, and a user who may migrate it. */
    public static TestDatabase fresh() {
        String given = System.getProperty(URL_PROPERTY, "");
        return freshOn(given.isBlank() ? TestServers.mariaDb().jdbcUrl() : given);
    }

    /** A new database on another server. @param server the JDBC URL of any of its databases */
    public static TestDatabase freshOn(String server) {
        TestDatabase database = new TestDatabase(
                new ServerUrl(server), UUID.randomUUID().toString().replace("-", ""));
        database.execute("CREATE DATABASE " + database.name + " CHARACTER SET utf8mb4");
        database.run("migrating-user.sql", "'callsync_migrate'", database.migratingUser);
        return database;
    }

    /** A new database with all tables, and a user who may run. */
    public static TestDatabase migrated() {
        TestDatabase database = fresh();
        database.migrate();
        database.grant();
        return database;
    }

    /** Makes callsync's tables, as the user who may. */
    public void migrate() {
        try (var context = new AnnotationConfigApplicationContext()) {
            context.registerBean(DataSource.class, () -> new DriverManagerDataSource(migratingUrl()));
            context.register(Schema.class);
            context.refresh();
            context.getBean(Schema.class).migrate();
        }
    }

    /** Makes the CRM's directory and the user who may run, once the tables are there. */
    public void grant() {
        Directory.create(admin());
        run("runtime-user.sql", "'callsync'", runtimeUser);
    }

    public String name() {
        return name;
    }

    /** As the user who runs, with the documented grants. */
    public String jdbcUrl() {
        return server.of(name, runtimeUser, runtimeUser);
    }

    /** As the user who migrates, with the documented grants. */
    public String migratingUrl() {
        return server.of(name, migratingUser, migratingUser);
    }

    /** As the server's administrator. */
    public String adminUrl() {
        return server.of(name);
    }

    /** Sets up, looks and breaks things as the server's administrator. */
    public synchronized JdbcTemplate admin() {
        if (administrators == null) {
            administrators = new HikariDataSource();
            administrators.setJdbcUrl(adminUrl());
            administrators.setMaximumPoolSize(MOST_CONNECTIONS);
            administrators.setMinimumIdle(0);
        }
        return new JdbcTemplate(administrators);
    }

    /** To be called when the server was gone: the administrator's connections to it are of no more use. */
    public synchronized void reconnect() {
        if (administrators != null) {
            administrators.getHikariPoolMXBean().softEvictConnections();
        }
    }

    /** As the server's administrator. */
    public Connection connect() throws SQLException {
        return DriverManager.getConnection(adminUrl());
    }

    @Override
    public synchronized void close() {
        if (administrators != null) {
            administrators.close();
        }
        execute("DROP DATABASE IF EXISTS " + name);
        execute("DROP USER IF EXISTS '%s'@'%%'".formatted(runtimeUser));
        execute("DROP USER IF EXISTS '%s'@'%%'".formatted(migratingUser));
    }

    /** Runs the documented script, with names of this database in place of the documented ones. */
    private void run(String script, String documentedUser, String user) {
        try (Connection connection = connect()) {
            String sql = Files.readString(GRANTS.resolve(script))
                    .replace(documentedUser, "'" + user + "'")
                    .replace("change-me", user)
                    .replace(" ON crm.", " ON " + name + '.');
            ScriptUtils.executeSqlScript(connection, new ByteArrayResource(sql.getBytes(StandardCharsets.UTF_8)));
        } catch (SQLException e) {
            throw new IllegalStateException(script + " failed on " + adminUrl(), e);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void execute(String sql) {
        try (Connection connection = DriverManager.getConnection(server.of(""));
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        } catch (SQLException e) {
            throw new IllegalStateException(sql + " failed on " + server.of(""), e);
        }
    }
}
