package io.callsync.operator;

import static io.callsync.testing.AircallJson.aCall;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.callsync.testing.AwsSettings;
import io.callsync.testing.EmbeddedS3;
import io.callsync.testing.JsonSchema;
import io.callsync.testing.ScriptedBucket;
import io.callsync.testing.ScriptedS3;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.SocketTimeoutException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import tools.jackson.databind.JsonNode;

/** {@code callsync preview}: nothing that it does may need a database. */
@ExtendWith(OutputCaptureExtension.class)
class PreviewCommandTests {

    private static final JsonSchema SCHEMA = JsonSchema.of("/schema/preview.schema.json");
    private static final String DECLARATION = """
            csv: {}
            durations: {include-ringing: true}
            fields: {id: Id, start: Start, duration: Seconds, direction: Way, status: Result, from: From, to: To}
            filter: [{field: status, is: Fax, reason: fax}]
            direction: {values: {In: incoming, Out: outgoing}}
            status: {values: {Connected: answered, Missed: not-answered}}
            """;
    private static final String HEADER = "Id,Start,Seconds,Way,Result,From,To\n";
    private static final String ANSWERED = "1,2026-11-20 09:00:00,60,In,Connected,5145550101,+15145550199\n";

    @TempDir
    Path folder;

    private Path jobs;

    @BeforeEach
    void oneDeclaredProvider() throws IOException {
        jobs = folder.resolve("jobs");
        Files.writeString(Files.createDirectories(jobs.resolve("providers")).resolve("acme.yml"), DECLARATION);
        Files.writeString(jobs.resolve("night.yml"), """
                provider: acme
                source: file:/nowhere/{date}/
                time-zone: America/Toronto
                phone-region: CA
                statuses: { strange: answered }
                """);
    }

    @Test
    void theCallsOfABuiltInProviderAreShownMasked() {
        Typed preview = preview(file(aCall(1).line() + aCall(2).missed().line()), "--provider", "aircall");

        assertThat(preview.exitCode()).as(preview.err()).isZero();
        assertThat(preview.out()).isEqualTo("""
                RECORD  CALL  START (UTC)          STATUS     SAYS
                     1  1     2026-11-20 12:00:00  answered   outgoing ***0199 to ***0101, 600 s, 'done', agent a***@example.com
                     2  2     2026-11-20 12:00:00  attempted  outgoing ***0199 to ***0101, 0 s, 'done'

                callsync: file:///... as aircall: all 2 records: 2 inserted
                """.replace(
                        "file:///...", folder.resolve("calls").toUri().toString()));
        assertThat(preview.err()).isEmpty();
    }

    @Test
    void recordsThatWouldNotBeLoadedAreShownByReasonAndAskForAttention() {
        Path file = file(HEADER + ANSWERED
                + "2,2026-11-20 09:00:00,60,In,Fax,5145550101,+15145550199\n"
                + "3,2026-11-20 09:00:00,0,In,Strange,5145550101,+15145550199\n"
                + "4,2026-11-20 09:00:00,0,In,Odd,5145550101,+15145550199\n");

        Typed preview = preview(file, "--provider", "acme", "--phone-region", "CA");

        assertThat(preview.exitCode()).isEqualTo(3);
        assertThat(preview.out())
                .containsPattern("filtered +fax +1 +2 +- +-\n")
                .containsPattern("quarantined +unknown-status +2 +3 +Result +Result is 'Strange', which acme")
                .contains("noted: 1 zone-assumed\n")
                .contains("as acme: all 4 records: 1 inserted, 1 filtered, 2 quarantined\n")
                .endsWith("callsync: next: mend the provider's file or the job's statuses, and type this again\n");
    }

    @Test
    void aJobBringsItsZoneItsRegionAndItsStatuses() {
        Path file = file(HEADER + "3,2026-11-20 09:00:00,5,In,Strange,5145550101,+15145550199\n");

        JsonNode call =
                json(preview(file, "--job", "night", "--json"), 0).get("calls").get(0);

        assertThat(call.get("start_at").asString()).isEqualTo("2026-11-20T14:00:00Z");
        assertThat(call.get("from").asString()).isEqualTo("***0101");
        assertThat(call.get("status").asString()).isEqualTo("answered");
    }

    @Test
    void aDeclarationIsAlsoTakenFromItsPath() {
        Path declaration = jobs.resolve("providers/acme.yml");

        Typed preview = preview(
                file(HEADER + ANSWERED), "--provider", declaration.toString(), "--time-zone", "America/Toronto");

        assertThat(preview.exitCode()).as(preview.err()).isZero();
        assertThat(preview.out()).contains("2026-11-20 14:00:00").contains(" as acme: all 1 record: 1 inserted\n");
    }

    @Test
    void numbersAreShownToWhoAsksAndTheLogSaysSo(CapturedOutput log) {
        Path file = file(HEADER + ANSWERED);

        Typed preview = preview(file, "--provider", "acme", "--phone-region", "CA", "--unmask");

        assertThat(preview.out()).contains("incoming +15145550101 to +15145550199");
        assertThat(log.getAll())
                .contains("preview shows personal data of " + file.toUri() + " to the user "
                        + System.getProperty("user.name"));
    }

