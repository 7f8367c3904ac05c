package io.callsync.operator;

import static org.assertj.core.api.Assertions.assertThat;

import io.callsync.testing.TestDatabase;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

/** Commands on a database that is not there, refuses, or has no tables: one clear line, and nothing else. */
@ExtendWith(OutputCaptureExtension.class)
class EnvironmentTests {

    private TestDatabase database;

    @TempDir
    Path folder;

    @BeforeEach
    void emptyDatabase() {
        database = TestDatabase.fresh();
    }

    @AfterEach
    void drop() {
        database.close();
    }

    @Test
    void aDatabaseThatDoesNotAnswerIsNamed(CapturedOutput log) {
        Typed status = status("jdbc:mysql://127.0.0.1:1/crm?sslMode=DISABLED");

        assertThat(status.exitCode()).isEqualTo(5);
        assertThat(status.err())
                .startsWith("callsync: the database cannot be reached: ")
                .contains("SPRING_DATASOURCE_URL")
                .hasLineCount(1);
        assertThat(log.getAll()).isEmpty();
    }

    @Test
    void whereNoDatabaseAnswersNothingIsVerified() {
        Typed verify = Typed.fresh("verify", "--spring.datasource.url=jdbc:mysql://127.0.0.1:1/crm?sslMode=DISABLED");

        assertThat(verify.exitCode()).isEqualTo(5);
        assertThat(verify.out()).isEmpty();
    }

    @Test
    void row19AnUnknownDatabaseIsNamed(CapturedOutput log) {
        Typed status = status(database.adminUrl().replace(database.name(), "callsync_nowhere"));

        assertThat(status.exitCode()).isEqualTo(5);
        assertThat(status.err())
                .startsWith("callsync: the database refuses: Unknown database 'callsync_nowhere' (")
                .hasLineCount(1);
        assertThat(log.getAll()).isEmpty();
    }

    @Test
    void noDatabaseAtAllIsAMissingSetting(CapturedOutput log) {
        Typed status = status("");

        assertThat(status.exitCode()).isEqualTo(2);
        assertThat(status.err())
                .startsWith("SPRING_DATASOURCE_URL: no database is set")
                .hasLineCount(1);
        assertThat(log.getAll()).isEmpty();
    }

    @Test
    void anAddressOfAnotherKindIsAWrongSetting() {
        Typed status = status("jdbc:nosql://127.0.0.1/crm");

        assertThat(status.exitCode()).isEqualTo(2);
        assertThat(status.err()).contains("jdbc:nosql").hasLineCount(1);
    }

    @Test
    void anOptionOfTheAddressThatRunsCodeIsAWrongSetting(CapturedOutput log) {
        Typed status = status(database.migratingUrl() + "&autoDeserialize=true");

        assertThat(status.exitCode()).isEqualTo(2);
        assertThat(status.err())
                .startsWith("SPRING_DATASOURCE_URL: the option autoDeserialize ")
                .hasLineCount(1);
        assertThat(log.getAll()).isEmpty();
    }

    @Test
    void anOptionOfThePoolThatGivesFilesAwayIsAWrongSetting() {
        Typed status = Typed.fresh(
                "--spring.datasource.url=" + database.migratingUrl(),
                "--spring.datasource.hikari.data-source-properties.allowLoadLocalInfile=true",
                "status");

        assertThat(status.exitCode()).isEqualTo(2);
        assertThat(status.err())
                .contains("data-source-properties", "allowLoadLocalInfile")
                .hasLineCount(1);
    }

    @Test
    void aSettingThatCannotWorkIsNamed(CapturedOutput log) {
        Typed status =
                Typed.fresh("--spring.datasource.url=" + database.migratingUrl(), "--callsync.chunk-size=0", "status");

        assertThat(status.exitCode()).isEqualTo(2);
        assertThat(status.err()).isEqualTo("callsync: callsync.chunk-size is '0': expected from 1 to 50000\n");
        assertThat(log.getAll()).isEmpty();
    }

    @Test
    void aSettingOfTheWrongKindIsNamed() {
        Typed status = Typed.fresh(
                "--spring.datasource.url=" + database.migratingUrl(), "--callsync.chunk-size=many", "status");

        assertThat(status.exitCode()).isEqualTo(2);
        assertThat(status.err()).contains("callsync.chunk-size is 'many'").hasLineCount(1);
    }

    @Test
    void tablesThatAreNotMigratedAreSaidToBe() {
        Typed status = status(database.migratingUrl());

        assertThat(status.exitCode()).isEqualTo(5);
        assertThat(status.err()).contains("; type: callsync migrate").hasLineCount(1);
    }

    @Test
    void anEmptyDatabaseIsMigratedOnce() {
        Typed migrate = Typed.fresh("migrate", "--spring.datasource.url=" + database.migratingUrl());
        Typed again = Typed.fresh("migrate", "--spring.datasource.url=" + database.migratingUrl());

        assertThat(migrate.exitCode()).as(migrate.err()).isZero();
        assertThat(migrate.out()).matches("callsync: \\d+ migrations done, the tables are of version \\d+\n");
        assertThat(again.out()).matches("callsync: nothing to migrate, the tables are of version \\d+\n");
    }

    @Test
    void settingsThatCannotBeReadAreNamed() throws Exception {
        Path settings = Files.writeString(folder.resolve("settings.yml"), "callsync:\n\tchunk-size: 5\n");

        Typed status = Typed.fresh("--spring.config.additional-location=file:" + settings, "status");

        assertThat(status.exitCode()).isEqualTo(2);
        assertThat(status.err()).startsWith("application.yml: ").contains("line 2");
    }

    @Test
    void row19ARunOnADatabaseThatDoesNotAnswerSaysWhatToTypeNext() throws Exception {
        job();

        Typed run = Typed.fresh(
                "--spring.datasource.url=jdbc:mysql://127.0.0.1:1/crm",
                "run",
                "aircall",
                "--date",
                "2026-11-20",
                "--jobs",
                folder.toString());

        assertThat(run.exitCode()).isEqualTo(5);
        assertThat(run.err())
                .endsWith("callsync: next: callsync run aircall --date 2026-11-20\n")
                .hasLineCount(2);
    }

    @Test
    void aRunMayMigrateFirst() throws Exception {
        job();

        Typed run = Typed.fresh(
                "--spring.datasource.url=" + database.migratingUrl(),
                "run",
                "aircall",
                "--jobs",
                folder.toString(),
                "--callsync.matching.enabled=false",
                "--migrate");

        assertThat(run.exitCode()).as(run.err()).isZero();
        assertThat(run.err()).containsPattern("^callsync: \\d+ migrations done, the tables are of version \\d+\n");
    }

    private void job() throws Exception {
        Files.writeString(
                folder.resolve("aircall.yml"),
                "provider: aircall\nsource: file:%s/{date}/\nattention: { no-files: false }\n".formatted(folder));
    }

    private static Typed status(String url) {
        return Typed.fresh("--spring.datasource.url=" + url, "status");
    }
}
