package io.callsync.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import io.callsync.testing.Crm;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SchemaTests {

    private static final String FAILED = "UPDATE callsync_schema_history SET success = FALSE WHERE version = '12'";

    @ParameterizedTest
    @ValueSource(strings = {"1", "2", "3", "4", "5", "11", "12"})
    void aMigrationThatWasKilledBeforeItWasNotedRunsAgain(String killed) {
        try (Crm crm = Crm.start()) {
            crm.admin().update("DELETE FROM callsync_schema_history WHERE CAST(version AS UNSIGNED) >= ?", killed);

            crm.database().migrate();

            assertThat(crm.bean(Schema.class).isCurrent()).isTrue();
        }
    }

    @Test
    void theNewestMigrationIsTheOneThatACommandAsksFor() {
        try (Crm crm = Crm.start()) {
            assertThat(crm.bean(Schema.class).version()).isEqualTo(Schema.NEWEST);
            assertThat(crm.bean(Schema.class).migrate()).isZero();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"DELETE FROM callsync_schema_history WHERE version = '12'", FAILED})
    void tablesWithoutTheNewestMigrationAreNotCurrent(String statement) {
        try (Crm crm = Crm.start()) {
            crm.admin().update(statement);

            assertThat(crm.bean(Schema.class).isCurrent()).isFalse();
            assertThat(crm.bean(Schema.class).version()).isEqualTo("11");
        }
    }

    @Test
    void tablesOfANewerCallsyncAreCurrent() {
        try (Crm crm = Crm.start()) {
            crm.admin().update("""
                    INSERT INTO callsync_schema_history
                    SELECT installed_rank + 1, '1000', description, type, script, checksum, installed_by, installed_on,
                           execution_time, success
                    FROM callsync_schema_history WHERE version = '12'""");

            assertThat(crm.bean(Schema.class).isCurrent()).isTrue();
        }
    }

    @Test
    void whatAWarehouseReadsHoldsNothingPrivate() {
        try (Crm crm = Crm.start()) {
            List<String> columns = crm.admin().queryForList("""
                            SELECT LOWER(column_name) FROM information_schema.columns
                            WHERE table_schema = DATABASE() AND table_name LIKE 'warehouse%'""", String.class);

            assertThat(columns)
                    .contains("call_phone", "media_url", "complete")
                    .doesNotContain("email_subject", "email_body", "email_user", "url", "agent");
            assertThat(crm.rows("SELECT * FROM warehouse_communications")).isEmpty();
            assertThat(crm.rows("SELECT * FROM warehouse_call_logs")).isEmpty();
            assertThat(crm.rows("SELECT * FROM warehouse_nights")).isEmpty();
        }
    }
}
