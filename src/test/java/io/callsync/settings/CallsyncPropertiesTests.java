package io.callsync.settings;

import static org.assertj.core.api.Assertions.assertThat;

import com.zaxxer.hikari.HikariDataSource;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.jdbc.autoconfigure.DataSourceAutoConfiguration;
import org.springframework.boot.test.context.ConfigDataApplicationContextInitializer;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;

class CallsyncPropertiesTests {

    private final ApplicationContextRunner application = new ApplicationContextRunner()
            .withInitializer(new ConfigDataApplicationContextInitializer())
            .withConfiguration(AutoConfigurations.of(DataSourceAutoConfiguration.class))
            .withUserConfiguration(SettingsConfiguration.class)
            .withPropertyValues("spring.datasource.url=jdbc:mysql://127.0.0.1:1/crm");

    @Test
    void everythingHasADefaultThatFitsTheDocumentedTables() {
        application.run(context -> {
            CallsyncProperties properties = context.getBean(CallsyncProperties.class);

            assertThat(properties.chunkSize()).isEqualTo(2000);
            assertThat(properties.parallelFiles()).isEqualTo(2);
            assertThat(properties.spool()).isEqualTo(Path.of(System.getProperty("java.io.tmpdir")));
            assertThat(properties.purgeOlderThan()).isNull();
            assertThat(properties.purgeTime()).hasSeconds(60);
            assertThat(properties.matching().enabled()).isTrue();
            assertThat(properties.matching().leadsByNumber())
                    .isEqualTo("SELECT p.number AS number, l.id AS lead_id, l.created_at AS created_at"
                            + " FROM phones p JOIN leads l ON l.id = p.lead_id WHERE p.number IN (:numbers)");
            assertThat(properties.matching().usersByEmail())
                    .isEqualTo("SELECT email, id FROM users WHERE email IN (:emails)");
            assertThat(properties.matching().usersByNumber()).isEmpty();
        });
    }

    @Test
    void settingsAreReadUnderTheirDocumentedNames() {
        application
                .withPropertyValues(
                        "callsync.chunk-size=500",
                        "callsync.spool=/var/spool/callsync",
                        "callsync.purge-older-than=90d",
                        "callsync.purge-time=2m",
                        "callsync.matching.enabled=false",
                        "callsync.matching.users-by-number=SELECT did AS number, id FROM users WHERE did IN (:numbers)")
                .run(context -> {
                    CallsyncProperties properties = context.getBean(CallsyncProperties.class);

                    assertThat(properties.chunkSize()).isEqualTo(500);
                    assertThat(properties.spool()).isEqualTo(Path.of("/var/spool/callsync"));
                    assertThat(properties.purgeOlderThan()).hasDays(90);
                    assertThat(properties.purgeTime()).hasMinutes(2);
                    assertThat(properties.matching().enabled()).isFalse();
                    assertThat(properties.matching().usersByNumber()).startsWith("SELECT did");
                });
    }

    @Test
    void aValueThatCannotWorkStopsTheStart() {
        application
                .withPropertyValues("callsync.chunk-size=0")
                .run(context -> assertThat(context)
                        .getFailure()
                        .rootCause()
                        .hasMessage("callsync.chunk-size is '0': expected from 1 to 50000"));
        application
                .withPropertyValues("callsync.matching.leads-by-number=SELECT 1")
                .run(context -> assertThat(context)
                        .getFailure()
                        .rootCause()
                        .hasMessageContaining("callsync.matching.leads-by-number is 'SELECT 1'"));
    }

    @ParameterizedTest
    @CsvSource({
        "purge-older-than=12h, is '12h': expected 1d or more",
        "purge-time=0s, is '0s': expected from 1s to 1h",
        "purge-time=2h, is '7200s': expected from 1s to 1h"
    })
    void aPurgeThatIsTooCloseOrTooLongStopsTheStart(String setting, String message) {
        application
                .withPropertyValues("callsync." + setting)
                .run(context -> assertThat(context)
                        .getFailure()
                        .rootCause()
                        .hasMessage("callsync.%s %s".formatted(setting.split("=")[0], message)));
    }

    @Test
    void thePoolHoldsAConnectionForEveryFileAndThreeMore() {
        application.withPropertyValues("callsync.parallel-files=5").run(context -> {
            HikariDataSource pool = context.getBean(HikariDataSource.class);

            assertThat(pool.getMaximumPoolSize()).isEqualTo(8);
        });
    }

    @Test
    void connectionsUseUtcReadCommittedAndEndInTime() {
        application.run(context -> {
            HikariDataSource pool = context.getBean(HikariDataSource.class);

            assertThat(pool.getTransactionIsolation()).isEqualTo("TRANSACTION_READ_COMMITTED");
            assertThat(pool.getDataSourceProperties())
                    .containsEntry("connectionTimeZone", "UTC")
                    .containsEntry("forceConnectionTimeZoneToSession", "true")
                    .containsEntry("rewriteBatchedStatements", "true")
                    .containsEntry("useServerPrepStmts", "false")
                    .containsEntry("connectTimeout", "10000")
                    .containsEntry("socketTimeout", "120000");
        });
    }
}
