package io.callsync.operator;

import static io.callsync.testing.AircallJson.aCall;
import static org.assertj.core.api.Assertions.assertThat;

import io.callsync.testing.Crm;
import io.callsync.testing.Exports;
import io.callsync.testing.JsonSchema;
import io.callsync.testing.TwilioJson;
import io.callsync.testing.fault.Interleaving;
import io.callsync.testing.fault.JdbcFaults;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;

/** {@code callsync diff}: what the present mapping makes of a loaded night, on a real database as its nightly user. */
class DiffCommandTests {

    private static final LocalDate DATE = LocalDate.of(2026, 11, 20);
    private static final JdbcFaults FAULTS = new JdbcFaults();
    private static final JsonSchema SCHEMA = JsonSchema.of("/schema/diff.schema.json");

    @AutoClose
    private static Crm crm;

    @TempDir
    Path folder;

    private Exports exports;

    @BeforeAll
    static void start() {
        crm = Crm.start(FAULTS);
    }

    @BeforeEach
    void aJobAndALead() throws IOException {
        FAULTS.clear();
        crm.clear();
        crm.lead(5, "+15145550101", "2026-01-01T00:00:00");
        crm.user(3, "alice@example.com");
        exports = new Exports(folder.resolve("exports"));
        job("aircall", "");
    }

    @Test
    void underTheSameMappingNothingWouldChange() {
        night(DATE, "calls.jsonl", aCall(1).line() + aCall(2).live().line() + aCall(3).line());
        night(DATE.plusDays(1), "later.jsonl", aCall(2).line());

        Typed diff = diff();

        assertThat(diff.exitCode()).as(diff.out() + diff.err()).isZero();
        assertThat(diff.out())
                .contains("  2  would stay as they are\n", "  1  not compared: a record of other files")
                .endsWith("callsync: aircall 2026-11-20: nothing would change\n");
    }

    @Test
    void aStatusThatIsMappedOtherwiseIsShownByCallAndByFieldAndNothingIsWritten() throws IOException {
        night(
                DATE,
                "calls.jsonl",
                aCall(1).line() + aCall(2).missed().line() + aCall(2).missed().line());
        job("aircall", "statuses: { done: error }\n");
        List<?> before = tables();

        Typed diff = diff();

        assertThat(diff.exitCode()).as(diff.out() + diff.err()).isEqualTo(3);
        assertThat(flat(diff))
                .contains("1 status answered error ", "status 2 calls answered -> error (1), attempted -> error (1)")
                .contains("would write 2 of 2 changed calls as shown");
        assertThat(tables()).isEqualTo(before);
        assertThat(diff("--field", "direction").exitCode()).isZero();
        exports.put(DATE, "again.jsonl", aCall(1).line());
        run(DATE);
        assertThat(crm.value(String.class, "SELECT status FROM call_logs WHERE external_call_id = '1'"))
                .as("what is said of a new delivery")
                .isEqualTo("error");
    }

    @Test
    void whoAsksForNumbersAsTheyAreIsKept() {
        night(DATE, "calls.jsonl", aCall(1).line());

        diff("--unmask", "--by", "olga", "--why", "ticket 1");

        assertThat(crm.rows("SELECT action, done_by, why, subject, n FROM callsync_audit"))
                .singleElement()
                .hasToString("{action=diff, done_by=olga, why=ticket 1, subject=job aircall of 2026-11-20, n=1}");
    }

    @Test
    void aRecordThatWasQuarantinedAndIsGoodNowNamesTheReplay() throws IOException {
        limit("100B");
        night(DATE, "calls.jsonl", aCall(1).line());
        limit("1MiB");

        Typed diff = diff();

        assertThat(diff.exitCode()).isEqualTo(3);
        assertThat(diff.out())
                .contains("1  wait in quarantine, accepted now")
                .endsWith("callsync: next: callsync quarantine replay --job aircall --date 2026-11-20\n");
        assertThat(type("quarantine", "replay", "--job", "aircall", "--date", "2026-11-20")
                        .exitCode())
                .isZero();
        assertThat(diff().exitCode()).isZero();
    }

