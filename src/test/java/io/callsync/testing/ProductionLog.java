package io.callsync.testing;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.Appender;
import ch.qos.logback.core.ConsoleAppender;
import io.callsync.settings.MaskedLogEncoder;
import org.slf4j.LoggerFactory;

/** Logs as production does, on standard error and masked, until it is closed: the tests' own log masks nothing. */
public final class ProductionLog implements AutoCloseable {

    private final LoggerContext context = (LoggerContext) LoggerFactory.getILoggerFactory();
    private final Logger root = context.getLogger(Logger.ROOT_LOGGER_NAME);
    private final Logger callsync = context.getLogger("io.callsync");
    private final Level before = callsync.getLevel();
    private final Appender<ILoggingEvent> testLog = root.getAppender("CONSOLE");
    private final ConsoleAppender<ILoggingEvent> console = new ConsoleAppender<>();

    private ProductionLog() {}

    public static ProductionLog atDebug() {
        ProductionLog log = new ProductionLog();
        MaskedLogEncoder encoder = new MaskedLogEncoder();
        encoder.setPattern("%d %-5level %logger %msg%n%ex");
        encoder.setContext(log.context);
        encoder.start();
        log.console.setContext(log.context);
        log.console.setTarget("System.err");
        log.console.setEncoder(encoder);
        log.console.start();
        log.root.addAppender(log.console);
        log.root.detachAppender(log.testLog);
        log.callsync.setLevel(Level.DEBUG);
        return log;
    }

    @Override
    public void close() {
        callsync.setLevel(before);
        root.addAppender(testLog);
        root.detachAppender(console);
        console.stop();
    }
}
