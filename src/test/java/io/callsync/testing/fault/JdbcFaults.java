package io.callsync.testing.fault;

import java.sql.SQLException;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.UnaryOperator;
import javax.sql.DataSource;
import org.springframework.beans.factory.support.MergedBeanDefinitionPostProcessor;
import org.springframework.beans.factory.support.RootBeanDefinition;

/**
 * Stands between callsync and its connection pool: counts the calls that reach the server, lets a test break them, and rewrites SQL,
 * which is how a control switches a guard off. Thread-safe.
 */
public final class JdbcFaults implements MergedBeanDefinitionPostProcessor {

    private final AtomicLong calls = new AtomicLong();
    private final Set<Integer> errors = ConcurrentHashMap.newKeySet();
    private volatile JdbcFault fault = JdbcFault.NONE;
    private volatile UnaryOperator<String> rewriting = UnaryOperator.identity();

    public void plant(JdbcFault planted) {
        this.fault = planted;
    }

    /** @param sql what becomes of a statement; an empty answer drops the call */
    public void rewrite(UnaryOperator<String> sql) {
        this.rewriting = sql;
    }

    /** Replaces a text in every statement. */
    public void rewrite(String text, String by) {
        rewrite(sql -> sql.replace(text, by));
    }

    /** Nothing fails any more, and calls are counted anew. */
    public void clear() {
        plant(JdbcFault.NONE);
        rewrite(UnaryOperator.identity());
        calls.set(0);
        errors.clear();
    }

    public long calls() {
        return calls.get();
    }

    /** The numbers of the errors that the server itself answered with. */
    public Set<Integer> errors() {
        return errors;
    }

    void answered(SQLException error) {
        errors.add(error.getErrorCode());
    }

    long count() {
        return calls.incrementAndGet();
    }

    JdbcFault fault() {
        return fault;
    }

    String rewritten(String sql) {
        return rewriting.apply(sql);
    }

    /** Nothing to say; processors of this kind come last, when the pool has its size. */
    @Override
    public void postProcessMergedBeanDefinition(RootBeanDefinition definition, Class<?> type, String name) {}

    @Override
    public Object postProcessAfterInitialization(Object bean, String name) {
        return bean instanceof DataSource pool ? new JdbcProxies(this).of(pool) : bean;
    }
}
