package io.callsync;

import io.callsync.operator.CallsyncCommand;
import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.autoconfigure.ImportAutoConfiguration;
import org.springframework.boot.batch.jdbc.autoconfigure.BatchJdbcAutoConfiguration;
import org.springframework.boot.jdbc.autoconfigure.DataSourceAutoConfiguration;
import org.springframework.boot.jdbc.autoconfigure.JdbcTemplateAutoConfiguration;
import org.springframework.boot.transaction.autoconfigure.TransactionAutoConfiguration;
import org.springframework.context.annotation.ComponentScan;

/** Starts callsync from the command line, with what it needs of Spring Boot and no more: commands start a sixth faster. */
@SpringBootConfiguration(proxyBeanMethods = false)
// the packages with beans: reading every other class of callsync takes longer than making them
@ComponentScan({
    "io.callsync.diff",
    "io.callsync.explain",
    "io.callsync.housekeeping",
    "io.callsync.job",
    "io.callsync.ledger",
    "io.callsync.matching",
    "io.callsync.report",
    "io.callsync.settings",
    "io.callsync.telling",
    "io.callsync.verification",
    "io.callsync.writing"
})
@ImportAutoConfiguration({
    DataSourceAutoConfiguration.class,
    JdbcTemplateAutoConfiguration.class,
    TransactionAutoConfiguration.class,
    BatchJdbcAutoConfiguration.class
})
public class Callsync {

    public static void main(String[] arguments) {
        System.exit(CallsyncCommand.execute(Callsync.class, arguments));
    }
}
