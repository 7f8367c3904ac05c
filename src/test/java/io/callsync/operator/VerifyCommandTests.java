package io.callsync.operator;

import static io.callsync.testing.AircallJson.aCall;
import static org.assertj.core.api.Assertions.assertThat;

import io.callsync.testing.Crm;
import io.callsync.testing.Exports;
import io.callsync.testing.JsonSchema;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** {@code callsync verify}, and what it says at the end of a run. */
class VerifyCommandTests {

    private static final LocalDate DATE = LocalDate.of(2026, 11, 20);
    private static final String ALL_KEPT = "callsync: every promise is kept\n";

    @AutoClose
    private static Crm crm;

    @TempDir
    Path folder;

    private Exports exports;

    @BeforeAll
    static void start() {
        crm = Crm.start("callsync.verify-source=true");
    }

    @BeforeEach
    void aNightOfTwoCalls() throws IOException {
        crm.clear();
        crm.lead(5, "+15145550101", "2026-01-01T00:00:00");
        exports = new Exports(folder.resolve("exports"));
        Files.createDirectories(folder.resolve("jobs"));
        Files.writeString(folder.resolve("jobs/aircall.yml"), """
                provider: aircall
                source: file:%s/{date}/
                look-back: 0d
                settle: 0s
                """.formatted(exports.folder()));
        exports.put(DATE, "calls.jsonl", aCall(1).line() + aCall(2).line());
    }

    @AfterEach
    void mend() {
        execute("DROP TRIGGER IF EXISTS break_a_promise");
    }

    @Test
    void whereEveryPromiseIsKeptItSaysSo() {
        run();

        Typed verify = verify("aircall", "--date", "2026-11-20", "--source");

        assertThat(verify.exitCode()).as(verify.out()).isZero();
        assertThat(verify.out())
                .contains("I3", "calls-once", "a call is stored once")
                .contains("cannot be told of a single date")
                .endsWith(ALL_KEPT);
        assertThat(verify().out()).endsWith(ALL_KEPT);
    }

    /** Half of the files are looked over on another connection. */
    @Test
    void aBrokenPromiseIsFoundInWhicheverFileItIs() {
        exports.put(DATE, "more.jsonl", aCall(3).line());
        run();

        for (int call : new int[] {2, 3}) {
            execute("UPDATE call_logs SET end_at = NULL WHERE external_call_id = '%d'".formatted(call));
            Typed verify = verify("aircall", "--date", "2026-11-20");
            execute("UPDATE call_logs SET end_at = start_at WHERE external_call_id = '%d'".formatted(call));

            assertThat(verify.exitCode()).as(verify.out()).isEqualTo(6);
            assertThat(verify.out()).contains("call aircall " + call);
        }
    }

    @Test
    void aBrokenPromiseIsNamedWithItsRecordsAndWhatToDo() {
        run();
        execute("UPDATE communications SET call_duration = 1 WHERE external_call_id = '2'");

        Typed verify = verify();

        assertThat(verify.exitCode()).isEqualTo(6);
        assertThat(verify.out())
                .contains("I3 a communication says the same as its call: not so\n")
                .contains("calls.jsonl, record 2, call aircall 2: they differ in call_duration\n")
                .contains("  next: find out who changed one of the two")
                .endsWith("callsync: 1 promise broken\n");
    }

    @Test
    void whatToTypeNextNamesTheJobAndTheDate() {
        run();
        execute("DELETE FROM call_logs WHERE external_call_id = '2'");
        execute("UPDATE callsync_nights SET inserted = inserted - 1");

        assertThat(verify().out())
                .contains("  next: callsync run aircall --date 2026-11-20 counts the night again\n")
                .contains("type callsync verify aircall --date 2026-11-20 --accept --why TEXT to take")
                .as("calls are counted of a provider, whichever job wrote them")
                .contains("type callsync verify JOB --accept --why TEXT to take");
        assertThat(verify("aircall").out()).contains("type callsync verify aircall --accept --why TEXT to take");
    }

    @Test
    void asJsonEveryPromiseHasItsCountAndItsExamples() {
        run();
        execute("UPDATE call_logs SET record_number = 99");

        JsonNode findings = JsonSchema.of("/schema/verify.schema.json")
                .read(verify("--json").out());

        JsonNode broken = findings.valueStream()
                .filter(finding -> finding.get("violations").asLong() > 0)
                .findFirst()
                .orElseThrow();
        assertThat(broken.get("name").asString()).isEqualTo("calls-numbers");
        assertThat(broken.get("violations").asLong()).isEqualTo(2);
        assertThat(broken.get("examples").get(0).get("record").asLong()).isEqualTo(99);
        assertThat(findings.get(0).get("next").isNull()).isTrue();
    }

