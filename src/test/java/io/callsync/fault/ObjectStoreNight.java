package io.callsync.fault;

import static org.assertj.core.api.Assertions.assertThat;

import io.callsync.calendar.Expectation;
import io.callsync.job.RunResult;
import io.callsync.provider.aircall.AircallProvider;
import io.callsync.settings.JobFile;
import io.callsync.testing.AwsSettings;
import io.callsync.testing.Crm;
import io.callsync.testing.EmbeddedS3;
import io.callsync.testing.Exports;
import io.callsync.testing.ScriptedBucket;
import io.callsync.testing.ScriptedS3;
import io.callsync.testing.ScriptedS3.Reply;
import io.callsync.testing.ScriptedS3.Request;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.LongStream;

/** A night whose exports lie in a scripted bucket. */
final class ObjectStoreNight {

    static final LocalDate DATE = LocalDate.of(2026, 11, 20);

    final ScriptedBucket bucket;

    private final Crm crm;
    private List<Request> requests = List.of();

    ObjectStoreNight(Crm crm, int pageSize) {
        this.crm = crm;
        this.bucket = new ScriptedBucket(pageSize);
        crm.clear();
    }

    void put(String name, String content) {
        bucket.put(key(name), content);
    }

    static String key(String name) {
        return "calls/" + DATE + "/" + name;
    }

    /** A run that S3 answers honestly, and that needs nobody's attention. */
    RunResult.Completed whole() {
        RunResult result = run(bucket);
        assertThat(result).as(result.report().reason()).isInstanceOf(RunResult.Completed.class);
        assertThat(result.report().attention()).isNull();
        return (RunResult.Completed) result;
    }

    /** A run that S3 answers as told. */
    RunResult run(Function<Request, Reply> script) {
        try (var s3 = new ScriptedS3(script);
                var settings = new AwsSettings(s3.endpoint())) {
            settings.set("aws.region", EmbeddedS3.REGION);
            RunResult result = crm.run(job(), DATE);
            requests = List.copyOf(s3.requests);
            return result;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** What the last run asked. */
    List<Request> requests() {
        return requests;
    }

    /** The calls from 1 to n are in, once each, and everything adds up. */
    void assertExact(int calls) {
        assertThat(ids())
                .containsExactlyElementsOf(
                        LongStream.rangeClosed(1, calls).boxed().toList());
        assertThat(crm.rows("""
                        SELECT uri, state, records FROM callsync_export_files
                        WHERE records <> inserted + updated + unchanged + superseded + duplicate + filtered + quarantined
                            OR next_record <> records + 1 OR state NOT IN ('loaded', 'replaced')""")).isEmpty();
        assertThat(crm.value(Integer.class, "SELECT SUM(inserted) FROM callsync_export_files"))
                .isEqualTo(calls);
        assertThat(crm.night(DATE)).containsEntry("complete", true);
    }

    /** The ids of the calls that are in. */
    List<Long> ids() {
        return crm.rows("SELECT CAST(external_call_id AS UNSIGNED) AS id FROM call_logs ORDER BY 1").stream()
                .map(row -> ((Number) row.get("id")).longValue())
                .toList();
    }

    private static JobFile job() {
        JobFile folder = new Exports(Path.of("unused")).job(new AircallProvider());
        return new JobFile(
                folder.name(),
                folder.provider(),
                "s3://" + ScriptedBucket.NAME + "/calls/{date}/",
                "**",
                ZoneOffset.UTC,
                "US",
                0,
                folder.settle(),
                Map.of(),
                Map.of(),
                folder.quarantinedShare(),
                false,
                Expectation.NOTHING,
                JobFile.Limits.DEFAULT);
    }
}
