package io.callsync.testing;

import io.callsync.Callsync;
import io.callsync.job.NightRunner;
import io.callsync.job.RunProgress;
import io.callsync.job.RunResult;
import io.callsync.report.RunReport;
import io.callsync.settings.JobFile;
import io.callsync.testing.fault.JdbcFaults;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.jdbc.core.JdbcTemplate;

/**
 * A migrated database with the CRM's directory, and callsync running on it as a user with the documented grants alone. What tests
 * set up, look at or break, they do as the server's administrator: through this class and {@link #admin()}.
 */
public final class Crm implements AutoCloseable {

    private final TestDatabase database;
    private final ConfigurableApplicationContext context;
    private final JdbcTemplate admin;

    private Crm(TestDatabase database, ConfigurableApplicationContext context) {
        this.database = database;
        this.context = context;
        this.admin = database.admin();
    }

    /** @param properties settings, each {@code name=value} */
    public static Crm start(String... properties) {
        return start(TestDatabase.fresh(), new JdbcFaults(), properties);
    }

    /** One whose calls to the server a test can break. */
    public static Crm start(JdbcFaults faults, String... properties) {
        return start(TestDatabase.fresh(), faults, properties);
    }

    /** One on a fresh database of a server that a test may hurt; a property may name another way to it. */
    public static Crm start(TestDatabase database, JdbcFaults faults, String... properties) {
        database.migrate();
        database.grant();
        ConfigurableApplicationContext context = new SpringApplicationBuilder(Callsync.class)
                .web(WebApplicationType.NONE)
                .registerShutdownHook(false)
                .initializers(fresh -> fresh.getBeanFactory().registerSingleton("jdbcFaults", faults))
                .properties("spring.datasource.url=" + database.jdbcUrl())
                .run(Stream.of(properties).map("--"::concat).toArray(String[]::new));
        return new Crm(database, context);
    }

    public RunResult run(JobFile job, LocalDate date) {
        try {
            return context.getBean(NightRunner.class).run(job, date, new RunProgress());
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    /** The report of a run that must complete. */
    public RunReport complete(JobFile job, LocalDate date) {
        RunResult result = run(job, date);
        if (result instanceof RunResult.Failed failed) {
            throw new AssertionError(failed.report().reason(), failed.cause());
        }
        return ((RunResult.Completed) result).report();
    }

    /** The row that tells the data team about a night. */
    public Map<String, Object> night(LocalDate date) {
        return rows("SELECT * FROM callsync_nights WHERE business_date = ?", date)
                .get(0);
    }

    /** The connection that holds the job's lock, or null. */
    public Long lockHolder(String job) {
        return value(
                Long.class,
                "SELECT IS_USED_LOCK(CONCAT('callsync:', LEFT(SHA2(CONCAT(DATABASE(), '/', ?), 256), 32)))",
                job);
    }

    public void lead(long id, String number, String createdAt) {
        admin.update("INSERT INTO leads (id, created_at) VALUES (?, ?)", id, LocalDateTime.parse(createdAt));
        admin.update("INSERT INTO phones (lead_id, number, type) VALUES (?, ?, 'mobile')", id, number);
    }

    public void user(long id, String email) {
        admin.update("INSERT INTO users (id, email, first_name, last_name) VALUES (?, ?, 'A', 'B')", id, email);
    }

    public List<Map<String, Object>> rows(String sql, Object... arguments) {
        return admin.queryForList(sql, arguments);
    }

    public <T> T value(Class<T> type, String sql, Object... arguments) {
        return admin.queryForObject(sql, type, arguments);
    }

    public <T> T bean(Class<T> type) {
        return context.getBean(type);
    }

    /** For what callsync itself may not do: other tables, triggers, rows changed by hand. */
    public JdbcTemplate admin() {
        return admin;
    }

    public TestDatabase database() {
        return database;
    }

    /** Ends a connection as an administrator would. */
    public void kill(long connection) throws SQLException {
        try (Connection other = database.connect();
                Statement statement = other.createStatement()) {
            statement.execute("KILL " + connection);
        }
    }

    /** Empties every table. */
    public void clear() {
        Tables.empty(admin, Tables.ALL);
    }

    @Override
    public void close() {
        context.close();
        database.close();
    }
}
