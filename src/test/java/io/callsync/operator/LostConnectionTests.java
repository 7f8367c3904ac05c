package io.callsync.operator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.callsync.Callsync;
import io.callsync.testing.TestDatabase;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.transaction.support.TransactionTemplate;

/** A connection that the database ends half way: told by the command in one line, not by stack traces in the log. */
@ExtendWith(OutputCaptureExtension.class)
class LostConnectionTests {

    private TestDatabase database;
    private ConfigurableApplicationContext application;

    @BeforeEach
    void start() {
        database = TestDatabase.fresh();
        application = new SpringApplicationBuilder(Callsync.class)
                .web(WebApplicationType.NONE)
                .registerShutdownHook(false)
                .properties("spring.datasource.url=" + database.migratingUrl())
                .run();
    }

    @AfterEach
    void end() {
        application.close();
        database.close();
    }

    @Test
    void aConnectionLostInATransactionLeavesNoStackTrace(CapturedOutput log) {
        TransactionTemplate transaction = application.getBean(TransactionTemplate.class);

        assertThatThrownBy(() -> transaction.executeWithoutResult(status -> {
            kill();
            jdbc().queryForObject("SELECT 1", Integer.class);
        }));

        assertThat(log.getAll()).doesNotContain("\tat ");
    }

    @Test
    void aConnectionFoundClosedIsADatabaseOutOfReach() throws SQLException {
        Connection connection = application.getBean(DataSource.class).getConnection();
        connection.close();

        Failure failure = Failure.of(catchThrowable(connection::createStatement));

        assertThat(failure.exitCode()).isEqualTo(ExitCode.ENVIRONMENT);
        assertThat(failure.message()).startsWith("the database cannot be reached: Connection is closed (");
    }

    /** Ends the transaction's connection from another one. */
    private void kill() {
        Long id = jdbc().queryForObject("SELECT CONNECTION_ID()", Long.class);
        try (Connection other = database.connect();
                Statement statement = other.createStatement()) {
            statement.execute("KILL " + id);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private JdbcTemplate jdbc() {
        return application.getBean(JdbcTemplate.class);
    }
}
