package io.callsync.testing.fault;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;

/**
 * Stands on the network between callsync and its server, and knows where the packets of MySQL's protocol begin. It can lose a
 * transaction's COMMIT or the answer to it, reset connections, and swallow everything without a word; and it tells a watcher of every
 * command. Plain connections only. Thread-safe.
 */
public final class MySqlProxy implements AutoCloseable {

    /** What is lost at a COMMIT; both sides see a reset. */
    public enum Loss {
        /** The server never gets it, and rolls back. */
        COMMIT,
        /** The server has committed; its OK is lost. */
        ANSWER
    }

    private final ServerSocket door;
    private final InetAddress host;
    private final int port;
    private final List<ProxiedConnection> connections = new CopyOnWriteArrayList<>();
    private final AtomicInteger lastConnection = new AtomicInteger();
    private volatile Consumer<MySqlCommand> watcher = command -> {};
    private volatile boolean silent;
    private volatile Plan plan = new Plan("", 0, null);

    /** Which COMMIT is hit: the n-th of a transaction that sent such a statement. */
    private record Plan(String statement, int n, Loss loss) {}

    private MySqlProxy(ServerSocket door, InetAddress host, int port) {
        this.door = door;
        this.host = host;
        this.port = port;
    }

    /** A proxy to the server of this JDBC URL. */
    public static MySqlProxy to(String jdbcUrl) {
        URI server = URI.create(jdbcUrl.replaceFirst("^jdbc:", ""));
        try {
            var door = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
            var proxy = new MySqlProxy(door, InetAddress.getByName(server.getHost()), server.getPort());
            Daemon.start("proxy-door", proxy::accept);
            return proxy;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The same database by way of this proxy. */
    public String route(String jdbcUrl) {
        return jdbcUrl.replaceFirst("//[^/]+/", "//127.0.0.1:" + door.getLocalPort() + "/")
                        .replaceFirst("&?sslMode=\\w+", "")
                + "&sslMode=DISABLED&allowPublicKeyRetrieval=true";
    }

    /** @param watching is told of each command before the server is, by the thread of its connection */
    public void watch(Consumer<MySqlCommand> watching) {
        watcher = watching;
    }

    /** Arms the proxy for the n-th COMMIT, from 1, of a transaction that sent such a statement. */
    public void lose(Loss loss, String statement, int n) {
        plan = new Plan(statement, n, loss);
    }

    /** A black hole from now on: no answers, and no word that there will be none. */
    public void fallSilent() {
        silent = true;
    }

    /** The network is back; what was open before is cut off on both sides. */
    public void recover() {
        silent = false;
        reset();
    }

    /** Resets every connection. */
    public void reset() {
        connections.forEach(ProxiedConnection::reset);
        connections.clear();
    }

    void passes(MySqlCommand command) {
        watcher.accept(command);
    }

    boolean isSilent() {
        return silent;
    }

    boolean concerns(String sql) {
        return plan.loss() != null && sql.contains(plan.statement());
    }

    /** What to lose at a COMMIT of such a transaction, or null. */
    synchronized Loss atCommit() {
        Loss loss = plan.n() == 1 ? plan.loss() : null;
        plan = new Plan(plan.statement(), plan.n() - 1, plan.n() == 1 ? null : plan.loss());
        return loss;
    }

    private void accept() {
        while (!door.isClosed()) {
            try {
                Socket client = door.accept();
                var connection =
                        new ProxiedConnection(this, lastConnection.incrementAndGet(), client, new Socket(host, port));
                connections.add(connection);
                connection.start();
            } catch (IOException e) {
                // closed, or the server is down: the client sees it soon enough
            }
        }
    }

    @Override
    public void close() {
        try {
            door.close();
            reset();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
