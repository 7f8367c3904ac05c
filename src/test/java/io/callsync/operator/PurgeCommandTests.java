package io.callsync.operator;

import static io.callsync.testing.AircallJson.aCall;
import static org.assertj.core.api.Assertions.assertThat;

import io.callsync.ledger.Lease;
import io.callsync.ledger.Leases;
import io.callsync.testing.Crm;
import io.callsync.testing.Exports;
import io.callsync.testing.JsonSchema;
import io.callsync.testing.Promises;
import io.callsync.testing.Tables;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** {@code callsync purge}: one date that was run twice, one that was run once, two records that were put aside. */
class PurgeCommandTests {

    private static final LocalDate DATE = LocalDate.of(2026, 11, 20);
    private static final JsonSchema SCHEMA = JsonSchema.of("/schema/purge.schema.json");
    /** What calls, files, nights and people's decisions are made of. */
    private static final List<String> NEVER_PURGED = List.of(
            "call_logs",
            "communications",
            "callsync_legs",
            "callsync_export_files",
            "callsync_control_totals",
            "callsync_control_history",
            "callsync_nights",
            "callsync_leases");

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
    void twoDatesOfWhichOneWasRunTwice() throws IOException {
        crm.clear();
        crm.admin().update("DELETE FROM callsync_leases");
        crm.lead(1, "+15145550101", "2026-01-01T00:00:00");
        exports = new Exports(folder.resolve("exports"));
        exports.put(DATE, "calls.jsonl", aCall(1).line() + unknown(2) + unknown(3));
        exports.put(DATE.plusDays(1), "calls.jsonl", aCall(4).line());
        job("aircall", "0d");
        run("aircall", DATE);
        run("aircall", DATE);
        run("aircall", DATE.plusDays(1));
        typed("quarantine", "resolve", id(2), "--why", "test", "--by", "olga");
        // what somebody takes for right belongs to the balance for good
        crm.admin().update("DELETE FROM call_logs WHERE external_call_id = '4'");
        crm.admin().update("DELETE FROM communications WHERE external_call_id = '4'");
        typed("verify", "aircall", "--accept", "--why", "deleted on purpose");
    }

    @AfterEach
    void everyPromiseIsKept() {
        Promises.assertKept(crm);
    }

    @Test
    void whatIsOldAndOfNoUseGoesAndNothingElse() {
        older(91);
        Map<String, Object> before = contents(NEVER_PURGED);

        Typed purge = purge("--older-than", "90d");

        assertThat(purge.exitCode()).as(purge.err()).isZero();
        assertThat(purge.out().replaceAll("\\d{4}-\\d\\d-\\d\\d \\d\\d:\\d\\d", "2026-08-22 03:00"))
                .isEqualTo("""
                WHAT                 N  OF WHICH
                batch-runs           3  runs, of which Spring Batch's metadata goes
                runs                 1  runs, whose date was run again since
                run-files            1  rows on what these runs did with each file
                run-totals           1  rows on what these runs compared at their end
                quarantined-records  1  records

                callsync: purged what is older than 2026-08-22 03:00 UTC
                """);
        assertThat(contents(NEVER_PURGED)).isEqualTo(before);
        assertThat(runs()).containsExactly("2026-11-20 #2", "2026-11-21 #1");
        assertThat(Tables.LOADED.stream().filter(table -> table.startsWith("BATCH_")))
                .hasSize(6)
                .allSatisfy(table -> assertThat(count(table)).as(table).isZero());
        assertThat(crm.rows("SELECT record_number, state FROM callsync_quarantine"))
                .containsExactly(Map.of("record_number", 3L, "state", "open"));
    }

    @Test
    void againItFindsNothingAndAuditIsToldOnlyOfWhatWasDeleted() {
        older(91);
        purge("--older-than", "90d", "--by", "olga", "--why", "disk is full");

        assertThat(purge("--older-than", "90d").out())
                .startsWith("callsync: there is nothing to purge that is older than ");

        assertThat(crm.rows("SELECT action, done_by, why, n FROM callsync_audit"))
                .containsExactly(Map.of("action", "purge", "done_by", "olga", "why", "disk is full", "n", 7L));
        assertThat(typed("audit").out())
                .containsPattern("olga +purge +7 +all jobs, older than 2\\d{3}-.* UTC: batch_runs 3,\\s+runs 1");
    }

