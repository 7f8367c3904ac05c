package io.callsync.operator;

import static io.callsync.testing.AircallJson.aCall;
import static org.assertj.core.api.Assertions.assertThat;

import io.callsync.testing.AircallJson;
import io.callsync.testing.AwsSettings;
import io.callsync.testing.Crm;
import io.callsync.testing.EmbeddedS3;
import io.callsync.testing.Exports;
import io.callsync.testing.JsonSchema;
import io.callsync.testing.TestServers;
import io.callsync.testing.TwilioJson;
import io.callsync.testing.fault.Interleaving;
import io.callsync.testing.fault.JdbcFaults;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
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

/** {@code callsync explain}: what it tells is what a run did, on a real database as its nightly user. */
class ExplainCommandTests {

    private static final LocalDate DATE = LocalDate.of(2026, 11, 20);
    private static final String SAME = "; the rows are what these records make";
    private static final AircallJson CALL = aCall(20_001);
    private static final JsonSchema SCHEMA = JsonSchema.of("/schema/explain.schema.json");
    private static final JdbcFaults FAULTS = new JdbcFaults();

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
        job("aircall", "file:%s/{date}/".formatted(exports.folder()));
    }

    @Test
    void everyRecordThatCarriedTheCallIsToldInOrderOfLoading() {
        // given a live call, its end a day later, and then its beginning once more
        night(DATE, "live.jsonl", CALL.live().line() + aCall(20_002).line());
        night(DATE.plusDays(1), "ended.jsonl", CALL.at(1_795_176_700).line().repeat(2));
        night(DATE.plusDays(2), "late.jsonl", CALL.live().line());

        Typed explain = explain("aircall", "20001");

        assertThat(explain.exitCode()).as(explain.err()).isZero();
        assertThat(events(explain.out())).containsExactly("1 inserted", "1 updated", "2 duplicate", "1 superseded");
        assertThat(flat(explain))
                .contains("status calling -> answered")
                .contains("in this file already, as record 1")
                .contains("tells how the call ended, this one is from before its end")
                .contains(" lead_id 5 user_id 3 type outgoing ")
                .endsWith("callsync: aircall 20001: 4 records in 3 files read" + SAME);
    }

    @Test
    void theLeadAndTheUserAreNamedWithWhatTheyMatchedBy() {
        crm.lead(6, "+15145550101", "2026-06-01T00:00:00");
        crm.lead(7, "+15145550101", "2026-11-25T00:00:00");
        night(DATE, "calls.jsonl", CALL.line());

        JsonNode match = json(explain("aircall", "20001", "--json"), 0).get("match");

        assertThat(match.get("lead_id").asLong()).isEqualTo(6);
        assertThat(match.get("lead_why").asString())
                .isEqualTo(
                        "the newest with ***0101 that existed when the call began (created 2026-06-01T00:00:00Z); others:"
                                + " 5 (created 2026-01-01T00:00:00Z), 7 (created 2026-11-25T00:00:00Z)");
        assertThat(match.get("user_id").asLong()).isEqualTo(3);
        assertThat(match.get("user_why").asString()).isEqualTo("by e-mail a***@example.com");
    }

    @Test
    void aLeadThatCameAfterwardsAndOneThatIsNoLongerThereAreToldApartFromTheRow() {
        night(DATE, "calls.jsonl", CALL.line());
        crm.admin().execute("DELETE FROM phones");
        String gone = flat(explain("aircall", "20001"));
        crm.lead(8, "+15145550101", "2026-12-01T00:00:00");
        String later = flat(explain("aircall", "20001"));

        assertThat(gone).contains(" lead - no lead has ***0101; the communication has 5 ");
        assertThat(later)
                .contains(
                        " lead 8 the first with ***0101, created after the call began (created 2026-12-01T00:00:00Z); ");
    }

    @Test
    void aRowThatWasChangedByHandDiffersFromItsRecords() {
        night(DATE, "calls.jsonl", CALL.line());
        crm.admin().execute("UPDATE call_logs SET duration = 1, `to` = '+15145550177'");

        Typed explain = explain("aircall", "20001");
        JsonNode differences = json(explain("aircall", "20001", "--json"), 3).get("differences");

        assertThat(explain.exitCode()).isEqualTo(3);
        assertThat(explain.out())
                .containsPattern("call_logs.duration +600 +1\n")
                .containsPattern("call_logs.to +\\*\\*\\*0101 +\\*\\*\\*0177\n")
                .contains("; the rows are not what these records make\ncallsync: next: ");
        assertThat(differences.get(0).toString())
                .isEqualTo("{\"column\":\"call_logs.duration\",\"replayed\":600,\"stored\":1}");
    }

    @Test
    void aRowThatWasDeletedByHandIsMissed() {
        night(DATE, "calls.jsonl", CALL.line());
        crm.admin().execute("DELETE FROM call_logs");

        Typed explain = explain("aircall", "20001", "--all");

        assertThat(explain.exitCode()).isEqualTo(3);
        assertThat(explain.out()).containsPattern("call_logs +a row +no row\n");
    }

    @Test
    void filesThatAreGoneOrReplacedAreNamedAndNothingIsClaimedOfThem() throws IOException {
        Path first = night(DATE, "first.jsonl", CALL.live().line());
        night(DATE.plusDays(1), "second.jsonl", CALL.line());
        Files.delete(first);
        String withoutFirst = flat(explain("aircall", "20001"));
        exports.put(DATE.plusDays(1), "second.jsonl", CALL.line() + CALL.line());
        Typed withoutBoth = explain("aircall", "20001");

        assertThat(withoutFirst).contains("not read: no longer at its source").endsWith("1 file read" + SAME);
        assertThat(withoutBoth.exitCode()).isZero();
        assertThat(flat(withoutBoth))
                .contains("not read: another version has taken its place since")
                .contains(" call_logs no row a row ")
                .endsWith(
                        "0 records in 0 files read; the rows are not what these records make, but not all that were loaded"
                                + " can be read");
    }

    @Test
    void theFileThatTheRowNamesIsReadHoweverFarItsDateIs() {
        exports.put(DATE.plusDays(4), "late.jsonl", CALL.line());
        run(DATE.plusDays(4));
        exports.put(DATE.plusDays(5), "again.jsonl", CALL.line());
        run(DATE.plusDays(5));

        assertThat(flat(explain("aircall", "20001"))).endsWith(": 1 record in 1 file read" + SAME);
        assertThat(flat(explain("aircall", "20001", "--days", "5"))).endsWith(": 2 records in 2 files read" + SAME);
        assertThat(flat(explain("aircall", "20001", "--all")))
                .contains("says what record 1 of file ")
                .endsWith(": 2 records in 2 files read" + SAME);
    }

    @Test
    void aRecordThatWasPutAsideIsToldAlsoWhenItsFileIsGone() throws IOException {
        Path file = night(DATE, "broken.jsonl", CALL.line().replace("\"outbound\"", "\"sideways\""));

        Typed read = explain("aircall", "20001");
        Files.delete(file);
        Typed gone = explain("aircall", "20001");

        assertThat(flat(read))
                .contains(" 1 quarantined no-direction: ")
                .endsWith("callsync: aircall 20001: 1 record in 1 file read; no row, and these records make none");
        assertThat(flat(gone)).contains(" 1 quarantined no-direction: ").contains("not read: no longer at its source");
        assertThat(explain("aircall", "2000").exitCode())
                .as("an id within another one")
                .isEqualTo(2);
    }

    @Test
    void aRecordWhoseCallHasNoIdOfItsOwnIsToldWhenItWasPutAside() throws IOException {
        Path file = exports.put(DATE, "calls.csv", """
                line,datetime (UTC),direction,from,to,answered,user,duration (total),duration (in call)
                Showroom,2026-11-20 09:00:00,sideways,12025550142,12025550100,Yes,Alice Martin,132,120
                """);
        run(DATE);
        String id = crm.value(String.class, "SELECT external_call_id FROM callsync_quarantine");

        Typed read = explain("aircall", id);
        Files.delete(file);
        Typed gone = explain("aircall", id);

        assertThat(read.exitCode()).as(read.err()).isZero();
        assertThat(flat(read)).contains(" 1 quarantined no-direction: ").contains(": 1 record in 1 file read");
        assertThat(flat(gone)).contains(" 1 quarantined no-direction: ").contains("not read: no longer at its source");
    }

    @Test
    void aRecordThatWasReplayedIsPartOfTheStory() throws IOException {
        limit("100B");
        night(DATE, "long.jsonl", CALL.line());
        limit("1MiB");
        assertThat(type("quarantine", "replay", "--why", "the limit was too low")
                        .exitCode())
                .isZero();

        Typed explain = explain("aircall", "20001");

        assertThat(events(explain.out())).as(explain.out()).containsExactly("1 inserted");
        assertThat(flat(explain)).endsWith(SAME);
    }

    private void limit(String ofRecord) throws IOException {
        Path job = folder.resolve("jobs/aircall.yml");
        List<String> lines = Files.readAllLines(job);
        lines.removeIf(line -> line.startsWith("limits"));
        lines.add("limits: { record: %s }".formatted(ofRecord));
        Files.write(job, lines);
    }

    @Test
    void aJobFileThatIsGoneIsNamed() throws IOException {
        night(DATE, "calls.jsonl", CALL.line());
        Files.delete(folder.resolve("jobs/aircall.yml"));

        Typed explain = explain("aircall", "20001");

        assertThat(explain.exitCode()).isZero();
        assertThat(flat(explain)).containsPattern("not read: \\S+ there is no job 'aircall'");
    }

    @Test
    void thePartsOfACallAreToldByLeg() throws IOException {
        String sid = "CA0123456789abcdef0123456789abcdef";
        job("twilio", "file:%s/{date}/".formatted(exports.folder()));
        exports.put(DATE, "1.jsonl", TwilioJson.child(sid, 1, 0, "completed"));
        assertThat(type("run", "twilio", "--date", DATE.toString()).exitCode()).isZero();
        exports.put(DATE.plusDays(1), "2.jsonl", TwilioJson.parent(sid, true, "+15145550101", 5, "completed"));
        assertThat(type("run", "twilio", "--date", DATE.plusDays(1).toString()).exitCode())
                .isZero();

        Typed explain = explain("twilio", sid);

        assertThat(events(explain.out())).containsExactly("1 filtered", "1 inserted");
        assertThat(flat(explain))
                .contains("leg CB1")
                .contains("leg-waiting")
                .contains(" legs CA0123456789abcdef0123456789abcdef changed 2026-11-20 10:01:45 ")
                .endsWith(": 2 records in 2 files read" + SAME);
        assertThat(json(explain("twilio", sid, "--json"), 0)
                        .get("legs")
                        .get(0)
                        .get("id")
                        .asString())
                .isEqualTo(sid);
    }

    @Test
    void exportsInABucketAreReadInTheVersionThatWasLoaded() throws IOException {
        EmbeddedS3 s3 = TestServers.s3();
        s3.bucket("explained");
        job("aircall", "s3://explained/calls/{date}/");
        try (AwsSettings aws = new AwsSettings(s3.endpoint())) {
            aws.set("aws.region", EmbeddedS3.REGION);
            s3.put("explained", "calls/2026-11-20/calls.jsonl", CALL.line().getBytes(StandardCharsets.UTF_8));
            run(DATE);
            Typed loaded = explain("aircall", "20001");
            s3.put(
                    "explained",
                    "calls/2026-11-20/calls.jsonl",
                    CALL.missed().line().getBytes(StandardCharsets.UTF_8));
            Typed replaced = explain("aircall", "20001");

            assertThat(flat(loaded)).endsWith(": 1 record in 1 file read" + SAME);
            assertThat(flat(replaced)).contains("not read: another version");
        }
    }

    @Test
    void whileARunHoldsTheCallsRowItIsToldWithoutWaiting() {
        night(DATE, "calls.jsonl", CALL.live().line());
        exports.put(DATE.plusDays(1), "ended.jsonl", CALL.line());

        List<Typed> both = Interleaving.pausedBehind("STRAIGHT_JOIN call_logs", FAULTS, crm)
                .run(
                        () -> type("run", "aircall", "--date", DATE.plusDays(1).toString()),
                        () -> explain("aircall", "20001"));

        assertThat(both.get(0).exitCode()).isZero();
        assertThat(both.get(1).exitCode()).as(both.get(1).err()).isZero();
        assertThat(flat(both.get(1))).contains("not read: not loaded yet").endsWith(": 1 record in 1 file read" + SAME);
        assertThat(flat(explain("aircall", "20001"))).contains("status calling -> answered");
    }

    @Test
    void aCallThatIsNotKnownIsSaidToBeSoWithWhatMayHaveBeenMeant() throws IOException {
        job("twilio", "file:%s/{date}/".formatted(exports.folder()));
        exports.put(DATE, "1.jsonl", TwilioJson.parent("CAabc", true, "+15145550101", 0, "completed"));
        type("run", "twilio", "--date", DATE.toString());
        night(DATE.plusDays(1), "calls.jsonl", CALL.line());

        assertThat(wrong("twilio", "caABC"))
                .startsWith(
                        "callsync: there is no trace of a call 'caABC' of twilio (did you mean twilio CAabc?); --all looks in every file");
        assertThat(wrong("twilio", "20001")).contains("(did you mean aircall 20001?)");
        assertThat(wrong("aircall", "30001", "--all")).contains("no trace of a call '30001' of aircall\n");
        assertThat(wrong("aircal", "20001"))
                .contains(
                        "no file of a provider 'aircal' is known (did you mean 'aircall'?); there are files of aircall, twilio");
    }

    @Test
    void onAnEmptyDatabaseNothingIsKnown() {
        assertThat(wrong("aircall", "20001"))
                .contains("no file of a provider 'aircall' is known; no file was loaded yet");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            aircall                      | CALL_ID
            aircall 1 --days -1          | --days is '-1': expected 0 to 3660
            aircall 1 --days many        | '--days'
            aircall 1 --days 2 --all     | mutually exclusive
            """)
    void whatCannotBeIsWrongUsage(String arguments, String message) {
        Typed wrong = Typed.on(Typed.NOTHING, ("explain " + arguments).split(" "));

        assertThat(wrong.exitCode()).isEqualTo(2);
        assertThat(wrong.out()).isEmpty();
        assertThat(wrong.err()).startsWith("callsync: ").contains(message);
    }

    @Test
    void anEmptyIdIsWrongUsageAndNoRecordsId() {
        Typed wrong = Typed.on(Typed.NOTHING, "explain", "aircall", " ");

        assertThat(wrong.exitCode()).isEqualTo(2);
        assertThat(wrong.err()).startsWith("callsync: CALL_ID is empty");
    }

    @Test
    void numbersAreShownToWhoAsksAndWhoDidIsKept() {
        night(DATE, "calls.jsonl", CALL.line());

        String masked = explain("aircall", "20001").out()
                + explain("aircall", "20001", "--json").out();
        Typed unmasked = explain("aircall", "20001", "--unmask", "--by", "olga", "--why", "ticket 1 +15145550101");

        assertThat(masked).doesNotContain("5550101").doesNotContain("alice@").contains("***0101");
        assertThat(unmasked.out()).contains("+15145550101").contains("alice@example.com");
        assertThat(crm.rows("SELECT action, done_by, why, subject, n FROM callsync_audit"))
                .singleElement()
                .hasToString("{action=explain, done_by=olga, why=ticket 1 ***0101, subject=call aircall 20001, n=1}");
    }

    @Test
    void asJsonEveryFieldHasItsNameAndType() {
        night(DATE, "calls.jsonl", CALL.line());

        JsonNode call = json(explain("aircall", "20001", "--json"), 0);

        assertThat(call.propertyNames())
                .containsExactly(
                        "provider",
                        "external_call_id",
                        "conclusion",
                        "files_read",
                        "call_log",
                        "communication",
                        "legs",
                        "match",
                        "records",
                        "files",
                        "differences");
        assertThat(call.get("conclusion").asString()).isEqualTo("same");
        assertThat(call.get("files_read").isIntegralNumber()).isTrue();
        assertThat(call.get("call_log").get("start_at").asString()).isEqualTo("2026-11-20T12:00:00Z");
        assertThat(call.get("call_log").get("end_at").asString()).isEqualTo("2026-11-20T12:10:10Z");
        assertThat(call.get("call_log").get("source_version").isIntegralNumber())
                .isTrue();
        assertThat(call.get("communication").propertyNames())
                .containsExactly(
                        "id",
                        "created_at",
                        "updated_at",
                        "lead_id",
                        "user_id",
                        "type",
                        "call_duration",
                        "call_phone",
                        "call_status");
        assertThat(call.get("match").propertyNames()).containsExactly("lead_id", "lead_why", "user_id", "user_why");
        JsonNode record = call.get("records").get(0);
        assertThat(record.propertyNames())
                .containsExactly("file_id", "record", "outcome", "leg", "changed_at", "why", "notes", "changes");
        assertThat(record.get("changes").get("duration").toString()).isEqualTo("{\"before\":null,\"after\":600}");
        assertThat(call.get("files").get(0).propertyNames())
                .containsExactly("id", "job", "date", "uri", "version", "state", "records", "loaded_at", "unread");
        assertThat(call.get("differences").isArray()).isTrue();
    }

    /** What the section on records says, as {@code 1 inserted}. */
    private static List<String> events(String out) {
        return out.lines()
                .dropWhile(line -> !line.startsWith("records,"))
                .skip(2)
                .takeWhile(line -> !line.isEmpty())
                .filter(line -> line.matches(" +\\d+ +\\d+ +[a-z]+.*"))
                .map(line -> line.strip().split(" +"))
                .map(words -> words[1] + ' ' + words[2])
                .toList();
    }

    /** What was printed, wherever its lines are broken. */
    private static String flat(Typed explain) {
        return explain.out().replaceAll("\\s+", " ").strip();
    }

    private static JsonNode json(Typed explain, int exitCode) {
        assertThat(explain.exitCode()).as(explain.err() + explain.out()).isEqualTo(exitCode);
        return SCHEMA.read(explain.out());
    }

    private void job(String name, String source) throws IOException {
        Files.createDirectories(folder.resolve("jobs"));
        Files.writeString(folder.resolve("jobs").resolve(name + ".yml"), """
                provider: %s
                source: %s
                look-back: 0d
                settle: 0s
                attention: { quarantined: 100%% }
                """.formatted(name, source));
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

    private String wrong(String... arguments) {
        Typed explain = explain(arguments);
        assertThat(explain.exitCode()).as(explain.out()).isEqualTo(2);
        assertThat(explain.out()).isEmpty();
        return explain.err();
    }

    private Typed explain(String... arguments) {
        return type(Stream.concat(Stream.of("explain"), Stream.of(arguments)).toArray(String[]::new));
    }

    private Typed type(String... arguments) {
        Stream<String> jobs = Stream.of("--jobs", folder.resolve("jobs").toString());
        return Typed.on(crm::bean, Stream.concat(Stream.of(arguments), jobs).toArray(String[]::new));
    }
}
