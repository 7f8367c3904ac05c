package io.callsync.operator;

import static org.assertj.core.api.Assertions.assertThat;

import io.callsync.testing.EmbeddedMariaDb;
import io.callsync.testing.TestDatabase;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A server, of the test's own, that is there and lets nobody in: the run does not begin, so nothing is left of it. */
class RefusedAtStartTests {

    private static final int TOO_MANY_CONNECTIONS = 1040;
    private static EmbeddedMariaDb server;
    private static TestDatabase database;

    @TempDir
    Path folder;

    @BeforeAll
    static void start() {
        server = EmbeddedMariaDb.start("--max-connections=10");
        database = TestDatabase.freshOn(server.jdbcUrl());
        database.migrate();
        database.grant();
    }

    @AfterAll
    static void stop() {
        database.close();
        server.close();
    }

    @BeforeEach
    void aJob() throws IOException {
        Files.writeString(
                folder.resolve("aircall.yml"),
                "provider: aircall\nsource: file:%s/{date}/\nattention: { no-files: false }\n".formatted(folder));
    }

    @Test
    void row19AWrongPasswordEndsARunBeforeItBegins() {
        Typed run = run(database.jdbcUrl().replaceFirst("password=[^&]*", "password=wrong"));

        assertThat(run.exitCode()).isEqualTo(5);
        assertThat(run.err()).contains("SPRING_DATASOURCE_PASSWORD", "next: callsync run aircall");
        assertNothingBegan();
    }

    @Test
    void row19AServerWithoutAFreeConnectionEndsARunBeforeItBegins() throws SQLException {
        List<Connection> taken = takeAll();

        Typed run = run(database.jdbcUrl());

        assertThat(run.exitCode()).isEqualTo(5);
        assertThat(run.err()).contains("too many connections", "next: callsync run aircall");
        for (Connection connection : taken) {
            connection.close();
        }
        assertNothingBegan();
    }

    private Typed run(String url) {
        return Typed.fresh(
                "--spring.datasource.url=" + url,
                "--spring.datasource.hikari.connection-timeout=1000",
                "run",
                "aircall",
                "--date",
                "2026-11-20",
                "--jobs",
                folder.toString());
    }

    private static List<Connection> takeAll() throws SQLException {
        List<Connection> taken = new ArrayList<>();
        while (true) {
            try {
                taken.add(DriverManager.getConnection(database.jdbcUrl()));
            } catch (SQLException e) {
                assertThat(e.getErrorCode()).isEqualTo(TOO_MANY_CONNECTIONS);
                return taken;
            }
        }
    }

    private static void assertNothingBegan() {
        assertThat(database.admin().queryForList("SELECT * FROM BATCH_JOB_INSTANCE"))
                .isEmpty();
        assertThat(database.admin().queryForList("SELECT * FROM callsync_runs")).isEmpty();
    }
}
