package io.callsync.ledger;

import static io.callsync.testing.AircallJson.aCall;
import static org.assertj.core.api.Assertions.assertThat;

import io.callsync.provider.aircall.AircallProvider;
import io.callsync.testing.Crm;
import io.callsync.testing.Exactness;
import io.callsync.testing.Exports;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SchemaTests {

    private static final String FAILED = "UPDATE callsync_schema_history SET success = FALSE WHERE version = '14'";

    @ParameterizedTest
    @ValueSource(strings = {"1", "2", "3", "4", "5", "11", "12", "13", "14"})
    void aMigrationThatWasKilledBeforeItWasNotedRunsAgain(String killed) {
        try (Crm crm = Crm.start()) {
            crm.admin().update("DELETE FROM callsync_schema_history WHERE CAST(version AS UNSIGNED) >= ?", killed);

            crm.database().migrate();

            assertThat(crm.bean(Schema.class).isCurrent()).isTrue();
        }
    }

    @Test
    void whatIsThereBeforeNightsBalanceIsTakenForRightHoweverOftenItIsMigrated(@TempDir Path folder) {
        LocalDate date = LocalDate.of(2026, 11, 20);
        try (Crm crm = Crm.start()) {
            Exports exports = new Exports(folder);
            exports.put(
                    date,
                    "calls.jsonl",
                    aCall(1).line() + aCall(2).line() + aCall(3).missed().line());
            exports.put(date, "more.jsonl", aCall(4).line());
            crm.complete(exports.job(new AircallProvider()), date);
            crm.admin().update("UPDATE callsync_control_totals SET calls = calls + 1");

            for (int i = 0; i < 2; i++) {
                crm.admin().update("DELETE FROM callsync_schema_history WHERE CAST(version AS UNSIGNED) >= 13");
                crm.database().migrate();

                assertThat(crm.rows("SELECT calls FROM callsync_control_totals"))
                        .hasSize(3);
                Exactness.assertBalanced(crm.admin());
            }
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
    @ValueSource(strings = {"DELETE FROM callsync_schema_history WHERE version = '14'", FAILED})
    void tablesWithoutTheNewestMigrationAreNotCurrent(String statement) {
        try (Crm crm = Crm.start()) {
            crm.admin().update(statement);

            assertThat(crm.bean(Schema.class).isCurrent()).isFalse();
            assertThat(crm.bean(Schema.class).version()).isEqualTo("13");
        }
    }

    @Test
    void tablesOfANewerCallsyncAreCurrent() {
        try (Crm crm = Crm.start()) {
            crm.admin().update("""
                    INSERT INTO callsync_schema_history
                    SELECT installed_rank + 1, '1000', description, type, script, checksum, installed_by, installed_on,
                           execution_time, success
                    FROM callsync_schema_history WHERE version = '14'""");

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
