package io.callsync.operator;

import static io.callsync.testing.AircallJson.aCall;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.callsync.testing.AwsSettings;
import io.callsync.testing.Crm;
import io.callsync.testing.EmbeddedS3;
import io.callsync.testing.Exactness;
import io.callsync.testing.Promises;
import io.callsync.testing.TestServers;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** {@code callsync run --file} and {@code callsync backfill} of exports in a bucket: three dates with a file each. */
class BucketTests {

    @AutoClose
    private static Crm crm;

    @TempDir
    Path folder;

    private final EmbeddedS3 s3 = TestServers.s3();
    private final String bucket = UUID.randomUUID().toString();
    private AwsSettings aws;

    @BeforeAll
    static void start() {
        crm = Crm.start();
    }

    @BeforeEach
    void threeDatesWithAFileEach() throws IOException {
        crm.clear();
        aws = new AwsSettings(s3.endpoint());
        aws.set("aws.region", EmbeddedS3.REGION);
        s3.bucket(bucket);
        for (int day = 20; day <= 22; day++) {
            s3.put(
                    bucket,
                    "calls/2026-11-%d/calls-1.jsonl".formatted(day),
                    aCall(day).line().getBytes(UTF_8));
        }
        job(bucket);
    }

    @AfterEach
    void everyPromiseIsKept() {
        aws.close();
        Promises.assertKept(crm);
    }

    @ParameterizedTest
    @CsvSource({
        "s3://BUCKET/calls/2026-11-21/calls-1.jsonl",
        "calls/2026-11-21/calls-1.jsonl",
        "calls-1.jsonl --date 2026-11-21"
    })
    void aFileIsNamedByItsUriItsKeyOrTheEndOfThatWithADate(String file) {
        Typed run = type("run night --file " + file.replace("BUCKET", bucket));

        assertThat(run.exitCode()).as(run.err()).isZero();
        assertThat(run.out()).contains("night 2026-11-21 #1 completed: 1 file, 1 record (1 inserted)");
        assertThat(crm.rows("SELECT uri FROM callsync_export_files"))
                .singleElement()
                .hasToString("{uri=s3://%s/calls/2026-11-21/calls-1.jsonl}".formatted(bucket));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            s3://other/calls/2026-11-21/calls-1.jsonl  | does not lie in s3://BUCKET/
            calls/2026-11-21/cals-1.jsonl              | near are s3://BUCKET/calls/2026-11-21/calls-1.jsonl
            calls-1.jsonl                              | or --date
            """)
    void aFileThatIsNotThereIsRefused(String file, String message) {
        Typed run = type("run night --file " + file);

        assertThat(run.exitCode()).isEqualTo(2);
        assertThat(run.err()).contains(message.replace("BUCKET", bucket));
        assertThat(crm.rows("SELECT id FROM callsync_runs")).isEmpty();
    }

    @Test
    void aBackfillLoadsEveryDateOnce() {
        Typed backfill = type("backfill night --from 2026-11-20 --to 2026-11-22");
        long downloads = s3.downloads();
        Typed again = type("backfill night --from 2026-11-20 --to 2026-11-22");

        assertThat(backfill.exitCode()).isZero();
        assertThat(backfill.out()).contains("2026-11-20  complete ", "2026-11-21  complete ", "2026-11-22  complete ");
        assertThat(again.out()).contains("2026-11-20  complete before ", "2026-11-22  complete before ");
        assertThat(s3.downloads()).isEqualTo(downloads);
        Exactness.assertExact(crm, List.of("20", "21", "22"));
    }

    @Test
    void whereTheBucketIsOutOfReachABackfillStopsAtOnce() throws IOException {
        job("callsync-nowhere");

        Typed backfill = type("backfill night --from 2026-11-20 --to 2026-11-22");

        assertThat(backfill.exitCode()).as(backfill.out()).isEqualTo(5);
        assertThat(backfill.out())
                .contains("2026-11-20  failed ", "2026-11-21  not reached ", "2026-11-22  not reached ")
                .contains("bucket callsync-nowhere does not exist");
    }

    private void job(String from) throws IOException {
        Files.writeString(folder.resolve("night.yml"), """
                provider: aircall
                source: s3://%s/calls/{date}/
                look-back: 0d
                settle: 0s
                """.formatted(from));
    }

    private Typed type(String line) {
        return Typed.on(
                crm::bean,
                Stream.concat(Stream.of(line.split(" ")), Stream.of("--jobs", folder.toString()))
                        .toArray(String[]::new));
    }
}
