package io.callsync.operator;

import static io.callsync.testing.AircallJson.aCall;
import static org.assertj.core.api.Assertions.assertThat;

import io.callsync.ledger.JobSign;
import io.callsync.ledger.JobSign.Meaning;
import io.callsync.ledger.Lease;
import io.callsync.ledger.Leases;
import io.callsync.testing.Crm;
import io.callsync.testing.Exactness;
import io.callsync.testing.Exports;
import io.callsync.testing.JsonSchema;
import io.callsync.testing.Promises;
import io.callsync.testing.TestDatabase;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** {@code callsync backfill}: three dates with a file each. */
class BackfillCommandTests {

    private static final LocalDate FIRST = LocalDate.of(2026, 11, 20);
    private static final JsonSchema SCHEMA = JsonSchema.of("/schema/backfill.schema.json");

    @AutoClose
    private static Crm crm;

    @TempDir
    Path folder;

    private Exports exports;

    @BeforeAll
    static void start() {
        crm = Crm.start();
    }

    @BeforeEach
    void threeDatesWithACallEach() throws IOException {
        crm.clear();
        exports = new Exports(folder.resolve("exports"));
        for (int day = 0; day < 3; day++) {
            exports.put(FIRST.plusDays(day), "calls.jsonl", aCall(day + 1).line());
        }
        exports.put(FIRST.minusDays(1), "calls.jsonl", aCall(9).line());
        job("{date}/");
    }

    @AfterEach
    void everyPromiseIsKept() {
        Promises.assertKept(crm);
    }

    @Test
    void loadsEachDateOldestFirstAndNoOther() {
        Typed backfill = backfill();

        assertThat(backfill.exitCode()).as(backfill.err()).isZero();
        assertThat(backfill.out().lines().map(line -> line.replaceAll(" \\d\\.\\d s", " 0.1 s")))
                .containsExactly(
                        "DATE        STATE     FILES  RECORDS   TIME  WHAT",
                        "2026-11-20  complete      1        1  0.1 s  1 inserted",
                        "2026-11-21  complete      1        1  0.1 s  1 inserted",
                        "2026-11-22  complete      1        1  0.1 s  1 inserted",
                        "in all                    3        3  0.1 s  3 inserted",
                        "",
                        "callsync: night from 2026-11-20 to 2026-11-22: 3 of 3 dates complete");
        assertThat(crm.rows("SELECT business_date FROM callsync_runs ORDER BY id"))
                .extracting(row -> row.get("business_date").toString())
                .containsExactly("2026-11-20", "2026-11-21", "2026-11-22");
        Exactness.assertExact(crm, List.of("1", "2", "3"));
    }

    @Test
    void againItPassesOverWhatIsComplete() {
        run("2026-11-20");

        assertThat(backfill().out())
                .contains("2026-11-20  complete before      1        1  0.0 s  since 20")
                .contains("UTC; 1 inserted\n2026-11-21  complete ");

        assertThat(crm.rows("SELECT id FROM callsync_runs")).hasSize(3);
        assertThat(backfill().exitCode()).isZero();
        assertThat(crm.rows("SELECT id FROM callsync_runs")).hasSize(3);
    }

    @Test
    void aDateWithoutFilesNeedsALookAndTheOthersGoOn() throws IOException {
        Files.delete(exports.folder().resolve("2026-11-21/calls.jsonl"));

        Typed backfill = backfill();

        assertThat(backfill.exitCode()).isEqualTo(3);
        assertThat(backfill.out())
                .contains("\n2026-11-21  no files      0  ")
                .contains("\n2026-11-22  complete      1  ")
                .endsWith("""
                        callsync: night from 2026-11-20 to 2026-11-22: 2 of 3 dates complete
                        callsync: because: 2026-11-21: no files of 2026-11-21
                        callsync: next: callsync run night --date 2026-11-21
                        """);
    }

    @Test
    void aDateThatFailsIsReportedAndTheOthersGoOn() {
        crm.admin().execute("""
                CREATE TRIGGER take_over BEFORE INSERT ON call_logs FOR EACH ROW
                UPDATE callsync_leases SET epoch = epoch + 1 WHERE NEW.external_call_id = '2'""");
        try {
            Typed backfill = backfill();

            assertThat(backfill.exitCode()).isEqualTo(4);
            assertThat(backfill.out())
                    .contains("\n2026-11-21  failed ", "\n2026-11-22  complete ")
                    .contains("because: 2026-11-21: another run of night has taken over")
                    .endsWith("callsync: next: callsync backfill night --from 2026-11-20 --to 2026-11-22\n");
        } finally {
            crm.admin().execute("DROP TRIGGER take_over");
        }
        assertThat(backfill().exitCode()).isZero();
        Exactness.assertExact(crm, List.of("1", "2", "3"));
    }

    @Test
    void withoutItsDatabaseItStopsAtOnce() {
        crm.admin().execute("ALTER TABLE call_logs RENAME TO call_logs_away");
        try {
            Typed backfill = backfill("--parallel", "3");

            assertThat(backfill.exitCode()).isEqualTo(5);
            assertThat(backfill.out())
                    .contains("\n2026-11-20  failed ", "\n2026-11-21  not reached ", "\n2026-11-22  not reached ")
                    .contains("callsync: because: 2026-11-20: the database refuses: Table ")
                    .endsWith("--to 2026-11-22 --parallel 3\n");
        } finally {
            crm.admin().execute("ALTER TABLE call_logs_away RENAME TO call_logs");
        }
        assertThat(backfill().exitCode()).isZero();
    }

