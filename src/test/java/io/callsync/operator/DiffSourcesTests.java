package io.callsync.operator;

import static io.callsync.testing.AircallJson.aCall;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.callsync.testing.AwsSettings;
import io.callsync.testing.Crm;
import io.callsync.testing.EmbeddedS3;
import io.callsync.testing.Exports;
import io.callsync.testing.TestServers;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code callsync diff} of other providers, of large nights, and where something is out of reach. */
class DiffSourcesTests {

    private static final LocalDate DATE = LocalDate.of(2026, 11, 20);
    private static final Path CONNECT = Path.of("jobs", "samples", "amazon-connect", DATE.toString());
    private static final String BUCKET = "compared";
    private static final String KEY = "calls/2026-11-20/calls.jsonl";

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
    void nothingIsLoaded() {
        crm.clear();
        exports = new Exports(folder.resolve("exports"));
    }

    @Test
    void anotherZoneInTheDeclarationMovesEveryCallByTheSameTime() throws IOException {
        declaration("UTC");
        job("acme", local(), "");
        exports.put(DATE, "calls.csv", """
                Id,Start,Seconds,Way,Result,From,To
                1,2026-11-20 09:00:00,60,In,Connected,+15145550101,+15145550199
                2,2026-11-20 10:00:00,30,Out,Connected,+15145550199,+15145550102
                """);
        run();
        assertThat(diff().exitCode()).isZero();

        declaration("America/Toronto");
        Typed diff = diff();

        assertThat(diff.exitCode()).as(diff.out() + diff.err()).isEqualTo(3);
        assertThat(flat(diff))
                .contains("1 start_at 2026-11-20 09:00:00 2026-11-20 14:00:00 ")
                .contains("end_at 2 calls +5:00:00 (2) start_at 2 calls +5:00:00 (2) calls")
                .contains("2 would say something else");
    }

    @Test
    void theCallsOfAmazonConnectAreFoldedFromTheContactsOfSeveralFiles() throws IOException {
        try (Stream<Path> samples = Files.list(CONNECT)) {
            for (Path sample : samples.toList()) {
                exports.put(DATE, sample.getFileName().toString(), Files.readAllBytes(sample));
            }
        }
        job("amazon-connect", local(), "");
        run();
        assertThat(diff().out()).contains("night 2026-11-20: nothing would change");

        job("amazon-connect", local(), "statuses: { TELECOM_BUSY: error, SOLAR_FLARE: error }\n");
        Typed diff = diff();

        assertThat(diff.exitCode()).isEqualTo(3);
        assertThat(flat(diff))
                .contains("5e0c0005-20b1-4f6a-9c11-00000007fd7d status attempted error ")
                .contains("5e0c0012-20b1-4f6a-9c11-0000001cc3c2 row none, in quarantine accepted ")
                .contains("status 1 call attempted -> error (1)")
                .contains("would write 1 of 1 changed call as shown");
    }

    /** More records than are held in memory at a time. */
    @Test
    void aNightOfSeveralPartitionsIsComparedWhole() throws IOException {
        exports.put(
                DATE,
                "calls.jsonl",
                aCall(1).line().repeat(20_000)
                        + LongStream.rangeClosed(2, 60)
                                .mapToObj(id -> aCall(id).line())
                                .collect(Collectors.joining()));
        job("aircall", local(), "");
        run();
        assertThat(diff().out()).contains("  60  would stay as they are", "  20,059  accepted");

        job("aircall", local(), "statuses: { done: error }\n");

        assertThat(flat(diff()))
                .contains("and 40 calls more: --all shows them")
                .contains("status 60 calls answered -> error (60)");
    }

    @Test
    void whoMaySeeThemSeesNumbersAndTexts() throws IOException {
        exports.put(
                DATE,
                "calls.jsonl",
                aCall(1).asset("https://recordings.example.com/1.mp3").line());
        job("aircall", local(), "");
        run();
        crm.admin().execute("UPDATE call_logs SET `to` = '+15145550188', media_url = 'https://example.com/2.mp3'");

        Typed masked = diff();
        Typed unmasked = diff("--unmask");

        assertThat(flat(masked)).contains("to ***0188 ***0101", "media_url (25 characters) (36 characters)");
        assertThat(flat(unmasked))
                .contains("to +15145550188 +15145550101")
                .contains("media_url https://example.com/2.mp3 https://recordings.example.com/1.mp3");
    }