    @Test
    void aRecordThatWasGoodAndWouldBeQuarantinedNowIsNamedWithItsReason() throws IOException {
        night(DATE, "calls.jsonl", aCall(1).line());
        limit("100B");

        Typed diff = diff();

        assertThat(diff.exitCode()).isEqualTo(3);
        assertThat(flat(diff))
                .contains("1 row a row quarantined: record-too-large")
                .contains("never taken back");
    }

    @Test
    void aRowEditedByHandIsNotTakenForTheMappings() {
        night(DATE, "calls.jsonl", aCall(1).line());
        crm.admin().execute("UPDATE call_logs SET duration = 1");

        Typed edited = diff();
        crm.admin().execute("UPDATE communications SET call_duration = 1");
        Typed both = diff();

        assertThat(edited.exitCode()).isZero();
        assertThat(flat(edited)).contains("1 not compared: call log and communication disagree");
        assertThat(both.exitCode()).isEqualTo(3);
        assertThat(flat(both)).contains("1 duration 1 600 ", "duration 1 call +0:09:59 (1)");
    }

    @Test
    void recordsOfACallInSeveralFilesOfANightAreMerged() {
        exports.put(DATE, "1.jsonl", aCall(1).live().line());
        exports.put(
                DATE,
                "2.jsonl",
                aCall(1).line() + aCall(1).at(1_795_176_699).missed().line());
        run(DATE);

        assertThat(diff().exitCode()).isZero();
        assertThat(flat(diff())).contains("calls 1 would stay as they are", "3 accepted");
    }

    @Test
    void aFileThatIsGoneIsNamedAndNothingIsClaimedOfIt() throws IOException {
        Path file = night(DATE, "calls.jsonl", aCall(1).line());
        Files.delete(file);

        Typed diff = diff();

        assertThat(diff.exitCode()).isEqualTo(3);
        assertThat(flat(diff))
                .contains("1 record no longer at its source")
                .contains("nothing would change; 1 file could not be read");
    }

    @Test
    void aCallThatAFileWhichIsGoneChangedLastIsNotCompared() throws IOException {
        exports.put(DATE, "1.jsonl", aCall(1).live().line());
        Path gone = exports.put(DATE, "2.jsonl", aCall(1).line());
        run(DATE);
        Files.delete(gone);

        assertThat(diff().out()).contains("  1  not compared: changed last by a file that could not be read\n");
    }

    @Test
    void anotherLeadIsADifferenceThatNoDeliveryMends() {
        night(DATE, "calls.jsonl", aCall(1).line());
        crm.lead(6, "+15145550101", "2026-06-01T00:00:00");

        Typed diff = diff();

        assertThat(diff.exitCode()).isEqualTo(3);
        assertThat(flat(diff)).contains("1 lead_id 5 6 ", "1 call differs by lead or user alone");
    }

    @Test
    void theLegsOfACallAreFoldedWithThoseOfOtherNights() throws IOException {
        String sid = "CA0123456789abcdef0123456789abcdef";
        job("twilio", "");
        exports.put(DATE, "1.jsonl", TwilioJson.child(sid, 1, 0, "completed"));
        type("run", "twilio", "--date", DATE.toString());
        exports.put(DATE.plusDays(1), "2.jsonl", TwilioJson.parent(sid, true, "+15145550101", 5, "completed"));
        type("run", "twilio", "--date", DATE.plusDays(1).toString());
        String night = DATE.plusDays(1).toString();

        Typed same = type("diff", "twilio", "--date", night);
        job("twilio", "statuses: { completed: error }\n");
        Typed mapped = type("diff", "twilio", "--date", night);

        assertThat(same.exitCode()).as(same.out() + same.err()).isZero();
        assertThat(same.out()).contains("1  would stay as they are");
        assertThat(mapped.exitCode()).as(mapped.out()).isEqualTo(3);
        assertThat(flat(mapped)).contains("-> error (1)", "would write 1 of 1 changed call as shown");
    }

    @Test
    void whileARunHoldsTheRowsItIsToldWithoutWaiting() {
        night(DATE, "calls.jsonl", aCall(1).live().line());
        exports.put(DATE.plusDays(1), "ended.jsonl", aCall(1).line());

        List<Typed> both = Interleaving.pausedBehind("STRAIGHT_JOIN call_logs", FAULTS, crm)
                .run(() -> type("run", "aircall", "--date", DATE.plusDays(1).toString()), this::diff);

        assertThat(both.get(0).exitCode()).isZero();
        assertThat(both.get(1).exitCode()).as(both.get(1).err()).isZero();
        assertThat(both.get(1).out()).contains("1  would stay as they are");
    }

