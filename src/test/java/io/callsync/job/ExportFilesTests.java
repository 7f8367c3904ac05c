package io.callsync.job;

import static io.callsync.testing.AircallJson.aCall;
import static org.assertj.core.api.Assertions.assertThat;

import io.callsync.calendar.Expectation;
import io.callsync.ledger.FileState;
import io.callsync.ledger.OutcomeKind;
import io.callsync.provider.aircall.AircallProvider;
import io.callsync.report.RunReport;
import io.callsync.settings.JobFile;
import io.callsync.source.SourceUnavailable;
import io.callsync.testing.AwsSettings;
import io.callsync.testing.Crm;
import io.callsync.testing.EmbeddedS3;
import io.callsync.testing.Exports;
import io.callsync.testing.TestServers;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.Map;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What becomes of whole files: read once, read again, not read. */
class ExportFilesTests {

    private static final LocalDate DATE = LocalDate.of(2026, 11, 20);

    @AutoClose
    private static Crm crm;

    @TempDir
    Path folder;

    private Exports exports;
    private JobFile job;

    @BeforeAll
    static void start() {
        crm = Crm.start();
    }

    @BeforeEach
    void emptyDatabase() {
        crm.clear();
        exports = new Exports(folder);
        job = exports.job(new AircallProvider());
    }

    @Test
    void row56TheSameNightAgainWritesNothing() {
        exports.put(DATE, "calls.jsonl", aCall(1).line() + aCall(2).missed().line());
        completed();
        var before = crm.rows("SELECT * FROM call_logs ORDER BY id");

        RunReport again = completed();

        assertThat(again.sequence()).isEqualTo(2);
        assertThat(again.files()).isEmpty();
        assertThat(crm.rows("SELECT * FROM call_logs ORDER BY id")).isEqualTo(before);
    }

    @Test
    void aCorruptFileFailsWholeTheOthersLoadAndTheNextRunTriesItAgain() {
        byte[] whole = gzip(aCall(1).line());
        exports.put(DATE, "bad.jsonl.gz", Arrays.copyOf(whole, whole.length - 5));
        exports.put(DATE, "good.jsonl.gz", gzip(aCall(2).line()));

        RunReport first = completed();

        assertThat(first.attention()).contains("bad.jsonl.gz");
        assertThat(crm.rows("SELECT external_call_id FROM call_logs")).containsExactly(Map.of("external_call_id", "2"));
        assertThat(crm.night(DATE)).containsEntry("complete", false);
        assertThat(completed().files(FileState.FAILED)).isEqualTo(1);

        exports.put(DATE, "bad.jsonl.gz", whole);
        RunReport mended = completed();

        assertThat(mended.attention()).isNull();
        assertThat(mended.totals()).containsEntry(OutcomeKind.INSERTED, 1L);
        assertThat(crm.night(DATE)).containsEntry("complete", true);
    }

    @Test
    void aReplacedFileIsReadAgainAsAnotherVersion() {
        exports.put(DATE, "calls.jsonl", aCall(1).line());
        completed();
        exports.put(DATE, "calls.jsonl", aCall(1).line() + aCall(2).line());

        assertThat(completed().totals())
                .containsEntry(OutcomeKind.UNCHANGED, 1L)
                .containsEntry(OutcomeKind.INSERTED, 1L);
    }

    @Test
    void row68AnEmptyFileIsFineButANightWithoutFilesNeedsAttention() {
        RunReport nothing = completed();
        assertThat(nothing.attention()).isEqualTo("no files of 2026-11-20");
        assertThat(crm.night(DATE)).containsEntry("complete", false);
        exports.put(DATE, "calls.jsonl", "");

        RunReport empty = completed();

        assertThat(empty.attention()).isNull();
        assertThat(empty.records()).isZero();
        assertThat(crm.night(DATE)).containsEntry("complete", true).containsEntry("files", 1);
    }

    @Test
    void aLateFileOfAnEarlierDateLoadsWithinTheLookBackAndCountsForItsOwnNight() {
        job = exports.job(new AircallProvider(), 2, 0.01);
        exports.put(DATE.minusDays(2), "late.jsonl", aCall(1).line());
        exports.put(DATE.minusDays(3), "too-late.jsonl", aCall(2).line());
        exports.put(DATE, "calls.jsonl", aCall(3).line());

        completed();

        assertThat(crm.rows("SELECT external_call_id FROM call_logs ORDER BY 1"))
                .containsExactly(Map.of("external_call_id", "1"), Map.of("external_call_id", "3"));
        assertThat(crm.night(DATE.minusDays(2))).containsEntry("records", 1L);
        assertThat(crm.night(DATE)).containsEntry("records", 1L);
    }

    @Test
    void aSourceThatCannotBeReachedFailsTheRunWithItsOwnReason() {
        job = new JobFile(
                "aircall-test",
                new AircallProvider(),
                "s3://no-such-bucket-callsync/{date}/",
                "**",
                ZoneOffset.UTC,
                "US",
                0,
                Duration.ZERO,
                Map.of(),
                Map.of(),
                0.01,
                false,
                Expectation.NOTHING,
                JobFile.Limits.DEFAULT);
        try (AwsSettings aws = new AwsSettings(TestServers.s3().endpoint())) {
            aws.set("aws.region", EmbeddedS3.REGION);

            RunResult result = crm.run(job, DATE);

            assertThat(((RunResult.Failed) result).cause()).isInstanceOf(SourceUnavailable.class);
            assertThat(result.report().reason()).contains("no-such-bucket-callsync");
        }
    }

    private RunReport completed() {
        return crm.complete(job, DATE);
    }

    private static byte[] gzip(String text) {
        var bytes = new ByteArrayOutputStream();
        try (var gzip = new GZIPOutputStream(bytes)) {
            gzip.write(text.getBytes(StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }
}
