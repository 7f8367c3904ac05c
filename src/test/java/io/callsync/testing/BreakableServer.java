package io.callsync.testing;

/** A database server that a test may break: nobody else uses it. */
public interface BreakableServer extends AutoCloseable {

    /** Names a command that starts, kills and stops a MySQL server, as {@code start PORT}, {@code kill PORT} and so on. */
    String COMMAND_PROPERTY = "callsync.test.server-command";

    /** A MySQL server where a command for one is given, otherwise an embedded MariaDB. */
    static BreakableServer start() {
        String command = System.getProperty(COMMAND_PROPERTY, "");
        return command.isBlank() ? EmbeddedMariaDb.start() : CommandedMySql.start(command);
    }

    /** As the administrator, to any database. */
    String jdbcUrl();

    /** SIGKILL, as when the machine loses its power. */
    void kill();

    /** An orderly end that does not wait for anybody. */
    void shutDown();

    /** On the same port with the same data, after it was killed or shut down. */
    void startAgain();

    @Override
    void close();
}
