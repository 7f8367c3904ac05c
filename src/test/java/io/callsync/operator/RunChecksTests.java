package io.callsync.operator;

import static org.assertj.core.api.Assertions.assertThat;

import io.callsync.testing.fault.MySqlCommand;
import io.callsync.testing.fault.MySqlProxy;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

/** The quick checks of {@code callsync doctor}, before a run: nothing begins where one is broken. */
@ExtendWith(OutputCaptureExtension.class)
class RunChecksTests extends DoctorCase {

    private static final String POOL = "--spring.datasource.hikari.";

    @ParameterizedTest
    @CsvSource({
        "2, transaction-isolation=TRANSACTION_SERIALIZABLE",
        "2, data-source-properties.characterEncoding=ISO-8859-1",
        "2, data-source-properties.connectionTimeZone=-05:00"
    })
    void aRunWhoseSessionIsNotAsItNeedsItDoesNotBegin(int exitCode, String setting) {
        Typed run = run(crm.database().jdbcUrl(), POOL + setting);

        assertThat(run.exitCode()).isEqualTo(exitCode);
        assertThat(run.err())
                .startsWith("spring.datasource.hikari." + setting.split("=")[0] + ": ")
                .hasLineCount(1);
        assertNothingBegan();
    }

    @Test
    void everythingThatIsBrokenIsToldAtOnceWithWhatMendsIt() {
        execute("ALTER TABLE call_logs MODIFY external_call_id VARCHAR(128) COLLATE utf8mb4_general_ci NULL");
        execute("RENAME TABLE users TO people");
        execute("SET GLOBAL local_infile = OFF");

        Typed run = run(crm.database().jdbcUrl(), "--callsync.load-data=true");

        execute("RENAME TABLE people TO users");
        assertThat(run.exitCode()).isEqualTo(5);
        assertThat(run.err().lines().toList())
                .satisfiesExactly(
                        line -> assertThat(line)
                                .isEqualTo("callsync: callsync.load-data is on, the server's local_infile is off; type:"
                                        + " SET GLOBAL local_infile = ON"),
                        line -> assertThat(line)
                                .startsWith("callsync: call_logs.external_call_id is compared by utf8mb4_general_ci, ")
                                .contains("; type: ALTER TABLE call_logs MODIFY external_call_id "),
                        line -> assertThat(line).contains("callsync: the database refuses: Table "),
                        line -> assertThat(line).startsWith("callsync: next: callsync run aircall --date "));
        assertNothingBegan();
        Pattern.compile("; type: (.*)").matcher(run.err()).results().forEach(told -> execute(told.group(1)));
        assertThat(run(crm.database().jdbcUrl(), "--callsync.load-data=true").exitCode())
                .isZero();
    }

    @Test
    void whatNeedsALookIsLoggedAndTheRunGoesOn(CapturedOutput log) {
        Typed run = run(
                crm.database().jdbcUrl(),
                POOL + "data-source-properties.sessionVariables=timestamp=UNIX_TIMESTAMP()+3600");

        assertThat(run.exitCode()).as(run.err()).isZero();
        assertThat(log.getAll()).contains("clock: the database's is ", "; type: timedatectl set-ntp true");
    }

    /** A check more costs a line here. */
    @Test
    void theChecksBeforeARunCostAsManyStatementsAsSaidHere() {
        List<MySqlCommand> sent = Collections.synchronizedList(new ArrayList<>());
        try (MySqlProxy proxy = MySqlProxy.to(crm.database().jdbcUrl())) {
            proxy.watch(sent::add);
            assertThat(run(proxy.route(crm.database().jdbcUrl())).exitCode()).isZero();
        }

        List<MySqlCommand> begun = sent.stream()
                .filter(MySqlCommand::isQuery)
                .dropWhile(command -> !command.sql().startsWith("SHOW SESSION VARIABLES WHERE"))
                .toList();
        List<String> before = begun.stream()
                // the pool opens others beside it
                .filter(command -> command.connection() == begun.get(0).connection())
                .map(MySqlCommand::sql)
                .takeWhile(sql -> !sql.contains("GET_LOCK"))
                // the driver's own, before each statement that may write
                .filter(sql -> !sql.startsWith("SELECT @@session"))
                .toList();
        assertThat(before).as(String.join("\n", before)).hasSize(46);
    }

    private Typed run(String url, String... settings) {
        return Typed.fresh(Stream.concat(
                        Stream.of(
                                "run",
                                "aircall",
                                "--jobs",
                                folder.resolve("jobs").toString(),
                                "--spring.datasource.url=" + url),
                        Stream.of(settings))
                .toArray(String[]::new));
    }

    private static void assertNothingBegan() {
        assertThat(crm.rows("SELECT job FROM callsync_leases")).isEmpty();
        assertThat(crm.rows("SELECT id FROM callsync_runs")).isEmpty();
    }
}
