package io.callsync.operator;

import static io.callsync.testing.AircallJson.aCall;
import static org.assertj.core.api.Assertions.assertThat;

import io.callsync.ledger.Lease;
import io.callsync.ledger.Leases;
import io.callsync.testing.Crm;
import io.callsync.testing.Exports;
import io.callsync.testing.JsonSchema;
import io.callsync.testing.Promises;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The quarantine as a work queue: looked at, mended, closed and emptied by commands alone. */
class QuarantineCommandTests {

    private static final LocalDate DATE = LocalDate.of(2026, 11, 20);
    private static final JsonSchema LIST = JsonSchema.of("/schema/quarantine-list.schema.json");
    private static final JsonSchema SHOW = JsonSchema.of("/schema/quarantine-show.schema.json");
    private static final JsonSchema REPLAY = JsonSchema.of("/schema/quarantine-replay.schema.json");
    private static final String AGE = "UPDATE callsync_quarantine SET created_at = created_at - INTERVAL 91 DAY,"
            + " settled_at = settled_at - INTERVAL 91 DAY";

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
    void aNightOfTwoUnknownWordsAndOneBrokenRecord() throws IOException {
        crm.clear();
        exports = new Exports(folder.resolve("exports"));
        exports.put(DATE, "calls.jsonl", aCall(1).line() + unknown(2) + unknown(3) + "{broken +12025550123\n");
        job("");
        run();
    }

    @AfterEach
    void everyPromiseIsKept() {
        Promises.assertKept(crm);
    }

    @Test
    void theListIsByReasonWithAnExample() {
        Typed list = quarantine("list");

        assertThat(list.exitCode()).isZero();
        assertThat(list.out().lines().toList()).hasSize(7).satisfies(lines -> {
            assertThat(lines.get(0)).startsWith("RECORDS  REASON ");
            assertThat(lines.get(1)).startsWith("      2  unknown-status").contains(id(3) + ": ", "'vanished'");
            assertThat(lines.get(3)).startsWith("      1  malformed");
            assertThat(lines.get(4)).isEqualTo("      3  in all");
            assertThat(lines.get(6)).isEqualTo("callsync: next: callsync quarantine show " + id(3));
        });
    }

    @Test
    void theRecordsOfAReasonAreListedOneByOne() {
        assertThat(quarantine("list", "--reason", "unknown-status").out().lines())
                .filteredOn(line -> line.contains("2026-11-20"))
                .hasSize(2)
                .anyMatch(line -> line.startsWith(id(2) + "  2026-11-20"))
                .noneMatch(line -> line.contains("malformed"));
        assertThat(quarantine("list", "--records", "--limit", "2").out()).contains("\nand 1 more\n");
    }

    @Test
    void asJsonTheListsHaveStableNames() {
        JsonNode groups = LIST.read(quarantine("list", "--json").out());
        JsonNode records =
                LIST.read(quarantine("list", "--json", "--reason", "malformed").out());

        assertThat(groups.get(0).propertyNames())
                .containsExactly("reason", "records", "jobs", "oldest", "newest", "example_id", "example");
        assertThat(groups.get(0).get("records").isIntegralNumber()).isTrue();
        assertThat(groups.get(0).get("oldest").asString()).matches("\\d{4}-\\d\\d-\\d\\dT.*Z");
        assertThat(records.get(0).propertyNames())
                .containsExactly(
                        "id",
                        "job",
                        "date",
                        "uri",
                        "record_number",
                        "state",
                        "attempts",
                        "reason",
                        "field",
                        "message",
                        "created_at");
        assertThat(records.get(0).get("state").asString()).isEqualTo("open");
    }

    @Test
    void anEmptyDatabaseHasNothingToDo() {
        crm.clear();

        assertThat(quarantine("list")).isEqualTo(new Typed(0, "callsync: no quarantined records\n", ""));
        assertThat(LIST.read(quarantine("list", "--json").out())).isEmpty();
        assertThat(quarantine("export").out()).isEmpty();
        assertThat(replay()).isEqualTo(new Typed(0, "callsync: no open records\n", ""));
        assertThat(REPLAY.read(replay("--json").out())).isEmpty();
        assertThat(quarantine("resolve", "--job", "aircall", "--why", "test").out())
                .isEqualTo("callsync: 0 records resolved\n");
        assertThat(quarantine("purge", "--older-than", "90d").out()).isEqualTo("callsync: 0 records purged\n");
        assertThat(quarantine("show", "1").exitCode()).isEqualTo(2);
    }