    @Test
    void asJsonEveryFieldHasItsNameAndType() {
        Path file = file(HEADER + ANSWERED + "4,2026-11-20 09:00:00,0,In,Odd,5145550101,+15145550199\n");

        JsonNode preview = json(preview(file, "--provider", "acme", "--phone-region", "CA", "--json"), 3);

        assertThat(preview.propertyNames())
                .containsExactly(
                        "file", "provider", "whole", "failure", "message", "records", "outcomes", "counters", "calls");
        assertThat(preview.get("whole").isBoolean()).isTrue();
        assertThat(preview.get("failure").isNull()).isTrue();
        assertThat(preview.get("records").isIntegralNumber()).isTrue();
        assertThat(preview.get("outcomes").get("inserted").asLong()).isEqualTo(1);
        JsonNode counter = preview.get("counters").get(1);
        assertThat(counter.propertyNames()).containsExactly("kind", "name", "n", "record", "field", "example");
        assertThat(counter.get("kind").asString()).isEqualTo("quarantined");
        assertThat(counter.get("record").asLong()).isEqualTo(2);
        JsonNode call = preview.get("calls").get(0);
        assertThat(call.toString()).isEqualTo("""
                {"record":1,"external_call_id":"1","start_at":"2026-11-20T09:00:00Z","end_at":"2026-11-20T09:01:00Z",\
                "duration":60,"direction":"incoming","from":"***0101","to":"***0199","from_absence":null,"to_absence":null,\
                "status":"answered","provider_status":"Connected","agent":null,"media_url":null,"description":null}""");
    }

    @Test
    void ofAHugeObjectOnlyTheFirstRecordsAreRead() throws IOException {
        // given an object of 10 GB, of which the server sends the first megabyte and then hangs up
        byte[] begin = (aCall(1).line().repeat(5_000)).getBytes(UTF_8);
        try (ScriptedS3 server = new ScriptedS3(request -> new ScriptedS3.Reply(200, Map.of("ETag", "\"1\""), begin)
                        .cutAfter(1 << 20)
                        .unannounced()
                        .with("Content-Length", "10000000000"));
                AwsSettings aws = new AwsSettings(server.endpoint())) {
            aws.set("aws.region", EmbeddedS3.REGION);
            // when
            Typed preview = Typed.on(
                    Typed.NOTHING,
                    "preview",
                    "s3://" + ScriptedBucket.NAME + "/calls.jsonl",
                    "--provider",
                    "aircall",
                    "--limit",
                    "20");
            // then
            assertThat(preview.exitCode()).as(preview.err()).isZero();
            assertThat(preview.out()).endsWith(" as aircall: the first 20 records: 1 inserted, 19 duplicate\n");
        }
    }

    @Test
    void noConnectionToADatabaseIsTried() throws IOException {
        try (ServerSocket database = new ServerSocket(0, 50, InetAddress.getLoopbackAddress())) {
            database.setSoTimeout(1);

            Typed preview = Typed.fresh(
                    "--spring.datasource.url=jdbc:mysql://127.0.0.1:%d/crm".formatted(database.getLocalPort()),
                    "preview",
                    file(aCall(1).line()).toString(),
                    "--provider",
                    "aircall");

            assertThat(preview.exitCode()).as(preview.err()).isZero();
            assertThatThrownBy(database::accept).isInstanceOf(SocketTimeoutException.class);
        }
    }

    @Test
    void aFileThatARunCouldNotReadIsToldWithItsReason() {
        Typed preview = preview(file("Foo,Bar\n1,2\n"), "--provider", "acme");
        JsonNode json = json(preview(file("Foo,Bar\n1,2\n"), "--provider", "acme", "--json"), 3);

        assertThat(preview.exitCode()).isEqualTo(3);
        assertThat(preview.out())
                .startsWith("the header lacks 'Id', 'Start'; it has [Foo, Bar]\n")
                .endsWith(" as acme: unreadable (wrong-header): none of it would be loaded\n");
        assertThat(json.get("failure").asString()).isEqualTo("wrong-header");
        assertThat(json.get("calls").isEmpty()).isTrue();
    }

    @Test
    void anEmptyFileHasNoRecords() {
        assertThat(preview(file(""), "--provider", "aircall").out()).endsWith(" as aircall: no records\n");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            none.csv --provider aircall                        | none.csv: there is no such file
            . --provider aircall                               | is a folder
            s3://bucket --provider aircall                     | expected s3://bucket/key
            calls --provider aircal                            | unknown provider 'aircal' (did you mean 'aircall'?)
            calls --provider none.yml                          | none.yml: there is no such file
            calls --job none                                   | there is no job 'none'
            calls                                              | --provider
            calls --provider aircall --job night               | mutually exclusive
            calls --job night --time-zone UTC                  | a job has its own
            calls --provider aircall --limit 0                 | --limit is '0': expected 1 to 100000
            calls --provider aircall --time-zone Toronto       | unknown time zone 'Toronto'
            calls --provider aircall --phone-region QQ         | unknown phone region 'QQ'
            """)
    void whatCannotBeIsWrongUsage(String arguments, String message) {
        file(aCall(1).line());
        String[] words = arguments.split(" ");
        words[0] =
                words[0].startsWith("s3:") ? words[0] : folder.resolve(words[0]).toString();

        Typed preview = type(words);

        assertThat(preview.exitCode()).as(preview.err()).isEqualTo(2);
        assertThat(preview.err()).contains(message);
        assertThat(preview.out()).isEmpty();
    }

    private static JsonNode json(Typed preview, int exitCode) {
        assertThat(preview.exitCode()).as(preview.err()).isEqualTo(exitCode);
        return SCHEMA.read(preview.out());
    }

    private Typed preview(Path file, String... options) {
        return type(
                Stream.concat(Stream.of(file.toString()), Stream.of(options)).toArray(String[]::new));
    }

    private Typed type(String... arguments) {
        return Typed.on(
                Typed.NOTHING,
                Stream.of(Stream.of("preview"), Stream.of(arguments), Stream.of("--jobs", jobs.toString()))
                        .flatMap(words -> words)
                        .toArray(String[]::new));
    }

    private Path file(String content) {
        try {
            return Files.writeString(folder.resolve("calls"), content);
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }
}
