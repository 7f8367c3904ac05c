package io.callsync.ledger;

import java.sql.SQLException;
import javax.sql.DataSource;
import org.springframework.jdbc.datasource.ConnectionHolder;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.DefaultTransactionStatus;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/**
 * Commits all of a transaction or nothing. A connection whose rollback fails, for want of memory for instance, is cut off, and the
 * server rolls it back: Spring would set it to commit by itself before it goes back into the pool, and MySQL takes that for a
 * commit of what is open (Reference Manual, "Statements That Cause an Implicit Commit"). Thread-safe.
 */
@Component
@SuppressWarnings("serial")
class WholeTransactions extends JdbcTransactionManager {

    WholeTransactions(DataSource dataSource) {
        super(dataSource);
    }

    @Override
    protected void doRollback(DefaultTransactionStatus status) {
        try {
            super.doRollback(status);
        } catch (RuntimeException | Error e) {
            cutOff(e);
            throw e;
        }
    }

    private void cutOff(Throwable failure) {
        var holder = (ConnectionHolder) TransactionSynchronizationManager.getResource(obtainDataSource());
        try {
            holder.getConnection().abort(Runnable::run);
        } catch (SQLException e) {
            failure.addSuppressed(e);
        }
    }
}