    @Test
    void aReplayLoadsWhatIsMendedAndNamesWhatIsLeft() throws IOException {
        job("statuses: { vanished: attempted }\n");

        Typed replay = replay("--why", "mapped, ticket 4711", "--by", "olga");

        assertThat(replay).isEqualTo(new Typed(3, """
                callsync: aircall: 3 records replayed: 2 inserted
                callsync: aircall: 1 record still quarantined: 1 malformed
                callsync: next: callsync quarantine list --job aircall
                """, ""));
        assertThat(crm.rows("SELECT id FROM call_logs")).hasSize(3);
        assertThat(quarantine("show", id(2)).out())
                .contains(
                        "state      replayed at 20",
                        "call       2\n",
                        "replayed  olga  mapped, ticket 4711 -> inserted");
        assertThat(quarantine("list").out()).contains("      1  in all");
        assertThat(quarantine("list", "--state", "all").out()).contains("      3  in all");
        assertThat(status()).contains("3 inserted, 1 quarantined");
    }

    @Test
    void onceAllIsDealtWithNothingAsksForAttentionAnyMore() throws IOException {
        job("statuses: { vanished: attempted }\n");
        assertThat(replay("--reason", "unknown-status").exitCode()).isZero();
        assertThat(status())
                .contains("needs attention")
                .endsWith("callsync: next: callsync quarantine list --job aircall\n");

        Typed resolve = quarantine("resolve", id(4), "--why", "a test of the provider");

        assertThat(resolve).isEqualTo(new Typed(0, "callsync: 1 record resolved\n", ""));
        assertThat(status()).contains("  completed  ").doesNotContain("attention", "next");
        assertThat(JsonMapper.shared()
                        .readTree(Typed.on(crm::bean, "status", "--json").out())
                        .get(0)
                        .get("quarantine_open")
                        .asLong())
                .isZero();
    }

    @Test
    void aReplayAsJsonHasStableNames() throws IOException {
        job("statuses: { vanished: attempted }\n");

        JsonNode report = REPLAY.read(replay("--json").out()).get(0);

        assertThat(report.propertyNames())
                .containsExactly(
                        "job", "records", "outcomes", "quarantined", "records_not_read", "not_read", "stopped");
        assertThat(report.get("records").asLong()).isEqualTo(3);
        assertThat(report.get("outcomes").get("inserted").asLong()).isEqualTo(2);
        assertThat(report.get("quarantined").get("malformed").asLong()).isOne();
        assertThat(report.get("not_read").isArray()).isTrue();
    }

    @Test
    void aRecordAsJsonHasItsHistory() {
        quarantine("resolve", id(2), "--why", "ask +12025550123", "--by", "olga");

        JsonNode record =
                SHOW.read(quarantine("show", id(2), "--unmask", "--json").out());

        assertThat(record.get("raw").asString()).isEqualTo(unknown(2).strip());
        assertThat(record.get("call_id").asString()).isEqualTo("2");
        JsonNode step = record.get("history").get(0);
        assertThat(step.propertyNames()).containsExactly("action", "result", "by", "why", "at");
        assertThat(step.get("why").asString()).isEqualTo("ask ***0123");
        assertThat(step.get("by").asString()).isEqualTo("olga");
    }

    @Test
    void aRecordIsShownMaskedUnlessWhoWantsToSeeItIsKept() {
        String broken = crm.value(String.class, "SELECT id FROM callsync_quarantine WHERE reason = 'malformed'");

        String masked = quarantine("show", broken).out()
                + quarantine("show", broken, "--json").out();
        assertThat(masked).contains("***0123").doesNotContain("2025550123");
        assertThat(audit()).isEmpty();

        assertThat(quarantine("show", broken, "--unmask", "--by", "olga").out()).contains("+12025550123");
        assertThat(audit())
                .singleElement()
                .hasToString(
                        "{action=quarantine-show, done_by=olga, why=null, subject=record %s, n=1}".formatted(broken));
    }

    @Test
    void anExportIsKeptWithItsFilterAndWithoutNumbers() {
        assertThat(quarantine("export", "--file", "+12025550123", "--by", "olga")
                        .exitCode())
                .isZero();
        assertThat(quarantine("export", "--job", "aircall").exitCode()).isZero();

        assertThat(audit()).hasSize(2);
        assertThat(audit().get(0).get("subject").toString()).contains("***0123").doesNotContain("2025550123");
        assertThat(audit().get(1).get("n")).isEqualTo(3L);
    }