    @Test
    void asJsonItIsOneLineAsTheSchemaSays() throws IOException {
        night(DATE, "calls.jsonl", aCall(1).line() + aCall(2).line());
        Typed none = diff("--json");
        job("aircall", "statuses: { done: error }\n");
        Typed some = diff("--json", "--limit", "1");

        assertThat(none.out().lines()).hasSize(1);
        assertValid(none);
        JsonNode json = assertValid(some);
        assertThat(json.get("rows")).hasSize(1);
        assertThat(json.get("rows").get(0).get("changes").get(0).toString())
                .isEqualTo("{\"field\":\"status\",\"stored\":\"answered\",\"made\":\"error\"}");
        assertThat(json.get("summary").get("rows_left_out").asInt()).isEqualTo(1);
        assertThat(assertValid(diff("--json", "--limit", "0")).get("rows")).isEmpty();
    }

    @Test
    void anEmptyDatabaseAndANightThatIsNotLoadedAreNamed() {
        assertThat(diff().exitCode()).isEqualTo(2);
        assertThat(diff().err())
                .contains("no record of aircall 2026-11-20 is loaded; the job has loaded none of any date");
        night(DATE.plusDays(1), "calls.jsonl", aCall(1).line());
        assertThat(diff().err()).contains("there are some of 2026-11-21\n");
        assertThat(type("diff", "aircal", "--date", "2026-11-20").exitCode()).isEqualTo(2);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            aircall                                     | --date
            aircall --date 2026-11-20 --limit -1        | --limit is '-1'
            aircall --date 2026-11-20 --limit 2 --all   | mutually exclusive
            aircall --date 2026-11-20 --field statuss   | did you mean 'status'?
            """)
    void whatCannotBeIsWrongUsage(String arguments, String message) {
        Typed wrong = Typed.on(Typed.NOTHING, ("diff " + arguments).split(" "));

        assertThat(wrong.exitCode()).isEqualTo(2);
        assertThat(wrong.out()).isEmpty();
        assertThat(wrong.err()).startsWith("callsync: ").contains(message);
    }

    private static JsonNode assertValid(Typed diff) {
        JsonNode json = SCHEMA.read(diff.out());
        return json;
    }

    private static List<?> tables() {
        return Stream.of(
                        "call_logs",
                        "communications",
                        "callsync_quarantine",
                        "callsync_export_files",
                        "callsync_nights",
                        "callsync_runs")
                .map(table -> crm.rows("CHECKSUM TABLE " + table))
                .toList();
    }

    private void limit(String ofRecord) throws IOException {
        job("aircall", "limits: { record: %s }\n".formatted(ofRecord));
    }

    private void job(String name, String more) throws IOException {
        Files.createDirectories(folder.resolve("jobs"));
        Files.writeString(folder.resolve("jobs").resolve(name + ".yml"), """
                provider: %s
                source: file:%s/{date}/
                look-back: 0d
                settle: 0s
                attention: { quarantined: 100%% }
                %s""".formatted(name, exports.folder(), more));
    }

    private Path night(LocalDate date, String name, String content) {
        Path file = exports.put(date, name, content);
        run(date);
        return file;
    }

    private void run(LocalDate date) {
        Typed run = type("run", "aircall", "--date", date.toString());
        assertThat(run.exitCode()).as(run.out() + run.err()).isZero();
    }

    private static String flat(Typed diff) {
        return diff.out().replaceAll("\\s+", " ").strip();
    }

    private Typed diff(String... more) {
        return type(Stream.concat(Stream.of("diff", "aircall", "--date", DATE.toString()), Stream.of(more))
                .toArray(String[]::new));
    }

    private Typed type(String... arguments) {
        Stream<String> jobs = Stream.of("--jobs", folder.resolve("jobs").toString());
        return Typed.on(crm::bean, Stream.concat(Stream.of(arguments), jobs).toArray(String[]::new));
    }
}
