package io.callsync.bench;

import io.callsync.testing.TestDatabase;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/** Waits for the first new row of {@code call_logs}, asking every 20 ms, until the one who waits is closed. */
final class FirstRow implements AutoCloseable {

    private static final int MILLIS = 20;

    private final long lastId;
    private final Connection connection;
    private final long start;
    private final CompletableFuture<Double> seen;
    private volatile boolean over;

    private FirstRow(TestDatabase database) throws SQLException {
        lastId = database.admin().queryForObject("SELECT COALESCE(MAX(id), 0) FROM call_logs", Long.class);
        connection = database.connect();
        start = System.nanoTime();
        seen = CompletableFuture.supplyAsync(this::await);
    }

    /** Starts the clock. */
    static FirstRow awaited(TestDatabase database) {
        try {
            return new FirstRow(database);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    /** When the row was seen. To be asked when the process has ended: no row comes any more. */
    double seconds() {
        over = true;
        return Math.round(seen.join() * 100) / 100.0;
    }

    private double await() {
        try (connection;
                PreparedStatement query = connection.prepareStatement("SELECT 1 FROM call_logs WHERE id > ? LIMIT 1")) {
            query.setLong(1, lastId);
            boolean lastLook;
            do {
                lastLook = over;
                if (found(query)) {
                    return (System.nanoTime() - start) / 1e9;
                }
                TimeUnit.MILLISECONDS.sleep(MILLIS);
            } while (!lastLook);
            throw new IllegalStateException("The process has ended without a new row in call_logs");
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /** Whether or not a row was seen. */
    @Override
    public void close() {
        over = true;
        seen.exceptionally(notSeen -> null).join();
    }

    private static boolean found(PreparedStatement query) throws SQLException {
        try (ResultSet row = query.executeQuery()) {
            return row.next();
        }
    }
}
