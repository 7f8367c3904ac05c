package io.callsync.testing.fault;

import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import javax.sql.DataSource;

/** The data source, connections and statements that callsync gets to see. */
final class JdbcProxies {

    private final JdbcFaults faults;

    JdbcProxies(JdbcFaults faults) {
        this.faults = faults;
    }

    DataSource of(DataSource pool) {
        return proxy(DataSource.class, pool, (method, arguments) -> {
            Object answer = invoke(pool, method, arguments);
            return method.getName().equals("getConnection") ? of((Connection) answer) : answer;
        });
    }

    private Connection of(Connection connection) {
        return proxy(Connection.class, connection, (method, arguments) -> switch (method.getName()) {
            case "createStatement" -> of((Statement) invoke(connection, method, arguments), connection);
            case "prepareStatement" -> prepared(connection, method, arguments);
            case "commit" -> reach("COMMIT", connection, connection, method, arguments);
            case "rollback" ->
                reach(
                        arguments == null ? "ROLLBACK" : "ROLLBACK TO SAVEPOINT",
                        connection,
                        connection,
                        method,
                        arguments);
            case "setSavepoint" -> reach("SAVEPOINT", connection, connection, method, arguments);
            case "releaseSavepoint" -> reach("RELEASE SAVEPOINT", connection, connection, method, arguments);
            case "setAutoCommit" -> reach("SET AUTOCOMMIT", connection, connection, method, arguments);
            default -> invoke(connection, method, arguments);
        });
    }

    private PreparedStatement prepared(Connection connection, Method method, Object[] arguments) throws Throwable {
        String sql = faults.rewritten((String) arguments[0]);
        arguments[0] = sql;
        PreparedStatement statement = (PreparedStatement) invoke(connection, method, arguments);
        return proxy(
                PreparedStatement.class,
                statement,
                (called, values) -> called.getName().startsWith("execute")
                        ? reach(sql, connection, statement, called, values)
                        : invoke(statement, called, values));
    }

    private Statement of(Statement statement, Connection connection) {
        return proxy(Statement.class, statement, (method, arguments) -> {
            if (!method.getName().startsWith("execute") || arguments == null) {
                return invoke(statement, method, arguments);
            }
            arguments[0] = faults.rewritten((String) arguments[0]);
            return reach((String) arguments[0], connection, statement, method, arguments);
        });
    }

    private Object reach(String sql, Connection connection, Object target, Method method, Object[] arguments)
            throws Throwable {
        if (faults.rewritten(sql).isEmpty()) {
            return null;
        }
        JdbcFault fault = faults.fault();
        var call = new JdbcCall(faults.count(), sql, connection);
        fault.before(call);
        try {
            Object answer = invoke(target, method, arguments);
            fault.after(call);
            return answer;
        } catch (SQLException error) {
            faults.answered(error);
            throw error;
        }
    }

    private interface Call {
        Object answer(Method method, Object[] arguments) throws Throwable;
    }

    private static <T> T proxy(Class<T> type, T target, Call call) {
        InvocationHandler handler = (proxy, method, arguments) -> switch (method.getName()) {
            // Spring finds a transaction's connection by the data source itself
            case "equals" -> proxy == arguments[0];
            case "hashCode" -> System.identityHashCode(proxy);
            default -> call.answer(method, arguments);
        };
        return type.cast(Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[] {type}, handler));
    }

    private static Object invoke(Object target, Method method, Object[] arguments) throws Throwable {
        try {
            return method.invoke(target, arguments);
        } catch (InvocationTargetException e) {
            throw e.getCause();
        }
    }
}
