package io.callsync.testing.fault;

import java.io.BufferedOutputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.Socket;
import java.util.Locale;

/** One connection through the proxy: packet by packet to the server, byte by byte back. */
final class ProxiedConnection {

    private static final int HEADER = 4;

    private final MySqlProxy proxy;
    private final int number;
    private final Socket client;
    private final Socket server;
    private boolean concerned;
    private volatile boolean answerLost;

    ProxiedConnection(MySqlProxy proxy, int number, Socket client, Socket server) throws IOException {
        // otherwise every statement waits for a delayed acknowledgement
        client.setTcpNoDelay(true);
        server.setTcpNoDelay(true);
        this.proxy = proxy;
        this.number = number;
        this.client = client;
        this.server = server;
    }

    void start() {
        Daemon.start("proxy-up", () -> pump(this::up));
        Daemon.start("proxy-down", () -> pump(this::down));
    }

    /** Both sides see a reset, not an orderly end. */
    void reset() {
        for (Socket socket : new Socket[] {client, server}) {
            try {
                // wakes the other pump, where closing alone may not
                socket.shutdownInput();
                socket.setSoLinger(true, 0);
                socket.close();
            } catch (IOException e) {
                // closed already
            }
        }
    }

    private interface Pump {
        void run() throws IOException;
    }

    private void pump(Pump pump) {
        try {
            pump.run();
        } catch (IOException e) {
            // one side is gone, so the other one goes
        }
        if (!proxy.isSilent()) {
            reset();
        }
    }

    private void up() throws IOException {
        var in = new DataInputStream(client.getInputStream());
        var out = new BufferedOutputStream(server.getOutputStream());
        byte[] header = new byte[HEADER];
        while (true) {
            in.readFully(header);
            byte[] payload = new byte[(header[0] & 0xff) | (header[1] & 0xff) << 8 | (header[2] & 0xff) << 16];
            in.readFully(payload);
            if (isCommand(header, payload)) {
                var command = new MySqlCommand(number, payload);
                proxy.passes(command);
                if (command.isQuery() && loses(command.sql())) {
                    return;
                }
            }
            if (!proxy.isSilent()) {
                out.write(header);
                out.write(payload);
                out.flush();
            }
        }
    }

    /** What answers the server, as in a login, carries a number above 0. */
    private static boolean isCommand(byte[] header, byte[] payload) {
        return header[HEADER - 1] == 0 && payload.length > 0;
    }

    /** Whether this statement is where the connection ends. */
    private boolean loses(String sql) {
        concerned |= proxy.concerns(sql);
        String end = sql.strip().toUpperCase(Locale.ROOT);
        boolean commits = end.endsWith("COMMIT");
        MySqlProxy.Loss loss = commits && concerned ? proxy.atCommit() : null;
        if (commits || end.endsWith("ROLLBACK")) {
            concerned = false;
        }
        answerLost = loss == MySqlProxy.Loss.ANSWER;
        return loss == MySqlProxy.Loss.COMMIT;
    }

    private void down() throws IOException {
        InputStream in = server.getInputStream();
        OutputStream out = client.getOutputStream();
        byte[] bytes = new byte[1 << 16];
        for (int n = in.read(bytes); n >= 0 && !answerLost; n = in.read(bytes)) {
            if (!proxy.isSilent()) {
                out.write(bytes, 0, n);
                out.flush();
            }
        }
    }
}
