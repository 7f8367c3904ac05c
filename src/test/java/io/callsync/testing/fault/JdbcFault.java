package io.callsync.testing.fault;

import java.sql.SQLException;
import java.sql.SQLTransactionRollbackException;
import java.util.concurrent.atomic.AtomicInteger;

/** What a test does to calls on their way to the server. */
@FunctionalInterface
public interface JdbcFault {

    JdbcFault NONE = call -> {};

    void before(JdbcCall call) throws SQLException;

    /** The server has done it, and callsync does not know yet. */
    default void after(JdbcCall call) throws SQLException {}

    /** Runs at the n-th call that matches, once. */
    static JdbcFault at(String regex, int n, JdbcFault fault) {
        AtomicInteger seen = new AtomicInteger();
        return call -> {
            if (call.matches(regex) && seen.incrementAndGet() == n) {
                fault.before(call);
            }
        };
    }

    /** Runs at every call that matches. */
    static JdbcFault always(String regex, JdbcFault fault) {
        return call -> {
            if (call.matches(regex)) {
                fault.before(call);
            }
        };
    }

    /** Runs behind the n-th call that matches, once. */
    static JdbcFault behind(String regex, int n, JdbcFault fault) {
        AtomicInteger seen = new AtomicInteger();
        return new JdbcFault() {
            @Override
            public void before(JdbcCall call) {}

            @Override
            public void after(JdbcCall call) throws SQLException {
                if (call.matches(regex) && seen.incrementAndGet() == n) {
                    fault.before(call);
                }
            }
        };
    }

    /** The server answers with this error. */
    static JdbcFault error(int code, String state) {
        return call -> {
            throw new SQLException("planted error " + code, state, code);
        };
    }

    static JdbcFault deadlock() {
        return call -> {
            throw new SQLTransactionRollbackException("planted deadlock", "40001", 1213);
        };
    }

    static JdbcFault lostConnection() {
        return JdbcCall::loseConnection;
    }
}