    @Test
    void row48RecordsThatTheObjectHasAndNobodyReadAreFound() {
        run();
        execute("DELETE FROM call_logs WHERE external_call_id = '2'");
        execute("DELETE FROM communications WHERE external_call_id = '2'");
        execute("UPDATE callsync_export_files SET records = 1, inserted = 1, next_record = 2");
        execute("UPDATE callsync_nights SET records = 1, inserted = 1");
        execute("UPDATE callsync_control_totals SET talk_seconds = talk_seconds / calls, calls = 1");
        assertThat(verify().exitCode()).as("the tables are of one mind").isZero();

        Typed verify = verify("aircall", "--source");

        assertThat(verify.exitCode()).isEqualTo(6);
        assertThat(verify.out())
                .contains("calls.jsonl: 1 records were read, it has 2\n")
                .endsWith("callsync: 1 promise broken\n");
    }

    @Test
    void anObjectThatIsGoneReplacedOrDamagedIsNoViolation() throws IOException {
        exports.put(DATE, "damaged.jsonl", aCall(3).line() + "{\"id\":\n");
        Path gone = exports.put(DATE, "gone.jsonl", aCall(4).line());
        run();
        Files.delete(gone);
        exports.put(DATE, "calls.jsonl", aCall(1).line());

        Typed verify = verify("aircall", "--source");

        assertThat(verify.exitCode()).as(verify.out()).isZero();
        assertThat(verify.out())
                .contains("gone.jsonl: not checked: no longer there\n")
                .contains("/calls.jsonl: not checked: no longer there\n")
                .contains("damaged.jsonl: not countable: damaged at byte ");
    }

    @Test
    void aRunThatBreaksAPromiseFailsAndItsNightIsNotComplete() {
        execute("""
                CREATE TRIGGER break_a_promise BEFORE INSERT ON communications FOR EACH ROW SET NEW.call_status = 'calling'""");

        Typed run = run();

        assertThat(run.exitCode()).isEqualTo(6);
        assertThat(run.out())
                .contains("because: a promise is broken: I3 a communication says the same as its call (2): ")
                .endsWith("callsync: next: callsync verify aircall --date 2026-11-20\n");
        assertThat(crm.night(DATE)).containsEntry("complete", false);
        assertThat(verify().exitCode()).isEqualTo(6);
    }

    @Test
    void row48ARunThatReadsLessThanItsObjectsHoldFailsWhereSourcesAreVerified() {
        execute("""
                CREATE TRIGGER break_a_promise BEFORE UPDATE ON callsync_export_files FOR EACH ROW
                SET NEW.records = 1, NEW.next_record = 2""");

        Typed run = run();

        assertThat(run.exitCode()).isEqualTo(6);
        assertThat(run.out()).contains("I8 a loaded file has as many records as were read from its object (1): ");
        assertThat(crm.night(DATE)).containsEntry("complete", false);
    }

    @Test
    void onAnEmptyDatabaseEveryPromiseIsKept() {
        Typed verify = verify();

        assertThat(verify.exitCode()).isZero();
        assertThat(verify.out()).endsWith(ALL_KEPT);
        assertThat(JsonSchema.of("/schema/verify.schema.json")
                        .read(verify("--json").out()))
                .isNotEmpty()
                .allMatch(finding -> finding.get("violations").asLong() == 0);
    }

    @Test
    void aJobIsNeededWhereSourcesAreAndMustHaveRun() {
        assertThat(verify("--source").exitCode()).isEqualTo(2);
        assertThat(verify("aircal").err()).startsWith("callsync: 'aircal' has never run");
    }

    private Typed run() {
        return type("run", "aircall", "--date", DATE.toString());
    }

    private Typed verify(String... arguments) {
        return type(Stream.concat(Stream.of("verify"), Stream.of(arguments)).toArray(String[]::new));
    }

    private Typed type(String... arguments) {
        Stream<String> jobs = Stream.of("--jobs", folder.resolve("jobs").toString());
        return Typed.on(crm::bean, Stream.concat(Stream.of(arguments), jobs).toArray(String[]::new));
    }

    private static void execute(String sql) {
        crm.admin().execute(sql);
    }
}
