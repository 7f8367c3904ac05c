package io.callsync.operator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.callsync.configuration.ConfigurationError;
import io.callsync.source.SourceUnavailable;
import io.callsync.source.Spool;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.jdbc.CannotGetJdbcConnectionException;

class FailureTests {

    @ParameterizedTest
    @CsvSource({
        "1045, 28000, SPRING_DATASOURCE_PASSWORD",
        "1049, 42000, SPRING_DATASOURCE_URL",
        "1040, 08004, too many connections",
        "1142, 42000, grants",
        "1290, HY000, names the primary",
        "1146, 42S02, callsync migrate"
    })
    void aDatabaseThatRefusesSaysWhatToCheck(int code, String state, String advice) {
        Failure failure = Failure.of(
                new CannotGetJdbcConnectionException("no connection", new SQLException("Access denied", state, code)));

        assertThat(failure.exitCode()).isEqualTo(ExitCode.ENVIRONMENT);
        assertThat(failure.message())
                .startsWith("the database refuses: Access denied (")
                .contains(advice);
    }

    @Test
    void aDatabaseThatCannotBeReachedSaysSoInOneLine() {
        Failure failure = Failure.of(new SQLTransientConnectionException("link failure\n\nThe last packet", "08S01"));

        assertThat(failure.exitCode()).isEqualTo(ExitCode.ENVIRONMENT);
        assertThat(failure.lines())
                .containsExactly("callsync: the database cannot be reached: link failure"
                        + " (check that it runs, and SPRING_DATASOURCE_URL)");
    }

    @Test
    void aSourceThatCannotBeReachedIsTheEnvironmentAlsoBehindOtherExceptions() {
        Failure failure = Failure.of(new IllegalStateException(
                new SourceUnavailable("cannot list s3://exports/: access denied", new RuntimeException("403"))));

        assertThat(failure.exitCode()).isEqualTo(ExitCode.ENVIRONMENT);
        assertThat(failure.message()).isEqualTo("cannot list s3://exports/: access denied");
    }

    @Test
    void aSpoolFolderThatCannotBeUsedIsTheEnvironment(@TempDir Path folder) throws Exception {
        Path file = Files.writeString(folder.resolve("file"), "");

        Failure failure = Failure.of(catchThrowable(() -> new Spool(file.resolve("spool"), 1)));

        assertThat(failure.exitCode()).isEqualTo(ExitCode.ENVIRONMENT);
        assertThat(failure.message())
                .startsWith("cannot use the spool folder " + file)
                .contains("CALLSYNC_SPOOL");
    }

    @Test
    void aStatementThatTheDatabaseRefusesIsNotTheEnvironment() {
        Failure failure = Failure.of(new DataIntegrityViolationException(
                "refused", new SQLException("Data too long for column 'agent' of +12025550123", "22001", 1406)));

        assertThat(failure.exitCode()).isEqualTo(ExitCode.FAILED);
        assertThat(failure.lines())
                .containsExactly(
                        "callsync: unexpected SQLException: Data too long for column 'agent' of ***0123",
                        "callsync: the same command with --verbose shows where");
    }

    @Test
    void everyProblemOfAJobFileHasItsLine() {
        Path file = Path.of("jobs/aircall.yml");
        Failure failure = Failure.of(ConfigurationError.ofAll(List.of(
                new ConfigurationError(file, 2, "unknown key 'sourc'"), new ConfigurationError(file, 1, "no source"))));

        assertThat(failure.exitCode()).isEqualTo(ExitCode.USAGE);
        assertThat(failure.lines())
                .containsExactly("jobs/aircall.yml:1: no source", "jobs/aircall.yml:2: unknown key 'sourc'");
    }

    @Test
    void causesThatGoInCirclesEnd() {
        Exception first = new Exception("first");
        Exception second = new Exception("second", first);
        first.initCause(second);

        assertThat(Failure.of(first).exitCode()).isEqualTo(ExitCode.FAILED);
    }
}
