package io.callsync.operator;

import static org.assertj.core.api.Assertions.assertThat;

import io.callsync.testing.TestDatabase;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.jdbc.core.JdbcTemplate;

/** {@code callsync doctor} on databases that are not as a run needs them, one thing at a time: it alone is found, with what mends it. */
class DoctorDatabaseTests extends DoctorCase {

    @Test
    void aDatabaseThatDoesNotAnswerLeavesTheOtherChecksToBeMade() {
        Typed doctor = fresh("jdbc:mysql://127.0.0.1:1/crm?user=callsync&password=secret", "--json");

        assertThat(doctor.exitCode()).isEqualTo(5);
        assertFound(doctor, "database: broken")
                .containsEntry(
                        "next", "mysql --host=127.0.0.1 --port=1 --user=callsync --password --execute='SELECT 1' crm");
        assertThat(severities(doctor))
                .containsEntry("source", "ok")
                .containsEntry("object", "ok")
                .containsEntry("disk", "ok")
                .containsEntry("tables", "skipped")
                .containsEntry("quarantine", "skipped");
        assertThat(doctor.out()).doesNotContain("secret");
    }

    @Test
    void whereNoDatabaseIsSetTheExportsAreLookedAtAllTheSame() {
        Typed doctor = fresh("", "--json");

        assertThat(doctor.exitCode()).isEqualTo(2);
        assertFound(doctor, "settings: broken");
        assertThat(severities(doctor)).containsEntry("object", "ok").containsEntry("database", "skipped");
    }

    @Test
    void anEmptyDatabaseIsNotMigratedAndHasNoLeads() {
        try (TestDatabase empty = TestDatabase.fresh()) {
            Typed doctor = fresh(empty.migratingUrl(), "--json");

            assertThat(doctor.exitCode()).isEqualTo(5);
            assertThat(problems(doctor)).containsExactly("tables: broken", "directory: broken");
            assertThat(problem(doctor, "tables")).containsEntry("next", "callsync migrate");
            assertThat(problem(doctor, "directory").get("next")).endsWith("--execute='SHOW TABLES' " + empty.name());
            assertThat(severities(doctor)).containsEntry("grants", "skipped");
        }
    }

    @ParameterizedTest
    @CsvSource({
        "isolation, transaction-isolation=TRANSACTION_REPEATABLE_READ",
        "charset, data-source-properties.characterEncoding=ISO-8859-1",
        "time-zone, data-source-properties.connectionTimeZone=-05:00"
    })
    void aSessionThatIsNotAsARunNeedsItIsMendedByTheSettingThatIsNamed(String check, String setting) {
        String url = crm.database().jdbcUrl();
        String wrong = "--spring.datasource.hikari." + setting;

        Typed doctor = fresh(url, "--json", wrong);

        assertThat(doctor.exitCode()).isEqualTo(2);
        String next =
                assertFound(doctor, check + ": broken").extractingByKey("next").actual();
        assertThat(next).startsWith("callsync doctor --spring.datasource.hikari." + setting.split("=")[0]);
        assertThat(fresh(url, next.split(" ")[2], "--json").exitCode()).isZero();
    }

    @Test
    void aClockThatIsAnHourAheadNeedsALook() {
        Typed doctor = fresh(
                crm.database().jdbcUrl(),
                "--json",
                "--spring.datasource.hikari.data-source-properties.sessionVariables=timestamp=UNIX_TIMESTAMP()+3600");

        assertThat(doctor.exitCode()).isEqualTo(3);
        assertFound(doctor, "clock: attention")
                .extractingByKey("what")
                .asString()
                .matches("the database's is (59 min 59 s|1 h 0 min) ahead of this machine's");
    }

    @ParameterizedTest
    @CsvSource({
        "external_call_id, VARCHAR(128), utf8mb4, utf8mb4_general_ci, broken, 5",
        "description, VARCHAR(4000), latin1, latin1_swedish_ci, attention, 3"
    })
    void aColumnThatWasConvertedIsMendedByTheStatementThatIsTold(
            String column, String type, String charset, String collation, String severity, int exitCode) {
        execute("ALTER TABLE call_logs MODIFY %s %s CHARACTER SET %s COLLATE %s NULL"
                .formatted(column, type, charset, collation));

        Typed doctor = doctor("--json");

        assertThat(doctor.exitCode()).isEqualTo(exitCode);
        execute(assertFound(doctor, "columns: " + severity)
                .extractingByKey("next")
                .actual());
        assertThat(doctor().exitCode()).isZero();
    }

    @Test
    void everyMissingGrantIsToldWithTheStatementThatMendsIt() {
        String account = account();
        for (String right :
                List.of("INSERT ON %s.callsync_legs", "DELETE ON %s.communications", "SELECT ON %s.users")) {
            execute("REVOKE " + right.formatted(crm.database().name()) + " FROM " + account);
        }

        Typed doctor = doctor("--json");

        assertThat(doctor.exitCode()).isEqualTo(5);
        assertThat(problems(doctor)).containsExactly("grants: broken", "grants: broken", "directory: broken");
        assertThat(doctor.out())
                .contains("lacks INSERT on callsync_legs", "lacks DELETE on communications", "lacks SELECT on users");
        findings(doctor).stream()
                .map(finding -> text(finding, "next"))
                .filter(next -> next != null)
                .forEach(DoctorCase::execute);
        assertThat(doctor().exitCode()).isZero();
    }

    @Test
    void aDirectoryTableOfAnotherNameIsFound() {
        execute("RENAME TABLE phones TO telephones");
        try {
            assertThat(problems(doctor("--json"))).containsExactly("directory: broken");
        } finally {
            execute("RENAME TABLE telephones TO phones");
        }
    }

    @Test
    void aServerThatTakesNoStreamsIsFoundWhereTheyAreWanted() {
        boolean before = crm.value(Boolean.class, "SELECT @@GLOBAL.local_infile");
        execute("SET GLOBAL local_infile = OFF");
        try {
            String url = crm.database().jdbcUrl();
            Typed doctor = fresh(url, "--json", "--callsync.load-data=true");

            assertThat(doctor.exitCode()).isEqualTo(5);
            execute(assertFound(doctor, "local-infile: broken")
                    .extractingByKey("next")
                    .actual());
            assertThat(fresh(url, "--callsync.load-data=true").exitCode()).isZero();
        } finally {
            execute("SET GLOBAL local_infile = " + before);
        }
    }

    @Test
    void aReplicaIsFound() {
        execute("SET GLOBAL read_only = ON");
        try {
            assertThat(problems(doctor("--json"))).containsExactly("writable: broken");
        } finally {
            execute("SET GLOBAL read_only = OFF");
        }
    }

    private static String account() {
        return crm.bean(JdbcTemplate.class)
                .queryForObject("SELECT CURRENT_USER()", String.class)
                .replaceFirst("(.*)@(.*)", "'$1'@'$2'");
    }
}
