package io.callsync.testing;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Function;

/** An S3 that misbehaves as told: every request is recorded and answered by a script, one connection each. */
public final class ScriptedS3 implements AutoCloseable {

    /** Request line and headers, the latter by name in any case. */
    public record Request(String line, Map<String, String> headers) {

        public String header(String name) {
            return headers.get(name);
        }

        /** First byte that is asked for. */
        public int from() {
            String range = header("Range");
            return range == null ? 0 : Integer.parseInt(range.replaceAll("\\D", ""));
        }
    }

    /**
     * @param cut how many bytes of the body are sent; then the connection ends
     * @param reset whether it ends by a reset rather than in order
     * @param pause milliseconds between single bytes, 0 for all at once
     */
    public record Reply(int status, Map<String, String> headers, byte[] body, int cut, boolean reset, int pause) {

        private static final String UNANNOUNCED = "X-Unannounced";

        public Reply(int status, Map<String, String> headers, byte[] body) {
            this(status, headers, body, body.length, false, 0);
        }

        public Reply cutAfter(int bytes) {
            return new Reply(status, headers, body, Math.min(bytes, body.length), false, pause);
        }

        public Reply resetAfter(int bytes) {
            return new Reply(status, headers, body, Math.min(bytes, body.length), true, pause);
        }

        public Reply dripping(int milliseconds) {
            return new Reply(status, headers, body, cut, reset, milliseconds);
        }

        /** Without Content-Length: the body ends with the connection. */
        public Reply unannounced() {
            return with(UNANNOUNCED, "yes");
        }

        private boolean announced() {
            return !headers.containsKey(UNANNOUNCED);
        }

        /** No answer at all. */
        public Reply hangingUp() {
            return new Reply(0, headers, body);
        }

        public Reply with(String header, String value) {
            var more = new TreeMap<>(headers);
            more.put(header, value);
            return new Reply(status, more, body, cut, reset, pause);
        }
    }

    public final List<Request> requests = new CopyOnWriteArrayList<>();

    private final ServerSocket server;
    private final Function<Request, Reply> script;

    public ScriptedS3(Function<Request, Reply> script) throws IOException {
        this.server = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        this.script = script;
        start("scripted-s3", this::accept);
    }

    public URI endpoint() {
        return URI.create("http://127.0.0.1:" + server.getLocalPort());
    }

    @Override
    public void close() throws IOException {
        server.close();
    }

    public static Reply error(int status, String code) {
        String xml = "<?xml version=\"1.0\"?><Error><Code>%s</Code><Message>scripted</Message></Error>".formatted(code);
        return new Reply(status, Map.of("Content-Type", "application/xml"), xml.getBytes(ISO_8859_1));
    }

    private void accept() {
        while (!server.isClosed()) {
            try {
                Socket socket = server.accept();
                start("scripted-s3-answer", () -> serve(socket));
            } catch (IOException closed) {
                return;
            }
        }
    }

    private void serve(Socket socket) {
        try (socket) {
            Request request = read(socket);
            requests.add(request);
            Reply reply = script.apply(request);
            if (reply.status() != 0) {
                send(reply, socket);
            }
        } catch (IOException gone) {
            return;
        }
    }

    private static Request read(Socket socket) throws IOException {
        var in = new BufferedReader(new InputStreamReader(socket.getInputStream(), ISO_8859_1));
        String line = in.readLine();
        var headers = new TreeMap<String, String>(String.CASE_INSENSITIVE_ORDER);
        for (String header = in.readLine(); header != null && !header.isEmpty(); header = in.readLine()) {
            String[] parts = header.split(": *", 2);
            headers.put(parts[0], parts[1]);
        }
        return new Request(line, headers);
    }

    private static void send(Reply reply, Socket socket) throws IOException {
        OutputStream out = socket.getOutputStream();
        var head = new StringBuilder("HTTP/1.1 %d scripted\r\nConnection: close\r\n".formatted(reply.status()));
        if (reply.announced()) {
            head.append("Content-Length: ").append(reply.body().length).append("\r\n");
        }
        reply.headers()
                .forEach((name, value) ->
                        head.append(name).append(": ").append(value).append("\r\n"));
        out.write(head.append("\r\n").toString().getBytes(ISO_8859_1));
        if (reply.pause() == 0) {
            out.write(reply.body(), 0, reply.cut());
        } else {
            drip(reply, out);
        }
        out.flush();
        if (reply.reset()) {
            socket.setSoLinger(true, 0);
        }
    }

    private static void drip(Reply reply, OutputStream out) throws IOException {
        for (int i = 0; i < reply.cut(); i++) {
            out.write(reply.body()[i]);
            out.flush();
            try {
                Thread.sleep(reply.pause());
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return;
            }
        }
    }

    private static void start(String name, Runnable work) {
        var thread = new Thread(work, name);
        thread.setDaemon(true);
        thread.start();
    }
}
