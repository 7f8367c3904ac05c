package io.callsync.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;

/** A MySQL server with data of its own, run by a command that prints its address as the last line of {@code start}. */
final class CommandedMySql implements BreakableServer {

    private final String command;
    private final int port;
    private final String jdbcUrl;

    private CommandedMySql(String command, int port) {
        this.command = command;
        this.port = port;
        this.jdbcUrl = run("start").lines().reduce((earlier, later) -> later).orElseThrow();
    }

    static CommandedMySql start(String command) {
        return new CommandedMySql(command, freePort());
    }

    private static int freePort() {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public String jdbcUrl() {
        return jdbcUrl;
    }

    @Override
    public void kill() {
        run("kill");
    }

    @Override
    public void shutDown() {
        try (Connection administrator = DriverManager.getConnection(jdbcUrl);
                Statement statement = administrator.createStatement()) {
            statement.execute("SHUTDOWN");
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
        run("stop");
    }

    @Override
    public void startAgain() {
        run("start");
    }

    @Override
    public void close() {
        run("wipe");
    }

    private String run(String action) {
        try {
            Process process = new ProcessBuilder(command, action, Integer.toString(port))
                    .redirectError(ProcessBuilder.Redirect.INHERIT)
                    .start();
            String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            if (process.waitFor() != 0) {
                throw new IllegalStateException("%s %s %d failed: %s".formatted(command, action, port, output));
            }
            return output;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
