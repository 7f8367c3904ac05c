package io.callsync.bench;

import io.callsync.testing.TestDatabase;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/** Waits for the first new row of {@code call_logs}, asking every 20 ms. */
final class FirstRow {

    private static final int MILLIS = 20;

    private final long lastId;
    private final Connection connection;
    private final long start;
    private final CompletableFuture<Double> seen;

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

    /** When the row was seen. */
    double seconds() {
        return Math.round(seen.join() * 100) / 100.0;
    }

    private double await() {
        try (connection;
                PreparedStatement query = connection.prepareStatement("SELECT 1 FROM call_logs WHERE id > ? LIMIT 1")) {
            query.setLong(1, lastId);
            while (!found(query)) {
                TimeUnit.MILLISECONDS.sleep(MILLIS);
            }
            return (System.nanoTime() - start) / 1e9;
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private static boolean found(PreparedStatement query) throws SQLException {
        try (ResultSet row = query.executeQuery()) {
            return row.next();
        }
    }
}
