package io.callsync.operator;

import static io.callsync.testing.AircallJson.aCall;
import static org.assertj.core.api.Assertions.assertThat;

import io.callsync.testing.Crm;
import io.callsync.testing.Exports;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.core.JdbcTemplate;

/** A database user who lacks a right of the documented script: told before anything is written. */
class MissingGrantTests {

    private static final LocalDate DATE = LocalDate.of(2026, 11, 20);
    private static final Path SCRIPT = Path.of("src", "docs", "grants", "runtime-user.sql");
    private static final Pattern GRANT = Pattern.compile("(?m)^GRANT (.+) ON crm\\.(\\S+) TO");

    @AutoClose
    private static Crm crm;

    @TempDir
    static Path folder;

    /** A right on a table, as the script gives it. */
    private record Right(String name, String table) {}

    @BeforeAll
    static void aNight() throws IOException {
        crm = Crm.start();
        Exports exports = new Exports(folder.resolve("exports"));
        exports.put(DATE, "calls.jsonl", aCall(1).line());
        Files.writeString(folder.resolve("aircall.yml"), """
                provider: aircall
                source: file:%s/{date}/
                look-back: 0d
                settle: 0s
                """.formatted(exports.folder()));
    }

    @BeforeEach
    void nothingIsLoaded() {
        crm.clear();
        crm.admin().execute("DELETE FROM callsync_leases");
    }

    @Test
    void row74ARunWhoseUserLacksAnyOneGrantNamesItBeforeItWrites() throws IOException {
        String account = account();
        for (Right right : rights().filter(MissingGrantTests::isNeeded).toList()) {
            String of =
                    " %s ON `%s`.`%s` ".formatted(right.name(), crm.database().name(), right.table());
            crm.admin().execute("REVOKE" + of + "FROM " + account);

            Typed run = run();

            assertThat(run.exitCode()).as(right + run.out() + run.err()).isEqualTo(5);
            assertThat(run.err().lines().toList().get(0))
                    .as("%s", right)
                    .startsWith("callsync: the database user lacks " + right.name() + " on " + right.table())
                    .containsPattern("GRANT [A-Z, ]*%s[A-Z, ]* ON `%s`.`%s` TO %s"
                            .formatted(right.name(), crm.database().name(), right.table(), account));
            assertThat(crm.rows("SELECT job FROM callsync_leases")).isEmpty();
            assertThat(crm.rows("SELECT id FROM callsync_runs")).isEmpty();
            crm.admin().execute("GRANT" + of + "TO " + account);
        }
        assertThat(run().exitCode()).isZero();
    }

    @Test
    void theStatementThatIsToldMendsIt() {
        String account = account();
        crm.admin()
                .execute("REVOKE INSERT, UPDATE ON %s.callsync_legs FROM %s"
                        .formatted(crm.database().name(), account));
        crm.admin()
                .execute("REVOKE SELECT ON %s.phones FROM %s"
                        .formatted(crm.database().name(), account));

        String told = run().err();
        Pattern.compile("; type: (GRANT .*)")
                .matcher(told)
                .results()
                .forEach(grant -> crm.admin().execute(grant.group(1)));

        assertThat(told).contains("on callsync_legs", "on phones");
        assertThat(run().exitCode()).isZero();
    }

    private static String account() {
        return crm.bean(JdbcTemplate.class)
                .queryForObject("SELECT CURRENT_USER()", String.class)
                .replaceFirst("(.*)@(.*)", "'$1'@'$2'");
    }

    private static Stream<Right> rights() throws IOException {
        return GRANT.matcher(Files.readString(SCRIPT))
                .results()
                .flatMap(grant -> Stream.of(grant.group(1).split(", ")).map(right -> new Right(right, grant.group(2))));
    }

    /** MySQL updates tables that count, MariaDB inserts into sequences. */
    private static boolean isNeeded(Right right) {
        boolean mariaDb = crm.value(String.class, "SELECT VERSION()").contains("MariaDB");
        List<String> ofCounters = mariaDb ? List.of("INSERT") : List.of("SELECT", "UPDATE");
        return !right.table().endsWith("_SEQ") || ofCounters.contains(right.name());
    }

    private static Typed run() {
        return Typed.on(crm::bean, "run", "aircall", "--date", DATE.toString(), "--jobs", folder.toString());
    }
}
