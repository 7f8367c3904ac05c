package io.callsync.testing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.InetAddress;
import java.net.NetworkInterface;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class EmbeddedMariaDbTests {

    @Test
    void twoServersAtOnceKeepTheirDataApart() throws Exception {
        try (EmbeddedMariaDb other = EmbeddedMariaDb.start()) {
            assertThat(other.port()).isNotEqualTo(TestServers.mariaDb().port());
            execute(other, "CREATE DATABASE only_here");
            assertThat(answer(TestServers.mariaDb(), "SHOW DATABASES LIKE 'only_here'"))
                    .isNull();
        }
    }

    @Test
    void aClosedServerLeavesNothingBehind() throws Exception {
        EmbeddedMariaDb server = EmbeddedMariaDb.start();
        Path folder = Path.of(answer(server, "SELECT @@datadir")).getParent();
        server.close();
        assertThat(folder).doesNotExist();
        assertThatThrownBy(() -> answer(server, "SELECT 1")).isInstanceOf(SQLException.class);
    }

    @Test
    void listensOnLoopbackOnly() throws Exception {
        int port = TestServers.mariaDb().port();
        for (InetAddress address : outsideAddresses()) {
            assertThatThrownBy(() -> new Socket(address, port).close()).isInstanceOf(IOException.class);
        }
    }

    @ParameterizedTest
    @CsvSource({"character_set_server, utf8mb4", "collation_server, utf8mb4_unicode_ci", "have_ssl, DISABLED"})
    void isSetUpLikeTheServersOperatorsRun(String variable, String value) throws Exception {
        assertThat(answer(TestServers.mariaDb(), "SELECT @@" + variable)).isEqualTo(value);
    }

    @Test
    void refusesValuesThatDoNotFit() throws Exception {
        EmbeddedMariaDb server = TestServers.mariaDb();
        execute(server, "CREATE TABLE test.narrow (name VARCHAR(2))");
        assertThatThrownBy(() -> execute(server, "INSERT INTO test.narrow VALUES ('too long')"))
                .isInstanceOf(SQLException.class);
        execute(server, "DROP TABLE test.narrow");
    }

    @Test
    void theFolderOfAKilledJvmIsRemovedAtTheNextStart() throws Exception {
        Path abandoned = Files.createTempDirectory(ServerFolder.TEMP, ServerFolder.PREFIX);
        Files.createFile(abandoned.resolve(ServerFolder.OWNER_LOCK));
        AbandonedFolders.remove();
        assertThat(abandoned).doesNotExist();
    }

    @Test
    void aProcessThatDoesNotNameTheFolderIsLeftAlone() throws Exception {
        Process innocent = new ProcessBuilder("sleep", "60").start();
        Path abandoned = Files.createTempDirectory(ServerFolder.TEMP, ServerFolder.PREFIX);
        Files.createFile(abandoned.resolve(ServerFolder.OWNER_LOCK));
        Files.writeString(abandoned.resolve(ServerFolder.SERVER_PID), innocent.pid() + "\n");
        AbandonedFolders.remove();
        assertThat(innocent.isAlive()).isTrue();
        assertThat(abandoned).doesNotExist();
        innocent.destroy();
    }

    private static Iterable<InetAddress> outsideAddresses() throws Exception {
        return NetworkInterface.networkInterfaces()
                .flatMap(NetworkInterface::inetAddresses)
                .filter(address -> !address.isLoopbackAddress())
                .toList();
    }

    private static void execute(EmbeddedMariaDb server, String sql) throws SQLException {
        try (Connection connection = DriverManager.getConnection(server.jdbcUrl());
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private static String answer(EmbeddedMariaDb server, String sql) throws SQLException {
        try (Connection connection = DriverManager.getConnection(server.jdbcUrl());
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(sql)) {
            return rows.next() ? rows.getString(1) : null;
        }
    }
}
