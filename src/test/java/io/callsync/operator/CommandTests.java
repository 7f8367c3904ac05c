package io.callsync.operator;

import static io.callsync.testing.AircallJson.aCall;
import static org.assertj.core.api.Assertions.assertThat;

import io.callsync.ledger.Lease;
import io.callsync.ledger.Leases;
import io.callsync.report.CallLogJson;
import io.callsync.testing.Crm;
import io.callsync.testing.Exports;
import io.callsync.testing.JsonSchema;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Base64;
import java.util.List;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.batch.core.repository.JobRepository;
import org.springframework.batch.core.repository.support.ResourcelessJobRepository;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Commands on a migrated database, with exports in a folder. */
class CommandTests {

    private static final LocalDate DATE = LocalDate.of(2026, 11, 20);
    private static final JsonMapper JSON = new JsonMapper();

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
    void emptyDatabaseAndOneJob() throws Exception {
        crm.clear();
        exports = new Exports(folder.resolve("exports"));
        Files.createDirectories(folder.resolve("jobs"));
        Files.writeString(folder.resolve("jobs/aircall.yml"), """
                provider: aircall
                source: file:%s/{date}/
                look-back: 0d
                settle: 0s
                """.formatted(exports.folder()));
    }

    @Test
    void aNightIsLoadedAndReported() {
        exports.put(DATE, "calls.jsonl", aCall(1).line() + aCall(2).missed().line());

        Typed run = run();

        assertThat(run.exitCode()).as(run.err()).isZero();
        assertThat(run.out())
                .contains("calls.jsonl")
                .endsWith("callsync: aircall 2026-11-20 #1 completed: 1 file, 2 records (2 inserted)\n");
        assertThat(run.out()).doesNotContain("\u001B");
        assertThat(run.err()).isEmpty();
    }

    @Test
    void theSameNightAgainSaysThatNothingIsNew() {
        exports.put(DATE, "calls.jsonl", aCall(1).line());
        run();

        Typed again = run();

        assertThat(again.exitCode()).isZero();
        assertThat(again.out()).endsWith("callsync: aircall 2026-11-20 #2 completed: nothing new\n");
    }

    @Test
    void aNightWithoutFilesNeedsAttention() {
        Typed run = run();

        assertThat(run.exitCode()).isEqualTo(3);
        assertThat(run.out())
                .contains("#1 completed, needs attention: nothing new\n")
                .contains("callsync: because: no files of 2026-11-20\n")
                .endsWith("callsync: next: callsync run aircall --date 2026-11-20\n");
    }

    @Test
    void aNightWithTooManyQuarantinedRecordsPointsToThem() {
        exports.put(DATE, "calls.jsonl", aCall(1).line() + "{broken\n");

        Typed run = run();

        assertThat(run.exitCode()).isEqualTo(3);
        assertThat(run.out()).endsWith("callsync: next: callsync quarantine list --job aircall\n");
    }

    @Test
    void aJobThatAnotherProcessHoldsIsLeftAlone() throws Exception {
        exports.put(DATE, "calls.jsonl", aCall(1).line());
        Lease held = crm.bean(Leases.class).acquire("aircall");
        try {
            Typed run = run();

            assertThat(run.exitCode()).isEqualTo(4);
            assertThat(run.err())
                    .startsWith("callsync: aircall is already running: held by ")
                    .endsWith("callsync: next: callsync status aircall\n")
                    .hasLineCount(2);
        } finally {
            held.close();
        }
        assertThat(crm.rows("SELECT id FROM callsync_runs")).isEmpty();
    }

    @Test
    void aRunThatWasTakenOverSaysSo() {
        exports.put(DATE, "calls.jsonl", aCall(1).line());
        execute("""
                CREATE TRIGGER take_over BEFORE INSERT ON call_logs FOR EACH ROW UPDATE callsync_leases SET epoch = epoch + 1""");
        try {
            Typed run = run();

            assertThat(run.exitCode()).isEqualTo(4);
            assertThat(run.out())
                    .contains("callsync: because: another run of aircall has taken over (epoch ")
                    .endsWith("callsync: next: callsync status aircall\n");
        } finally {
            execute("DROP TRIGGER take_over");
        }
    }

