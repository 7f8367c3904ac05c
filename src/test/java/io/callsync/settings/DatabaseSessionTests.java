package io.callsync.settings;

import static org.assertj.core.api.Assertions.assertThat;

import io.callsync.testing.TestDatabase;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.jdbc.autoconfigure.DataSourceAutoConfiguration;
import org.springframework.boot.jdbc.autoconfigure.JdbcTemplateAutoConfiguration;
import org.springframework.boot.test.context.ConfigDataApplicationContextInitializer;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.core.SpringProperties;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.StatementCreatorUtils;

/** What application.yml asks for is what a real server's session gets. */
class DatabaseSessionTests {

    @Test
    void aSessionRunsInUtcAtReadCommittedWithFourByteCharacters() {
        try (TestDatabase database = TestDatabase.fresh()) {
            new ApplicationContextRunner()
                    .withInitializer(new ConfigDataApplicationContextInitializer())
                    .withConfiguration(AutoConfigurations.of(
                            DataSourceAutoConfiguration.class, JdbcTemplateAutoConfiguration.class))
                    .withUserConfiguration(SettingsConfiguration.class)
                    .withPropertyValues("spring.datasource.url=" + database.migratingUrl())
                    .run(context -> assertThat(sessionOf(context.getBean(JdbcTemplate.class)))
                            .containsEntry("zone", "+00:00")
                            .containsEntry("isolation", "READ-COMMITTED")
                            .containsEntry("charset", "utf8mb4"));
        }
    }

    @Test
    void aMissingValueIsWrittenWithoutAskingConnectorJForItsTypeWhichItAnswersByAnException() {
        assertThat(SpringProperties.getFlag(StatementCreatorUtils.IGNORE_GETPARAMETERTYPE_PROPERTY_NAME))
                .isTrue();
    }

    private static Map<String, Object> sessionOf(JdbcTemplate jdbc) {
        return jdbc.queryForMap("""
                SELECT @@session.time_zone AS zone,
                       @@session.%s AS isolation,
                       @@session.character_set_client AS charset
                """.formatted(isolationVariable(jdbc)));
    }

    /** MariaDB 11.1 and MySQL 8 call it transaction_isolation, MariaDB before that tx_isolation. */
    private static String isolationVariable(JdbcTemplate jdbc) {
        return jdbc.queryForList("SHOW VARIABLES LIKE 'transaction_isolation'").isEmpty()
                ? "tx_isolation"
                : "transaction_isolation";
    }
}
