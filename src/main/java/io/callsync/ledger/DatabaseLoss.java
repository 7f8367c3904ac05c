package io.callsync.ledger;

import java.sql.SQLException;
import java.util.Set;

/** Tells errors of a database that went away from those of a statement. Numbers are MySQL's and MariaDB's. Stateless. */
public final class DatabaseLoss {

    // shutting down, killed by the server (MariaDB, MySQL), ended while idle
    private static final Set<Integer> ENDED = Set.of(1053, 1927, 3169, 4031);
    private static final Set<Integer> READ_ONLY = Set.of(1290, 1792, 1836);
    private static final int LONGEST_CHAIN = 50;

    private DatabaseLoss() {}

    /** Whether the connection is gone; the pool says so without an SQL state when it was found closed. */
    public static boolean isLost(SQLException refusal) {
        String state = refusal.getSQLState();
        return state == null
                ? "Connection is closed".equals(refusal.getMessage())
                : state.startsWith("08") || ENDED.contains(refusal.getErrorCode());
    }

    /** Whether the server takes no writes: it is a replica, or was made one. */
    public static boolean isReadOnly(SQLException refusal) {
        return READ_ONLY.contains(refusal.getErrorCode());
    }

    /** Whether a new connection, to the server when it is back or to the one that took its place, may succeed. */
    public static boolean mayPass(Throwable thrown) {
        Throwable cause = thrown;
        for (int i = 0; cause != null && i < LONGEST_CHAIN; i++, cause = cause.getCause()) {
            if (cause instanceof SQLException refusal && (isLost(refusal) || isReadOnly(refusal))) {
                return true;
            }
        }
        return false;
    }
}