    @Test
    void ofAFileThatWasReplacedInItsBucketNothingIsClaimed() throws IOException {
        EmbeddedS3 s3 = TestServers.s3();
        s3.bucket(BUCKET);
        job("aircall", "s3://%s/calls/{date}/".formatted(BUCKET), "");
        try (AwsSettings aws = new AwsSettings(s3.endpoint())) {
            aws.set("aws.region", EmbeddedS3.REGION);
            s3.put(BUCKET, KEY, aCall(1).line().getBytes(UTF_8));
            run();
            assertThat(diff().exitCode()).isZero();
            s3.put(BUCKET, KEY, aCall(1).missed().line().getBytes(UTF_8));

            Typed diff = diff();

            assertThat(diff.exitCode()).isEqualTo(3);
            assertThat(flat(diff))
                    .contains("s3://compared/calls/2026-11-20/calls.jsonl 1 record another version has taken its place")
                    .endsWith("put back the version that was loaded, and type this again");
        }
    }

    @Test
    void whereTheBucketIsOutOfReachItSaysSoAndShowsNothing() throws IOException {
        EmbeddedS3 s3 = TestServers.s3();
        s3.bucket(BUCKET);
        job("aircall", "s3://%s/calls/{date}/".formatted(BUCKET), "");
        try (AwsSettings aws = new AwsSettings(s3.endpoint())) {
            aws.set("aws.region", EmbeddedS3.REGION);
            s3.put(BUCKET, KEY, aCall(1).line().getBytes(UTF_8));
            run();
            aws.set("aws.endpointUrlS3", "http://127.0.0.1:1");

            Typed text = diff();
            Typed json = diff("--json");

            assertThat(text.exitCode()).isEqualTo(5);
            assertThat(text.err()).startsWith("callsync: ").contains("S3 cannot be reached");
            assertThat(text.out() + json.out()).isEmpty();
        }
    }

    @Test
    void whereTheDatabaseIsOutOfReachItSaysSo() throws IOException {
        job("aircall", local(), "");

        Typed diff = Typed.fresh(
                "--spring.datasource.url=jdbc:mysql://127.0.0.1:1/crm?sslMode=DISABLED",
                "--spring.datasource.hikari.connection-timeout=1000",
                "diff",
                "night",
                "--date",
                DATE.toString(),
                "--jobs",
                folder.toString());

        assertThat(diff.exitCode()).isEqualTo(5);
        assertThat(diff.err()).startsWith("callsync: the database cannot be reached: ");
        assertThat(diff.out()).isEmpty();
    }

    private void declaration(String zone) throws IOException {
        Files.createDirectories(folder.resolve("providers"));
        Files.writeString(folder.resolve("providers/acme.yml"), """
                csv: {}
                times: {format: "yyyy-MM-dd HH:mm:ss", zone: %s}
                durations: {include-ringing: true}
                fields: {id: Id, start: Start, duration: Seconds, direction: Way, status: Result, from: From, to: To}
                direction: {values: {In: incoming, Out: outgoing}}
                status: {values: {Connected: answered}}
                """.formatted(zone));
    }

    private String local() {
        return "file:%s/{date}/".formatted(exports.folder());
    }

    private void job(String provider, String source, String more) throws IOException {
        Files.writeString(folder.resolve("night.yml"), """
                provider: %s
                source: %s
                look-back: 0d
                settle: 0s
                attention: { quarantined: 100%% }
                %s""".formatted(provider, source, more));
    }

    private void run() {
        Typed run = type("run");
        assertThat(run.exitCode()).as(run.out() + run.err()).isZero();
    }

    private Typed diff(String... more) {
        return type(Stream.concat(Stream.of("diff"), Stream.of(more)).toArray(String[]::new));
    }

    private Typed type(String... words) {
        Stream<String> rest = Stream.of("night", "--date", DATE.toString(), "--jobs", folder.toString());
        return Typed.on(crm::bean, Stream.concat(Stream.of(words), rest).toArray(String[]::new));
    }

    private static String flat(Typed diff) {
        return diff.out().replaceAll("\\s+", " ").strip();
    }
}