    @Test
    void whatIsYoungerStays() {
        older(91);
        Map<String, Object> before = contents(Tables.LOADED);

        assertThat(purge("--older-than", "92d").out()).startsWith("callsync: there is nothing to purge");

        assertThat(contents(Tables.LOADED)).isEqualTo(before);
    }

    @Test
    void aDryRunCountsTheSameAndDeletesNothing() {
        older(91);
        Map<String, Object> before = contents(Tables.LOADED);

        JsonNode counted = json("--older-than", "90d", "--dry-run");
        assertThat(contents(Tables.LOADED)).isEqualTo(before);
        JsonNode deleted = json("--older-than", "90d");

        assertThat(counted.get("deleted")).isEqualTo(deleted.get("deleted"));
        assertThat(counted.get("dry_run").asBoolean()).isTrue();
        assertThat(deleted.get("dry_run").asBoolean()).isFalse();
        assertThat(deleted.get("deleted").get("batch_runs").asInt()).isEqualTo(3);
        assertThat(purge("--older-than", "30d", "--dry-run").out())
                .startsWith("callsync: there is nothing to purge that is older than ");
    }

    @Test
    void aDryRunSaysThatItIsOne() {
        older(91);

        assertThat(purge("--older-than", "90d", "--dry-run").out())
                .contains("\ncallsync: a purge would delete this, which is older than ");
    }

    @Test
    void aPurgedDateIsRunAgainUnderTheNextNumberAndLoadsOnlyWhatIsNew() {
        older(91);
        purge("--older-than", "90d");

        Typed nothingNew = run("aircall", DATE);
        exports.put(DATE, "late.jsonl", aCall(9).line());
        Typed late = run("aircall", DATE);

        assertThat(nothingNew.out()).contains("callsync: aircall 2026-11-20 #3 completed: nothing new");
        assertThat(late.out()).contains("callsync: aircall 2026-11-20 #4 completed: 1 file, 1 record (1 inserted)");
        assertThat(crm.rows("SELECT restarts FROM callsync_runs WHERE restarts > 0"))
                .isEmpty();
        older(91);
        assertThat(json("--older-than", "90d").get("deleted").get("runs").asInt())
                .isEqualTo(2);
    }

    @Test
    void aRunThatFailedIsLeftAloneAndGoesOn() {
        exports.put(DATE.plusDays(2), "calls.jsonl", aCall(5).line());
        crm.admin().execute("RENAME TABLE callsync_legs TO callsync_legs_away, callsync_run_files TO run_files_away");
        Typed failed = run("aircall", DATE.plusDays(2));
        crm.admin().execute("RENAME TABLE callsync_legs_away TO callsync_legs, run_files_away TO callsync_run_files");
        assertThat(failed.exitCode()).isNotZero();
        older(91);

        purge("--older-than", "90d");

        assertThat(runs()).contains("2026-11-22 #1");
        assertThat(count("BATCH_JOB_INSTANCE")).isOne();
        assertThat(run("aircall", DATE.plusDays(2)).out()).contains("2026-11-22 #1 completed: 1 file");
        assertThat(crm.rows("SELECT restarts FROM callsync_runs WHERE business_date = '2026-11-22'"))
                .containsExactly(Map.of("restarts", 1));
    }

    @Test
    void aRunOfWhichBatchDoesNotKnowThatItCompletedIsLeftToTheNextRun() {
        older(91);
        crm.admin().update("""
                UPDATE BATCH_JOB_EXECUTION SET STATUS = 'STARTED', END_TIME = NULL ORDER BY JOB_EXECUTION_ID DESC LIMIT 1""");

        assertThat(json("--older-than", "90d").get("deleted").get("batch_runs").asInt())
                .isEqualTo(2);

        assertThat(run("aircall", DATE.plusDays(1)).out()).contains("2026-11-21 #1 completed");
    }

    @Test
    void openRecordsGoOnlyWhenAskedAndVerifyKnowsOfThem() {
        older(91);

        JsonNode all = json("--older-than", "90d", "--include-open");

        assertThat(all.get("include_open").asBoolean()).isTrue();
        assertThat(all.get("deleted").get("quarantined_records").asInt()).isEqualTo(2);
        assertThat(crm.rows("SELECT n FROM callsync_file_counts WHERE kind = 'purged'"))
                .containsExactly(Map.of("n", 2L));
        assertThat(typed("verify").exitCode()).isZero();
    }