    @Test
    void anExportIsReadableByItsUserAloneAndLeavesNothingBesideIt() throws IOException {
        Path target = Files.createDirectory(folder.resolve("for-the-provider"));
        Path file = target.resolve("quarantined.ndjson");

        Typed export = quarantine("export", "--output", file.toString());

        assertThat(export.out()).isEqualTo("callsync: 3 records written to %s%n".formatted(file));
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                .isEqualTo("rw-------");
        assertThat(target.toFile().list()).containsExactly("quarantined.ndjson");
    }

    @Test
    void anExportIntoNoFolderOrOverOneIsWrongUsage() {
        Typed nowhere =
                quarantine("export", "--output", folder.resolve("none/file").toString());
        Typed folderItself = quarantine("export", "--output", folder.toString());

        assertThat(nowhere.exitCode()).isEqualTo(2);
        assertThat(nowhere.err()).contains("none/file': expected a file in a folder that is there");
        assertThat(folderItself.exitCode()).isEqualTo(2);
        assertThat(crm.rows("SELECT * FROM callsync_audit")).isEmpty();
    }

    @Test
    void whatCannotBeKeptIsNotShown() {
        crm.admin().execute("RENAME TABLE callsync_audit TO callsync_audit_away");
        try {
            Typed show = quarantine("show", id(2), "--unmask");
            Typed export = quarantine("export");

            assertThat(show.out() + export.out()).isEmpty();
            assertThat(List.of(show.exitCode(), export.exitCode())).containsOnly(5);
        } finally {
            crm.admin().execute("RENAME TABLE callsync_audit_away TO callsync_audit");
        }
    }

    @Test
    void anExportThatFailsLeavesNothingBehind() throws IOException {
        Path target = Files.createDirectory(folder.resolve("for-the-provider"));
        crm.admin().execute("RENAME TABLE callsync_audit TO callsync_audit_away");
        try {
            Typed export = quarantine(
                    "export", "--output", target.resolve("quarantined.ndjson").toString());

            assertThat(export.exitCode()).isEqualTo(5);
            assertThat(target.toFile().list()).isEmpty();
        } finally {
            crm.admin().execute("RENAME TABLE callsync_audit_away TO callsync_audit");
        }
    }

    private static List<Map<String, Object>> audit() {
        return crm.rows("SELECT action, done_by, why, subject, n FROM callsync_audit ORDER BY id");
    }

    @Test
    void anIdThatIsNotThereIsNamedAndNothingIsDone() throws IOException {
        job("statuses: { vanished: attempted }\n");

        Typed replay = replay(id(2), "99999");
        Typed resolve = quarantine("resolve", "99999", id(2), "99998", "--why", "test");

        assertThat(replay.exitCode()).isEqualTo(2);
        assertThat(replay.err()).contains("There is no quarantined record 99999: callsync quarantine list");
        assertThat(resolve.exitCode()).isEqualTo(2);
        assertThat(resolve.err()).contains("There are no quarantined records 99998, 99999: callsync quarantine list");
        assertThat(crm.rows("SELECT DISTINCT state, attempts FROM callsync_quarantine"))
                .containsExactly(Map.of("state", "open", "attempts", 0));
    }

    @Test
    void anIdThatIsNotOpenAnyMoreIsNamedAndPassedOver() throws IOException {
        job("statuses: { vanished: attempted }\n");
        replay(id(2));
        quarantine("resolve", id(3), "--why", "test");
        String already = "callsync: replayed already: %s%ncallsync: resolved already: %s%n".formatted(id(2), id(3));

        Typed replay = replay(id(3), id(2));
        Typed resolve = quarantine("resolve", id(2), id(3), id(4), "--why", "test");

        assertThat(replay).isEqualTo(new Typed(0, "callsync: no open records\n", already));
        assertThat(resolve).isEqualTo(new Typed(0, "callsync: 1 record resolved\n", already));
    }

