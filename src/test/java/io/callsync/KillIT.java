package io.callsync;

import static io.callsync.testing.AircallJson.aCall;
import static org.assertj.core.api.Assertions.assertThat;

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
import java.util.Map;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.zip.GZIPOutputStream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.core.JdbcTemplate;

/** The packaged jar is killed, stopped and started twice; whatever happens, the next run finishes the night exactly. */
class KillIT {

    private static final String DATE = "2026-11-20";
    private static final String BUCKET = "kill-test";
    private static final int FILES = 4;
    private static final int CALLS_A_FILE = 4_000;
    private static final int KILLS =
            Integer.getInteger("callsync.kills", Boolean.getBoolean("callsync.long") ? 100 : 6);

    @TempDir
    static Path folder;

    private TestDatabase database;
    private JdbcTemplate sql;
    private Map<String, String> environment;
    private final Random random = random();

    @BeforeEach
    void aMigratedDatabaseAndANightInS3() throws IOException {
        database = TestDatabase.migrated();
        sql = database.admin();
        EmbeddedS3 s3 = TestServers.s3();
        s3.bucket(BUCKET);
        for (int file = 0; file < FILES; file++) {
            s3.put(BUCKET, "%s/calls-%d.jsonl.gz".formatted(DATE, file), export(file));
        }
        Files.writeString(folder.resolve("night.yml"), """
                provider: aircall
                source: s3://%s/{date}/
                look-back: 0d
                settle: 0s
                """.formatted(BUCKET));
        environment = Map.of(
                "SPRING_DATASOURCE_URL",
                database.jdbcUrl(),
                "AWS_ENDPOINT_URL_S3",
                s3.endpoint().toString(),
                "AWS_ACCESS_KEY_ID",
                EmbeddedS3.ACCESS_KEY,
                "AWS_SECRET_ACCESS_KEY",
                EmbeddedS3.SECRET_KEY,
                "AWS_REGION",
                EmbeddedS3.REGION,
                "CALLSYNC_CHUNK_SIZE",
                "100",
                "CALLSYNC_MATCHING_ENABLED",
                "false");
    }

    @AfterEach
    void drop() {
        database.close();
    }

    @Test
    void aNightThatIsKilledAgainAndAgainEndsExact() {
        int killed = 0;
        while (killed < KILLS && recordsRead() < FILES * (CALLS_A_FILE + 2)) {
            try (CallsyncProcess run = run()) {
                long before = recordsRead();
                Awaitility.await()
                        .atMost(Duration.ofSeconds(60))
                        .pollInterval(Duration.ofMillis(10))
                        .until(() -> !run.isAlive() || recordsRead() > before);
                pause(random.nextInt(150));
                run.kill();
                assertThat(run.exitCode()).isIn(137, 0);
                killed++;
            }
        }
        assertThat(killed).as("kills before the night was done").isGreaterThan(1);

        finish();

        assertExact();
    }

    @Test
    void aNightThatIsToldToStopEndsItsChunkAndGoesOnExactly() {
        try (CallsyncProcess run = run()) {
            Awaitility.await().atMost(Duration.ofSeconds(60)).until(() -> recordsRead() > 500);
            run.terminate();
            assertThat(run.exitCode()).as(run.output()).isEqualTo(143);
        }
        assertThat(sql.queryForObject("SELECT state FROM callsync_runs", String.class))
                .isEqualTo("stopped");
        assertThat(sql.queryForObject("SELECT complete FROM callsync_nights", Boolean.class))
                .isFalse();

        finish();

        assertExact();
    }

    @Test
    void ofTwoRunsStartedAtOnceOneIsRefused() {
        try (CallsyncProcess one = run();
                CallsyncProcess other = run()) {
            assertThat(new int[] {one.exitCode(), other.exitCode()})
                    .as(one.output() + other.output())
                    .containsAnyOf(0)
                    .containsAnyOf(4);
        }
        assertExact();
    }

    private CallsyncProcess run() {
        return CallsyncProcess.start(environment, "run", "night", "--date", DATE, "--jobs", folder.toString());
    }

    private void finish() {
        try (CallsyncProcess run = run()) {
            assertThat(run.exitCode()).as(run.output()).isZero();
        }
    }

    private void assertExact() {
        int calls = FILES * CALLS_A_FILE;
        assertThat(count("SELECT COUNT(*) FROM call_logs")).isEqualTo(calls);
        assertThat(count("SELECT COUNT(DISTINCT external_call_id) FROM call_logs"))
                .isEqualTo(calls);
        assertThat(count("SELECT SUM(inserted) FROM callsync_export_files")).isEqualTo(calls);
        assertThat(count("SELECT SUM(duplicate) FROM callsync_export_files")).isEqualTo(FILES);
        assertThat(count("SELECT COUNT(*) FROM callsync_quarantine")).isEqualTo(FILES);
        assertThat(count("""
                        SELECT COUNT(*) FROM callsync_export_files
                        WHERE records <> inserted + updated + unchanged + superseded + duplicate + filtered + quarantined
                            OR next_record <> records + 1 OR state <> 'loaded'""")).isZero();
        assertThat(sql.queryForObject("SELECT complete FROM callsync_nights", Boolean.class))
                .isTrue();
    }

    private long recordsRead() {
        return count("SELECT COALESCE(SUM(records), 0) FROM callsync_export_files");
    }

    private long count(String query) {
        return sql.queryForObject(query, Long.class);
    }

    /** Calls of their own, one of them twice, and one broken line. */
    private static byte[] export(int file) throws IOException {
        var bytes = new ByteArrayOutputStream();
        try (var gzip = new GZIPOutputStream(bytes)) {
            for (int i = 0; i < CALLS_A_FILE; i++) {
                gzip.write(aCall((long) file * CALLS_A_FILE + i + 1).line().getBytes(StandardCharsets.UTF_8));
            }
            gzip.write("{\"resource\":\"call\",\"data\":{\n".getBytes(StandardCharsets.UTF_8));
            gzip.write(aCall((long) file * CALLS_A_FILE + 1).line().getBytes(StandardCharsets.UTF_8));
        }
        return bytes.toByteArray();
    }

    private static Random random() {
        long seed = Long.getLong("callsync.seed", System.nanoTime());
        System.out.println("seed: -Dcallsync.seed=" + seed);
        return new Random(seed);
    }

    private static void pause(int millis) {
        LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(millis));
    }
}