    @Test
    void aHistoryGoesAsAWholeOnceTheRecordWasPurgedAsLongAgo() {
        older(91);
        typed("quarantine", "resolve", id(3), "--why", "stays");
        purge("--older-than", "90d");
        assertThat(steps()).containsExactly("2 resolved", "3 resolved", "2 purged");
        older(91);

        JsonNode second = json("--older-than", "90d");

        assertThat(second.get("deleted").get("quarantined_records").asInt()).isOne();
        assertThat(second.get("deleted").get("history_steps").asInt()).isEqualTo(2);
        assertThat(steps()).containsExactly("3 resolved", "3 purged");
    }

    @Test
    void aJobThatIsHeldKeepsItsRunsAndOtherJobsDoNotWait() throws SQLException, IOException {
        job("other", "0d");
        crm.clear();
        run("other", DATE);
        run("aircall", DATE);
        older(91);
        try (Lease live = crm.bean(Leases.class).acquire("aircall")) {
            assertThat(json("--older-than", "90d", "--dry-run")
                            .get("passed_over")
                            .get(0)
                            .asString())
                    .as("epoch %d", live.epoch())
                    .isEqualTo("aircall");

            Typed purge = purge("--older-than", "90d");

            assertThat(purge.out())
                    .startsWith("WHAT        N  OF WHICH\nbatch-runs  1  ")
                    .endsWith("callsync: a process holds aircall: its runs are left to the next purge\n");
            assertThat(purge("--older-than", "90d").out())
                    .startsWith("callsync: there is nothing to purge")
                    .endsWith("callsync: a process holds aircall: its runs are left to the next purge\n");
        }
        assertThat(crm.rows("SELECT JOB_NAME FROM BATCH_JOB_INSTANCE")).containsExactly(Map.of("JOB_NAME", "aircall"));
        assertThat(json("--older-than", "90d").get("deleted").get("batch_runs").asInt())
                .isOne();
    }

    @Test
    void withAJobNothingOfAnotherGoes() throws IOException {
        exports.put(DATE, "calls.jsonl", aCall(1).line() + unknown(2) + unknown(3));
        job("other", "0d");
        run("other", DATE);
        typed("quarantine", "resolve", "--job", "other", "--why", "test");
        older(91);

        JsonNode purge = json("other", "--older-than", "90d");

        assertThat(purge.get("job").asString()).isEqualTo("other");
        assertThat(purge.get("deleted").get("quarantined_records").asInt()).isEqualTo(2);
        assertThat(purge.get("deleted").get("batch_runs").asInt()).isOne();
        assertThat(count("BATCH_JOB_INSTANCE")).isEqualTo(3);
        assertThat(crm.rows("SELECT DISTINCT job FROM callsync_quarantine")).containsExactly(Map.of("job", "aircall"));
    }

    @Test
    void anAgeWithinALookBackIsRefusedByTheNameOfTheJob() throws IOException {
        job("aircall", "3d");
        job("other", "30d");

        Typed tooShort = purge("aircall", "--older-than", "3d");

        assertThat(tooShort.exitCode()).isEqualTo(2);
        assertThat(tooShort.err())
                .startsWith("callsync: --older-than is too short: aircall lists its nights again by look-back:"
                        + " expected at least 4d\n");
        assertThat(purge("aircall", "--older-than", "4d").exitCode()).isZero();
        assertThat(purge("--older-than", "95h").err()).contains("aircall lists");
        assertThat(purge("--older-than", "29d").err()).contains("other lists", "at least 31d");
        assertThat(purge("--older-than", "31d").exitCode()).isZero();
        Files.delete(folder.resolve("aircall.yml"));
        assertThat(purge("aircall", "--older-than", "1h").exitCode()).isZero();
    }

    @Test
    void aJobThatHasNeverRunIsNamed() {
        Typed unknown = purge("aircal", "--older-than", "90d");

        assertThat(unknown.exitCode()).isEqualTo(2);
        assertThat(unknown.err())
                .startsWith("callsync: 'aircal' has never run: callsync status shows the jobs that have");
    }

    @Test
    void anEmptyDatabaseHasNothingToPurge() {
        crm.clear();

        assertThat(purge("--older-than", "90d").out())
                .startsWith("callsync: there is nothing to purge")
                .hasLineCount(1);
        assertThat(json("--older-than", "90d").get("passed_over")).isEmpty();
        assertThat(count("callsync_audit")).isZero();
    }