    @Test
    void anUnreadableFileLeavesItsDateOpen() {
        exports.put(FIRST, "more.csv.gz", "no gzip");

        Typed backfill = backfill();

        assertThat(backfill.exitCode()).isEqualTo(3);
        assertThat(backfill.out()).contains("\n2026-11-20  needs attention  1 of 2  ", "\n2026-11-21  complete ");
    }

    @Test
    void asJsonItIsAsTheSchemaSays() throws IOException {
        Files.delete(exports.folder().resolve("2026-11-21/calls.jsonl"));
        run("2026-11-20");

        Typed backfill = backfill("--json");

        JsonNode json = SCHEMA.read(backfill.out());
        assertThat(json.get("exit_code").asInt()).isEqualTo(3);
        assertThat(json.get("dates_complete").asInt()).isEqualTo(2);
        assertThat(json.get("dates").valueStream().map(date -> date.get("state").asString()))
                .containsExactly("complete-before", "no-files", "complete");
        assertThat(json.get("outcomes").get("inserted").asInt()).isEqualTo(2);
        assertThat(json.get("dates").get(1).get("problem").asString()).isEqualTo("no files of 2026-11-21");
    }

    @Test
    void beginsWhenALiveRunHasEnded() throws Exception {
        Lease run = crm.bean(Leases.class).acquire("night");
        CompletableFuture<Typed> backfill = CompletableFuture.supplyAsync(this::backfill);
        Leases leases = crm.bean(Leases.class);
        Awaitility.await().until(() -> leases.isUp("night", Meaning.BACKFILL));

        assertThat(crm.rows("SELECT id FROM callsync_runs")).isEmpty();
        run.close();

        assertThat(backfill.join().exitCode()).isZero();
        Exactness.assertExact(crm, List.of("1", "2", "3"));
    }

    @Test
    void twoBackfillsOfAJobAreOneTooMany() throws Exception {
        try (JobSign other =
                crm.bean(Leases.class).sign("night", Meaning.BACKFILL).orElseThrow()) {
            assertThat(other.sees(Meaning.BACKFILL)).isTrue();

            Typed backfill = backfill();

            assertThat(backfill).isEqualTo(new Typed(4, "", """
                callsync: another process backfills night already
                callsync: next: callsync status night
                """));
        }
        assertThat(backfill().exitCode()).isZero();
    }

    @Test
    void theFilesOfADateAreReadAsManyAtATimeAsItIsTold() {
        try (TestDatabase database = TestDatabase.fresh()) {
            database.migrate();
            database.grant();

            assertThat(fresh(database.jdbcUrl(), "--parallel", "5", "--callsync.parallel-files=2")
                            .exitCode())
                    .isZero();

            assertThat(
                            database.admin()
                                    .queryForList(
                                            "SELECT DISTINCT STEP_NAME FROM BATCH_STEP_EXECUTION WHERE STEP_NAME LIKE 'load-files:%'"))
                    .hasSize(5);
        }
    }

    @Test
    void aDatabaseWithoutTablesIsNotReady() {
        try (TestDatabase database = TestDatabase.fresh()) {
            Typed backfill = fresh(database.migratingUrl());

            assertThat(backfill.exitCode()).isEqualTo(5);
            assertThat(backfill.err()).contains("callsync migrate");
            assertThat(backfill.out()).isEmpty();
        }
    }

    @Test
    void datesThatAreNoneAreWrongUsage() throws IOException {
        assertRefused(
                type("--from", "2026-11-22", "--to", "2026-11-20"), "--to 2026-11-20 is before --from 2026-11-22");
        assertRefused(type("--from", "2001-01-01", "--to", "2026-11-20"), "are more than 3660 dates");
        assertRefused(backfill("--parallel", "0"), "--parallel is '0': expected 1 to 64");
        job("");
        assertRefused(backfill(), "every date of night is the same files: callsync run night loads them all");
    }

    private static void assertRefused(Typed backfill, String message) {
        assertThat(backfill.exitCode()).isEqualTo(2);
        assertThat(backfill.out()).isEmpty();
        assertThat(backfill.err()).startsWith("callsync: ").contains(message);
    }

    private void job(String place) throws IOException {
        Files.createDirectories(folder.resolve("jobs"));
        Files.writeString(folder.resolve("jobs/night.yml"), """
                provider: aircall
                source: file:%s/%s
                look-back: 2d
                settle: 0s
                """.formatted(exports.folder(), place));
    }

    private void run(String date) {
        Typed run = Typed.on(
                crm::bean,
                "run",
                "night",
                "--date",
                date,
                "--jobs",
                folder.resolve("jobs").toString());
        assertThat(run.exitCode()).isZero();
    }

    private Typed backfill(String... more) {
        return type(Stream.concat(Stream.of("--from", "2026-11-20", "--to", "2026-11-22"), Stream.of(more))
                .toArray(String[]::new));
    }

    private Typed type(String... arguments) {
        return Typed.on(crm::bean, typed(arguments));
    }

    private Typed fresh(String url, String... more) {
        return Typed.fresh(Stream.concat(
                        Stream.of(typed("--from", "2026-11-20", "--to", "2026-11-22")),
                        Stream.concat(Stream.of("--spring.datasource.url=" + url), Stream.of(more)))
                .toArray(String[]::new));
    }

    private String[] typed(String... arguments) {
        return Stream.concat(
                        Stream.of(
                                "backfill",
                                "night",
                                "--jobs",
                                folder.resolve("jobs").toString()),
                        Stream.of(arguments))
                .toArray(String[]::new);
    }
}
