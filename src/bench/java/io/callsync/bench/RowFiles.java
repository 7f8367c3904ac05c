package io.callsync.bench;

import java.io.BufferedWriter;
import java.io.Closeable;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.ResultSet;
import java.sql.SQLException;

/** Text files as LOAD DATA reads them by default: a pair for each transaction, numbered from 0. */
final class RowFiles implements Closeable {

    private final Path folder;
    private int pairs;
    private BufferedWriter communications;
    private BufferedWriter callLogs;

    RowFiles(Path folder) {
        this.folder = folder;
    }

    static Path communications(Path folder, int pair) {
        return folder.resolve("%05d-communications.tsv".formatted(pair));
    }

    static Path callLogs(Path folder, int pair) {
        return folder.resolve("%05d-call_logs.tsv".formatted(pair));
    }

    /** What follows belongs to another transaction. */
    void nextPair() throws IOException {
        close();
        communications = Files.newBufferedWriter(communications(folder, pairs), StandardCharsets.UTF_8);
        callLogs = Files.newBufferedWriter(callLogs(folder, pairs), StandardCharsets.UTF_8);
        pairs++;
    }

    /** Adds an id, and the row's columns from one to another. */
    void communication(String id, ResultSet row, int from, int to) throws IOException, SQLException {
        write(communications, id, row, from, to);
    }

    /** Adds an id, and the row's columns from one to another. */
    void callLog(String communicationId, ResultSet row, int from, int to) throws IOException, SQLException {
        write(callLogs, communicationId, row, from, to);
    }

    @Override
    public void close() throws IOException {
        if (pairs > 0) {
            communications.close();
            callLogs.close();
        }
    }

    private static void write(BufferedWriter out, String id, ResultSet row, int from, int to)
            throws IOException, SQLException {
        out.append(field(id));
        for (int column = from; column <= to; column++) {
            out.append('\t').append(field(row.getString(column)));
        }
        out.append('\n');
    }

    private static String field(String value) {
        return value == null
                ? "\\N"
                : value.replace("\\", "\\\\").replace("\t", "\\t").replace("\n", "\\n");
    }
}