    @Test
    void theOtherCommandsTellTheSameAsBefore() {
        older(91);
        Typed explain = typed("explain", "aircall", "1", "--jobs", folder.toString());
        Typed diff = typed("diff", "aircall", "--date", DATE.toString(), "--jobs", folder.toString());
        JsonNode newest = status().get(0);

        purge("--older-than", "90d");

        assertThat(typed("verify").exitCode()).isZero();
        assertThat(typed("explain", "aircall", "1", "--jobs", folder.toString()))
                .isEqualTo(explain);
        assertThat(typed("diff", "aircall", "--date", DATE.toString(), "--jobs", folder.toString()))
                .isEqualTo(diff);
        assertThat(status()).hasSize(2);
        assertThat(status().get(0)).isEqualTo(newest);
        assertThat(typed(
                                "backfill",
                                "aircall",
                                "--from",
                                DATE.toString(),
                                "--to",
                                DATE.toString(),
                                "--jobs",
                                folder.toString())
                        .out())
                .contains("2026-11-20  complete before");
        assertThat(typed("recover", "aircall").out()).isEqualTo("callsync: aircall: nothing to heal\n");
    }

    private static JsonNode status() {
        return JsonMapper.shared().readTree(typed("status", "--json").out());
    }

    /** Ages everything that has happened. */
    private static void older(int days) {
        age("callsync_runs", days, "started_at", "ended_at");
        age("callsync_quarantine", days, "created_at", "settled_at");
        age("callsync_quarantine_history", days, "done_at");
        age("callsync_control_history", days, "done_at");
    }

    private static void age(String table, int days, String... columns) {
        String set = String.join(
                ", ",
                Stream.of(columns)
                        .map(column -> "%1$s = %1$s - INTERVAL %2$d DAY".formatted(column, days))
                        .toList());
        crm.admin().update("UPDATE " + table + " SET " + set);
    }

    private static Map<String, Object> contents(List<String> tables) {
        Map<String, Object> contents = new TreeMap<>();
        for (String table : tables) {
            List<Map<String, Object>> rows = crm.rows("SELECT * FROM " + table);
            rows.forEach(row -> row.replaceAll((column, value) ->
                    value instanceof byte[] bytes ? HexFormat.of().formatHex(bytes) : value));
            contents.put(table, rows);
        }
        return contents;
    }

    private static List<String> runs() {
        return crm.admin()
                .queryForList(
                        "SELECT CONCAT(business_date, ' #', sequence) FROM callsync_runs ORDER BY id", String.class);
    }

    private static List<String> steps() {
        return crm.admin()
                .queryForList(
                        "SELECT CONCAT(record_number, ' ', action) FROM callsync_quarantine_history ORDER BY id",
                        String.class);
    }

    private static long count(String table) {
        return crm.value(Long.class, "SELECT COUNT(*) FROM " + table);
    }

    private static String id(int record) {
        return crm.value(
                String.class, "SELECT id FROM callsync_quarantine WHERE job = 'aircall' AND record_number = ?", record);
    }

    /** What is answered as JSON, which is as the schema says. */
    private JsonNode json(String... arguments) {
        Typed purge =
                purge(Stream.concat(Stream.of(arguments), Stream.of("--json")).toArray(String[]::new));
        assertThat(purge.exitCode()).as(purge.err()).isZero();
        return SCHEMA.read(purge.out());
    }

    private Typed purge(String... arguments) {
        return typed(Stream.of(Stream.of("purge"), Stream.of(arguments), Stream.of("--jobs", folder.toString()))
                .flatMap(part -> part)
                .toArray(String[]::new));
    }

    private Typed run(String job, LocalDate date) {
        return typed("run", job, "--date", date.toString(), "--jobs", folder.toString());
    }

    private static Typed typed(String... arguments) {
        return Typed.on(crm::bean, arguments);
    }

    private void job(String name, String lookBack) throws IOException {
        Files.writeString(folder.resolve(name + ".yml"), """
                provider: aircall
                source: file:%s/{date}/
                look-back: %s
                settle: 0s
                """.formatted(exports.folder(), lookBack));
    }

    private static String unknown(long id) {
        return aCall(id).missed().line().replace("\"status\":\"done\"", "\"status\":\"vanished\"");
    }
}