    @Test
    void aReplayThatFailsHalfWayTellsWhatItLoadedAndIsTypedAgainAsItWas() throws IOException {
        String tooLong = unknown(5).replace("\"token\":\"t\"", "\"token\":\"" + "t".repeat(70 << 10) + '"');
        exports.put(DATE, "long.jsonl", tooLong);
        run();
        job("statuses: { vanished: attempted }\n");
        Files.move(exports.folder(), folder.resolve("away"));
        Files.createFile(exports.folder());

        Typed replay = replay(
                id(2),
                id(1),
                "--reason",
                "unknown-status",
                "--date",
                DATE.toString(),
                "--why",
                "olga's",
                "--by",
                "olga");

        assertThat(replay.exitCode()).isEqualTo(1);
        assertThat(replay.out()).isEqualTo("callsync: aircall: 1 record replayed: 1 inserted\n");
        assertThat(replay.err())
                .endsWith("callsync: next: callsync quarantine replay %s %s --job aircall --date 2026-11-20"
                                .formatted(id(2), id(1))
                        + " --reason unknown-status --why 'olga'\\''s' --by 'olga'\n");
        assertThat(crm.rows("SELECT id FROM call_logs")).hasSize(2);
    }

    @Test
    void whoTypesItIsTheUserOfTheOperatingSystem() {
        quarantine("resolve", id(2), "--why", "test");

        assertThat(crm.value(String.class, "SELECT done_by FROM callsync_quarantine_history"))
                .isEqualTo(System.getProperty("user.name"));
    }

    @Test
    void whatIsResolvedIsNotReplayedAndStaysCountedInItsFile() throws IOException {
        quarantine("resolve", "--reason", "unknown-status", "--why", "test calls");
        job("statuses: { vanished: attempted }\n");

        assertThat(replay("--reason", "unknown-status").out()).isEqualTo("callsync: no open records\n");

        assertThat(crm.rows("SELECT inserted, quarantined FROM callsync_export_files"))
                .containsExactly(Map.of("inserted", 1L, "quarantined", 3L));
    }

    @Test
    void aPurgeTakesWhatWasSettledLongAgoAndLeavesItsHistory() throws IOException {
        job("statuses: { vanished: attempted }\n");
        replay(id(2));
        quarantine("resolve", id(3), "--why", "test");
        assertThat(quarantine("purge", "--older-than", "90d").out()).isEqualTo("callsync: 0 records purged\n");
        crm.admin().execute(AGE);

        assertThat(quarantine("purge", "--older-than", "90d").out()).isEqualTo("callsync: 2 records purged\n");

        assertThat(crm.rows("SELECT record_number FROM callsync_quarantine"))
                .containsExactly(Map.of("record_number", 4L));
        assertThat(crm.rows("SELECT record_number, action FROM callsync_quarantine_history ORDER BY id"))
                .containsExactly(
                        Map.of("record_number", 2L, "action", "replayed"),
                        Map.of("record_number", 3L, "action", "resolved"),
                        Map.of("record_number", 2L, "action", "purged"),
                        Map.of("record_number", 3L, "action", "purged"));
    }

    @Test
    void aPurgeTakesOpenRecordsOnlyWhenAsked() {
        crm.admin().execute(AGE);

        assertThat(quarantine("purge", "--older-than", "90d").out()).isEqualTo("callsync: 0 records purged\n");
        assertThat(quarantine("purge", "--older-than", "90d", "--include-open", "--reason", "malformed")
                        .out())
                .isEqualTo("callsync: 1 record purged\n");

        assertThat(crm.rows("SELECT name, n FROM callsync_file_counts WHERE kind = 'purged'"))
                .containsExactly(Map.of("name", "malformed", "n", 1L));
    }

    @Test
    void aPurgeOfMoreRecordsThanATransactionTakesLeavesNone() {
        exports.put(DATE, "many.jsonl", "{\"broken\n".repeat(1_200));
        run();
        crm.admin().execute(AGE);

        assertThat(quarantine("purge", "--older-than", "90d", "--include-open").out())
                .isEqualTo("callsync: 1,203 records purged\n");

        assertThat(crm.rows("SELECT id FROM callsync_quarantine")).isEmpty();
    }

    @Test
    void besideALiveRunRecordsAreShownAndResolvedButNotReplayed() throws SQLException {
        try (Lease live = crm.bean(Leases.class).acquire("aircall")) {
            assertThat(quarantine("list").exitCode())
                    .as("epoch %d", live.epoch())
                    .isZero();
            assertThat(quarantine("show", id(2)).exitCode()).isZero();
            assertThat(quarantine("export").exitCode()).isZero();
            assertThat(quarantine("resolve", id(2), "--why", "test").exitCode()).isZero();

            Typed replay = replay();

            assertThat(replay.exitCode()).isEqualTo(4);
            assertThat(replay.err())
                    .startsWith("callsync: aircall is already running: held by ")
                    .endsWith("callsync: next: callsync status aircall\n");
        }
    }

