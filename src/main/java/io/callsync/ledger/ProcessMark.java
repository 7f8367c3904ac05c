package io.callsync.ledger;

import com.zaxxer.hikari.HikariDataSource;
import java.lang.management.ManagementFactory;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.config.BeanPostProcessor;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;

/**
 * Tells the connections of this process from all others on the server: each holds a named lock of the process's mark and its own
 * id. A process that is paused, or whose host is gone, may keep rows locked for hours; by its mark the next holder of its job ends
 * all of its connections. Needs no more than a user's right to see and end connections of its own. Thread-safe.
 */
@Component
class ProcessMark implements BeanPostProcessor {

    private static final Logger LOG = LoggerFactory.getLogger(ProcessMark.class);
    private static final String MARK = HexFormat.of().toHexDigits(new SecureRandom().nextLong());
    private static final String CONNECTIONS = """
            SELECT ID FROM information_schema.PROCESSLIST WHERE IS_USED_LOCK(CONCAT(?, ID)) = ID""";
    private static final String SEPARATOR = "/";
    private static final int LONGEST_NAME = 200;

    /** The lock is taken before a new connection is used for anything else. */
    @Override
    public Object postProcessAfterInitialization(Object bean, String beanName) {
        if (bean instanceof HikariDataSource pool) {
            pool.setConnectionInitSql("DO GET_LOCK(CONCAT('%s', CONNECTION_ID()), 0)".formatted(lockOf(MARK)));
        }
        return bean;
    }

    /** This process, as a lease names its holder. */
    static String process() {
        String name = ManagementFactory.getRuntimeMXBean().getName();
        return name.substring(0, Math.min(name.length(), LONGEST_NAME)) + SEPARATOR + MARK;
    }

    /** This process, as the last holder of a lease that it has given back in order. */
    static String withoutMark() {
        return process().substring(0, process().lastIndexOf(SEPARATOR));
    }

    /** Ends whatever connections the process still has that a lease named, unless it is this one; their work is rolled back. */
    static void endConnections(JdbcTemplate sql, String process) {
        int at = process.lastIndexOf(SEPARATOR);
        String mark = process.substring(at + 1);
        if (at < 0 || mark.equals(MARK)) {
            return;
        }
        List<Long> connections = sql.queryForList(CONNECTIONS, Long.class, lockOf(mark));
        if (!connections.isEmpty()) {
            LOG.info("Ending {} connections that {} has left open", connections.size(), process);
        }
        connections.forEach(connection -> end(sql, connection));
    }

    /** A database user may end its own connections. */
    static void end(JdbcTemplate sql, long connection) {
        try {
            sql.execute("KILL " + connection);
        } catch (DataAccessException e) {
            LOG.debug("Connection {} has ended by itself", connection);
        }
    }

    private static String lockOf(String mark) {
        return "callsync:" + mark + ":";
    }
}
