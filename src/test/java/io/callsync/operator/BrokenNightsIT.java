package io.callsync.operator;

import static io.callsync.testing.AircallJson.aCall;
import static org.assertj.core.api.Assertions.assertThat;

import io.callsync.testing.BreakableServer;
import io.callsync.testing.CallsyncProcess;
import io.callsync.testing.EmbeddedS3;
import io.callsync.testing.TestDatabase;
import io.callsync.testing.TestServers;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import java.util.zip.GZIPOutputStream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.core.JdbcTemplate;

/** Five nights that break, each mended with the commands alone, as the runbook tells it. */
class BrokenNightsIT {

    private static final String BUCKET = "acme";
    private static final String RUN = "run night --date 2026-11-20";
    private static final String VERIFY = "verify night --source | tail -n 1";
    private static final Pattern RUNBOOK = Pattern.compile("(?s)```console\n(.*?)```");
    /** Durations, rates, sizes and free space, days before today, and how lines are broken and filled because of their widths. */
    private static final Pattern VARYING = Pattern.compile(
            "\\s+[0-9,.]+(/s| (s|min|records/s|bytes|kB|MB))\\b|20\\d\\d-\\d\\d-\\d\\d(?<!2026-11-20)|\\s+");

    @AutoClose
    private static BreakableServer server;

    @TempDir
    Path folder;

    private TestDatabase database;
    private OperatorsShell shell;

    @BeforeAll
    static void start() {
        server = BreakableServer.start();
    }

    @BeforeEach
    void aNightOfThreeFiles() throws IOException {
        database = TestDatabase.freshOn(server.jdbcUrl());
        database.migrate();
        database.grant();
        EmbeddedS3 s3 = TestServers.s3();
        s3.bucket(BUCKET);
        deliver();
        job("");
        shell = new OperatorsShell(
                folder,
                Map.of(
                        "SPRING_DATASOURCE_URL",
                        database.jdbcUrl(),
                        "CALLSYNC_CHUNK_SIZE",
                        "100",
                        "CALLSYNC_PARALLEL_FILES",
                        "1",
                        "LOGGING_LEVEL_ROOT",
                        "off",
                        "LOGGING_LEVEL_IO_CALLSYNC",
                        "off",
                        "AWS_ENDPOINT_URL_S3",
                        s3.endpoint().toString(),
                        "AWS_ACCESS_KEY_ID",
                        EmbeddedS3.ACCESS_KEY,
                        "AWS_SECRET_ACCESS_KEY",
                        EmbeddedS3.SECRET_KEY,
                        "AWS_REGION",
                        EmbeddedS3.REGION));
    }

    @AfterEach
    void drop() {
        database.close();
    }

    @Test
    void aFileIsCutOff() throws IOException {
        deliver(9, Arrays.copyOf(calls(9), 500));
        shell.type(3, RUN);
        shell.note("the provider is asked, and delivers 09.jsonl.gz again");
        deliver(9, calls(9));
        shell.type(0, RUN);
        shell.type(0, VERIFY);

        assertTold();
    }

    @Test
    void aFileIsMissing() throws IOException {
        job("expect: { files: 3, attention: [short] }\n");
        withdraw(9);
        shell.type(3, RUN);
        shell.note("the provider is asked, and delivers 09.jsonl.gz");
        deliver(9, calls(9));
        shell.type(0, RUN);
        shell.type(0, "status night");
        shell.type(0, VERIFY);

        assertTold();
    }

    @Test
    void theMappingDoesNotKnowAValue() throws IOException {
        deliver(9, gzip(calls(9, "transferred")));
        shell.type(3, RUN);
        shell.type(0, "quarantine list --job night");
        shell.note("jobs/night.yml gets the line: statuses: { transferred: answered }");
        job("statuses: { transferred: answered }\n");
        shell.type(0, "quarantine replay --job night");
        shell.type(0, "status night");
        shell.type(0, VERIFY);

        assertTold();
    }

    @Test
    void theProcessIsKilled() throws IOException {
        JdbcTemplate sql = database.admin();
        sql.execute("CREATE TRIGGER stuck BEFORE INSERT ON call_logs FOR EACH ROW"
                + " SET @stuck = IF(NEW.external_call_id = '9150', SLEEP(600), 0)");
        try (CallsyncProcess run = shell.start(RUN)) {
            Awaitility.await().atMost(Duration.ofSeconds(60)).until(() -> isStuck(sql));
            run.kill();
            shell.ended(RUN, run);
        }
        shell.note("kill -9, in the middle of 09.jsonl.gz");
        sql.execute("DROP TRIGGER stuck");
        shell.type(0, "status night");
        shell.type(0, RUN);
        shell.type(0, VERIFY);

        assertTold();
    }

    @Test
    void theDatabaseIsDown() throws IOException {
        server.kill();
        try {
            shell.type(5, RUN);
            shell.type(5, "doctor night");
        } finally {
            server.startAgain();
        }
        shell.note("the database is started");
        shell.type(0, RUN);
        shell.type(0, VERIFY);

        assertTold();
    }

    /** What was typed and answered stands in the runbook, but for figures that no two nights share. */
    private void assertTold() throws IOException {
        String transcript = named(shell.transcript());
        assertThat(RUNBOOK.matcher(Files.readString(Path.of("src", "docs", "runbook.md")))
                        .results())
                .as("the runbook lacks this transcript:%n%s", transcript)
                .anyMatch(block -> timeless(block.group(1)).equals(timeless(transcript)));
    }

    private String named(String text) {
        return text.replace(database.name(), "crm")
                .replaceAll("run_[0-9a-f]{12}", "callsync")
                .replaceAll("--port=\\d+", "--port=3306");
    }

    private static String timeless(String text) {
        return VARYING.matcher(text).replaceAll("…");
    }

    private void job(String more) throws IOException {
        Files.writeString(
                Files.createDirectories(folder.resolve("jobs")).resolve("night.yml"), """
                provider: aircall
                source: s3://%s/{date}/
                look-back: 0d
                settle: 0s
                """.formatted(BUCKET) + more);
    }

    private static void deliver() throws IOException {
        for (int hour = 8; hour < 11; hour++) {
            deliver(hour, calls(hour));
        }
    }

    private static void deliver(int hour, byte[] content) {
        TestServers.s3().put(BUCKET, key(hour), content);
    }

    private static void withdraw(int hour) {
        TestServers.s3().client().deleteObject(object -> object.bucket(BUCKET).key(key(hour)));
    }

    private static String key(int hour) {
        return "2026-11-20/%02d.jsonl.gz".formatted(hour);
    }

    private static byte[] calls(int hour) throws IOException {
        return gzip(calls(hour, "done"));
    }

    private static String calls(int hour, String status) {
        return LongStream.rangeClosed(1, 200)
                .mapToObj(call -> aCall(hour * 1_000L + call).missed().line())
                .collect(Collectors.joining())
                .replace("\"status\":\"done\"", "\"status\":\"%s\"".formatted(status));
    }

    private static byte[] gzip(String text) throws IOException {
        var bytes = new ByteArrayOutputStream();
        try (var gzip = new GZIPOutputStream(bytes)) {
            gzip.write(text.getBytes(StandardCharsets.UTF_8));
        }
        return bytes.toByteArray();
    }

    private static boolean isStuck(JdbcTemplate sql) {
        return sql.queryForList("SHOW PROCESSLIST").stream()
                .anyMatch(connection -> "User sleep".equals(connection.get("State")));
    }
}