    @Test
    void aJobWithoutFileIsNamedBeforeAnythingIsReplayed() throws IOException {
        Files.delete(folder.resolve("aircall.yml"));
        Files.writeString(folder.resolve("other.yml"), "provider: aircall\nsource: file:/exports/{date}/\n");

        Typed replay = replay();

        assertThat(replay.exitCode()).isEqualTo(2);
        assertThat(replay.err()).contains("there is no job 'aircall'");
        assertThat(crm.value(Long.class, "SELECT SUM(attempts) FROM callsync_quarantine"))
                .isZero();
    }

    @Test
    void aRowWithoutHeaderIsReadByTheDelimiterOfItsFile() throws IOException {
        Files.createDirectories(folder.resolve("providers"));
        Files.writeString(folder.resolve("providers/plain.yml"), """
                csv: {header: false, delimiter: [",", ";"]}
                times: {format: "yyyy-MM-dd HH:mm:ss"}
                fields: {id: "#1", start: "#2", end: "#3", duration: "#4", status: "#5", from: "#6", to: "#7", agent: "#8"}
                direction: {first: [{field: id, is: "*", then: outgoing}]}
                status: {values: {ok: answered}}
                """);
        String job = """
                provider: plain
                source: file:%s/{date}/
                look-back: 0d
                settle: 0s
                """.formatted(folder.resolve("plain"));
        Files.writeString(folder.resolve("plain.yml"), job);
        String row = ";2026-11-20 12:00:00;2026-11-20 12:10:00;0;%s;+15145550199;+15145550101;%s\n";
        new Exports(folder.resolve("plain"))
                .put(
                        DATE,
                        "rows.csv",
                        "a" + row.formatted("ok", "x") + "b" + row.formatted("lost", "q,r,s,t,u,v,w,x,y,z"));
        Typed.on(crm::bean, "run", "plain", "--date", DATE.toString(), "--jobs", folder.toString());
        Files.writeString(folder.resolve("plain.yml"), job + "statuses: { lost: attempted }\n");

        Typed replay = replay("--job", "plain");

        assertThat(replay.out()).as(replay.err()).isEqualTo("callsync: plain: 1 record replayed: 1 inserted\n");
        assertThat(crm.value(String.class, "SELECT agent FROM call_logs WHERE external_call_id = 'b'"))
                .isEqualTo("q,r,s,t,u,v,w,x,y,z");
    }

    @Test
    void anExportForASpreadsheetIsSafeAndCannotBeLoaded() throws IOException {
        String hostile = "=cmd()|' /C calc'!A0,\"a\"";
        exports.put(DATE, "formula.jsonl", hostile + "\n");
        Path csv = folder.resolve("quarantine.csv");
        run();

        quarantine("export", "--format", "csv", "--reason", "malformed", "--output", csv.toString());

        List<String> lines = Files.readAllLines(csv);
        assertThat(lines.get(0)).contains("cannot be loaded");
        assertThat(lines).noneMatch(line -> line.contains(",\"=") || line.startsWith("\"=") || line.contains(",="));
        exports.put(DATE.minusDays(1), "again.csv", Files.readString(csv));
        assertThat(run(DATE.minusDays(1)).out()).contains("wrong-header");
    }

    private static String id(long recordNumber) {
        return crm.value(
                String.class, "SELECT id FROM callsync_quarantine WHERE record_number = ? LIMIT 1", recordNumber);
    }

    private Typed run() {
        return run(DATE);
    }

    private Typed run(LocalDate date) {
        return Typed.on(crm::bean, "run", "aircall", "--date", date.toString(), "--jobs", folder.toString());
    }

    private static String status() {
        return Typed.on(crm::bean, "status", "aircall").out();
    }

    private Typed replay(String... arguments) {
        List<String> all = new ArrayList<>(List.of("replay", "--jobs", folder.toString()));
        all.addAll(List.of(arguments));
        return quarantine(all.toArray(String[]::new));
    }

    private static Typed quarantine(String... arguments) {
        List<String> all = new ArrayList<>(List.of("quarantine"));
        all.addAll(List.of(arguments));
        return Typed.on(crm::bean, all.toArray(String[]::new));
    }

    private void job(String statuses) throws IOException {
        Files.writeString(folder.resolve("aircall.yml"), """
                provider: aircall
                source: file:%s/{date}/
                look-back: 0d
                settle: 0s
                %s""".formatted(exports.folder(), statuses));
    }

    private static String unknown(long id) {
        return aCall(id).missed().line().replace("\"status\":\"done\"", "\"status\":\"vanished\"");
    }
}
