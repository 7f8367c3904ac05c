package io.callsync.writing;

import java.sql.SQLException;
import java.util.Optional;

/** What the driver said at first, below everything that wraps it. */
final class SqlCause {

    private SqlCause() {}

    static Optional<SQLException> of(Throwable thrown) {
        SQLException first = null;
        for (Throwable cause = thrown; cause != null; cause = cause.getCause()) {
            if (cause instanceof SQLException sql && (first == null || first.getErrorCode() == 0)) {
                first = sql;
            }
        }
        return Optional.ofNullable(first);
    }

    /** The server's number of the error, or 0. */
    static int codeOf(Throwable thrown) {
        return of(thrown).map(SQLException::getErrorCode).orElse(0);
    }
}