    @Test
    void aRunThatFailsSaysWhyAndHowToGoOn() {
        exports.put(DATE, "calls.jsonl", aCall(1).line());
        execute("ALTER TABLE call_logs RENAME TO call_logs_away");
        try {
            Typed run = run();

            assertThat(run.exitCode()).isEqualTo(5);
            assertThat(run.out())
                    .contains("callsync: aircall 2026-11-20 #1 failed: 0 of 1 file, 0 records\n")
                    .contains("because: the database refuses: Table ")
                    .endsWith("callsync: next: callsync run aircall --date 2026-11-20\n");
        } finally {
            execute("ALTER TABLE call_logs_away RENAME TO call_logs");
        }
        assertThat(run().exitCode()).isZero();
    }

    @Test
    void statusOfAnEmptyLedgerSaysSo() {
        assertThat(type("status")).isEqualTo(new Typed(0, "callsync: no runs yet\n", ""));
        assertThat(type("status", "aircall")).isEqualTo(new Typed(0, "callsync: no runs of aircall yet\n", ""));
    }

    @Test
    void statusShowsTheLastRunsAndWhatToType() {
        run();
        exports.put(DATE.minusDays(1), "calls.jsonl", aCall(1).line());
        type(
                "run",
                "aircall",
                "--date",
                "2026-11-19",
                "--jobs",
                folder.resolve("jobs").toString());

        Typed status = type("status", "aircall");

        assertThat(status.exitCode()).isZero();
        assertThat(status.out().lines().toList().get(1)).startsWith("aircall  2026-11-19   #1  completed");
        assertThat(status.out().lines().toList().get(2)).startsWith("aircall  2026-11-20   #1  needs attention");
        assertThat(status.out()).endsWith("callsync: next: callsync run aircall --date 2026-11-20\n");
        assertThat(type("status", "--last", "1").out()).doesNotContain("2026-11-20");
    }

    @Test
    void aRunWhoseProcessDiedIsRecognised() {
        execute("DELETE FROM callsync_leases");
        execute("""
                INSERT INTO callsync_runs (job, business_date, sequence, epoch, state, started_at)
                VALUES ('aircall', '2026-11-20', 1, 1, 'running', '2026-11-21 03:00:00')""");

        assertThat(type("status").out())
                .contains("callsync: because: its process has died\n")
                .endsWith("callsync: next: callsync run aircall --date 2026-11-20\n");
    }

    @Test
    void statusAsJsonHasIsoTimesAndStableNames() {
        exports.put(DATE, "calls.jsonl", aCall(1).line());
        run();

        JsonNode runs = JsonSchema.of("/schema/status.schema.json")
                .read(type("status", "--json").out());

        JsonNode run = runs.get(0);
        assertThat(run.get("date").asString()).isEqualTo("2026-11-20");
        assertThat(run.get("started_at").asString()).matches("\\d{4}-\\d\\d-\\d\\dT.*Z");
        assertThat(run.get("outcomes").get("inserted").asLong()).isEqualTo(1);
        assertThat(run.get("next").isNull()).isTrue();
        assertThat(run.get("files").get(0).get("state").asString()).isEqualTo("loaded");
    }

    @Test
    void theQuarantineListsShowsAndExportsARecord() {
        exports.put(DATE, "calls.jsonl", aCall(1).line() + "{\"broken\u001B[2J +12025550123\n");
        run();
        long id = crm.value(Long.class, "SELECT id FROM callsync_quarantine");

        Typed list = type("quarantine", "list", "--job", "aircall", "--date", "2026-11-20", "--file", "calls.jsonl");
        Typed show = type("quarantine", "show", String.valueOf(id));
        JsonNode export = JsonSchema.of("/schema/quarantine-show.schema.json")
                .read(type("quarantine", "export").out());

        assertThat(list.out()).contains("malformed", "1  in all", "callsync quarantine show " + id);
        assertThat(list.out()).doesNotContain("broken");
        assertThat(show.out())
                .contains("malformed", "{\"broken\\u{1B}[2J ***0123")
                .doesNotContain("\u001B");
        assertThat(export.get("raw").asString()).isEqualTo("{\"broken\u001B[2J +12025550123");
        assertThat(export.get("record_number").asLong()).isEqualTo(2);
    }

