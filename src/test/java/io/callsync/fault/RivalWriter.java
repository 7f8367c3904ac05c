package io.callsync.fault;

import io.callsync.testing.Crm;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import org.awaitility.Awaitility;

/** Somebody else's transaction on the tables that a chunk writes. */
final class RivalWriter implements AutoCloseable {

    private static final String FILES = "SELECT id FROM callsync_export_files FOR UPDATE";
    private static final String CALLS = "UPDATE call_logs SET status = status";
    private static final String WAITING = """
            SELECT COUNT(*) FROM information_schema.innodb_trx t
            JOIN information_schema.processlist p ON p.id = t.trx_mysql_thread_id
            WHERE t.trx_state = 'LOCK WAIT' AND p.db = DATABASE()""";

    private final Crm crm;
    private final Connection connection;
    private CompletableFuture<Void> waiting = CompletableFuture.completedFuture(null);

    RivalWriter(Crm crm) throws SQLException {
        this.crm = crm;
        this.connection = connect(crm);
        // heavy, so that the server ends the other side of a deadlock
        execute("CREATE TABLE IF NOT EXISTS rival_ballast (n INT)");
        connection.setAutoCommit(false);
    }

    /** Holds what the chunk will ask for, and waits for what it has. */
    void deadlockWithChunk() throws SQLException {
        execute("INSERT INTO rival_ballast SELECT 1 FROM information_schema.columns");
        lockFiles();
        waiting = CompletableFuture.runAsync(() -> {
            try {
                execute(CALLS);
                connection.commit();
            } catch (SQLException e) {
                throw new IllegalStateException(e);
            }
        });
        Awaitility.await().atMost(Duration.ofSeconds(30)).until(() -> crm.value(Long.class, WAITING) > 0);
    }

    void lockFiles() throws SQLException {
        execute(FILES);
    }

    void letGo() throws SQLException {
        connection.rollback();
    }

    /** A whole and older row of a call, at once. */
    static void insertsCall(Crm crm, long id) throws SQLException {
        try (Connection own = connect(crm);
                Statement statement = own.createStatement()) {
            statement.execute("""
                    INSERT INTO call_logs (created_at, updated_at, start_at, end_at, duration, direction, `from`, `to`, status,
                        provider, external_call_id, provider_status, source_version, file_id, record_number)
                    VALUES (UTC_TIMESTAMP(6), UTC_TIMESTAMP(6), '2026-11-20 00:00:00', '2026-11-20 00:01:00', 1, 'outgoing',
                        '+15145550199', '+15145550102', 'attempted', 'aircall', '%d', 'old', 1, 0, 0)""".formatted(id));
        }
    }

    private void execute(String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private static Connection connect(Crm crm) throws SQLException {
        return crm.database().connect();
    }

    @Override
    public void close() throws SQLException {
        waiting.join();
        connection.rollback();
        connection.close();
    }
}
