package io.callsync.testing;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CopyOnWriteArrayList;

/** A mail server (RFC 5321) that keeps every mail it is sent, and delivers none. */
public final class SmtpReceiver implements AutoCloseable {

    /** @param content headers and text, a line each */
    public record Mail(String from, List<String> to, List<String> content) {

        /** Unfolded; null without one. */
        public String header(String name) {
            String headers = String.join("\n", content.subList(0, content.indexOf("")));
            return headers.replaceAll("\n(?=[ \t])", "")
                    .lines()
                    .filter(line -> line.startsWith(name + ": "))
                    .map(line -> line.substring(name.length() + 2))
                    .findFirst()
                    .orElse(null);
        }

        public List<String> text() {
            return content.subList(content.indexOf("") + 1, content.size());
        }
    }

    public final List<Mail> mails = new CopyOnWriteArrayList<>();

    private final ServerSocket server;

    private SmtpReceiver(ServerSocket server) {
        this.server = server;
    }

    public static SmtpReceiver start() {
        try {
            SmtpReceiver receiver = new SmtpReceiver(new ServerSocket(0, 50, InetAddress.getLoopbackAddress()));
            Thread thread = new Thread(receiver::accept, "smtp-receiver");
            thread.setDaemon(true);
            thread.start();
            return receiver;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public int port() {
        return server.getLocalPort();
    }

    private void accept() {
        while (!server.isClosed()) {
            try (Socket socket = server.accept()) {
                serve(socket);
            } catch (IOException gone) {
                continue;
            }
        }
    }

    private void serve(Socket socket) throws IOException {
        BufferedReader in = new BufferedReader(new InputStreamReader(socket.getInputStream(), UTF_8));
        String from = null;
        List<String> to = new ArrayList<>();
        answer(socket, "220 receiver");
        for (String line = in.readLine(); line != null; line = in.readLine()) {
            String command = line.split("[ :]", 2)[0].toUpperCase(Locale.ROOT);
            switch (command) {
                case "MAIL" -> from = address(line);
                case "RCPT" -> to.add(address(line));
                case "DATA" -> {
                    answer(socket, "354 go on");
                    mails.add(new Mail(from, List.copyOf(to), content(in)));
                }
                default -> {}
            }
            answer(socket, command.equals("QUIT") ? "221 bye" : "250 ok");
        }
    }

    private static List<String> content(BufferedReader in) throws IOException {
        List<String> content = new ArrayList<>();
        for (String line = in.readLine(); line != null && !line.equals("."); line = in.readLine()) {
            content.add(line.startsWith("..") ? line.substring(1) : line);
        }
        return content;
    }

    private static String address(String line) {
        return line.substring(line.indexOf('<') + 1, line.indexOf('>'));
    }

    private static void answer(Socket socket, String line) throws IOException {
        OutputStream out = socket.getOutputStream();
        out.write((line + "\r\n").getBytes(UTF_8));
        out.flush();
    }

    @Override
    public void close() throws IOException {
        server.close();
    }
}