    @Test
    void filtersThatFitNothingFindNothing() {
        exports.put(DATE, "calls.jsonl", "{broken\n");
        run();

        for (List<String> filter : List.of(
                List.of("--job", "twilio"),
                List.of("--date", "2026-11-19"),
                List.of("--file", "other"),
                List.of("--reason", "no-start"))) {
            assertThat(type("quarantine", "list", filter.get(0), filter.get(1)).out())
                    .isEqualTo("callsync: no quarantined records\n");
        }
        assertThat(type("quarantine", "list", "--reason", "malformed").out()).contains("malformed: ");
    }

    @Test
    void recordsThatAreNotUtf8AreExportedByteForByte() throws Exception {
        byte[] raw = "{\"x\":\"\u00e9".getBytes(StandardCharsets.ISO_8859_1);
        exports.put(DATE, "calls.jsonl", raw);
        run();
        Path file = folder.resolve("export.ndjson");

        Typed export = type("quarantine", "export", "--output", file.toString());

        assertThat(export.out()).isEqualTo("callsync: 1 record written to " + file + "\n");
        String base64 = JsonSchema.of("/schema/quarantine-show.schema.json")
                .read(Files.readString(file))
                .get("raw_base64")
                .asString();
        assertThat(Base64.getDecoder().decode(base64)).isEqualTo(raw);
        assertThat(file.resolveSibling("export.ndjson.part")).doesNotExist();
    }

    @Test
    void anUnknownQuarantinedRecordIsWrongUsage() {
        Typed show = type("quarantine", "show", "17");

        assertThat(show.exitCode()).isEqualTo(2);
        assertThat(show.err()).startsWith("callsync: There is no quarantined record 17");
    }

    @Test
    void migratingAgainChangesNothing() {
        assertThat(type("migrate").out()).matches("callsync: nothing to migrate, the tables are of version \\d+\n");
    }

    @Test
    void callLogsAreShownInTheDocumentedShape() {
        crm.lead(5, "+15145550101", "2026-01-01T00:00:00");
        exports.put(DATE, "calls.jsonl", aCall(1).line());
        run();

        JsonNode callLog = JSON.readTree(crm.bean(CallLogJson.class).first(3)).get(0);

        assertThat(callLog.propertyNames())
                .containsExactly(
                        "id",
                        "communication_id",
                        "created_at",
                        "updated_at",
                        "start_at",
                        "end_at",
                        "duration",
                        "direction",
                        "from",
                        "to",
                        "status",
                        "media_url",
                        "description",
                        "lead");
        assertThat(callLog.get("start_at").asString()).isEqualTo("2026-11-20T12:00:00+00:00");
        assertThat(callLog.get("lead").get("id").asLong()).isEqualTo(5);
    }

    @Test
    void theJobRepositoryIsInTheDatabase() {
        exports.put(DATE, "calls.jsonl", aCall(1).line());

        run();

        assertThat(crm.bean(JobRepository.class)).isNotInstanceOf(ResourcelessJobRepository.class);
        assertThat(crm.value(Long.class, "SELECT COUNT(*) FROM BATCH_JOB_EXECUTION"))
                .isEqualTo(1);
    }

    private Typed run() {
        return type(
                "run",
                "aircall",
                "--date",
                DATE.toString(),
                "--jobs",
                folder.resolve("jobs").toString());
    }

    private static Typed type(String... arguments) {
        return Typed.on(crm::bean, arguments);
    }

    private static void execute(String sql) {
        crm.admin().execute(sql);
    }
}
