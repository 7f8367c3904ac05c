package io.callsync.fault;

import static io.callsync.fault.ObjectStoreNight.key;
import static io.callsync.testing.AircallJson.aCall;
import static io.callsync.testing.ScriptedBucket.reads;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.callsync.job.RunResult;
import io.callsync.source.SourceUnavailable;
import io.callsync.testing.Crm;
import io.callsync.testing.ScriptedS3;
import io.callsync.testing.ScriptedS3.Reply;
import io.callsync.testing.ScriptedS3.Request;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

/** Whatever S3 does while a night is loaded, the night is exact in the end: five calls in three files. */
@Timeout(120)
@ExtendWith(OutputCaptureExtension.class)
class ObjectStoreFaultTests {

    private static final int CALLS = 5;

    @AutoClose
    private static Crm crm;

    private ObjectStoreNight night;

    @BeforeAll
    static void start() {
        crm = Crm.start();
    }

    @BeforeEach
    void aNightOfThreeFiles() {
        night = new ObjectStoreNight(crm, 1_000);
        night.put("a.jsonl", aCall(1).line() + aCall(2).line());
        night.put("b.jsonl", aCall(3).line());
        night.put("c.jsonl", aCall(4).line() + aCall(5).line());
    }

    @Test
    void row44AServerThatIsBusyForAWhileIsAskedAgainAndTheReportCountsIt() {
        var times = new AtomicInteger();
        RunResult result = night.run(request -> reads(request, "b.jsonl") && times.getAndIncrement() < 2
                ? ScriptedS3.error(503, "SlowDown")
                : night.bucket.apply(request));

        assertThat(result).isInstanceOf(RunResult.Completed.class);
        assertThat(result.report().fetchRetries()).isEqualTo(2);
        assertThat(result.report().files())
                .extracting(file -> file.work().retries())
                .containsExactly(0L, 2L, 0L);
        night.assertExact(CALLS);
    }

    @Test
    void row45AServerThatKeepsFailingEndsTheRunAndTheNextOneEndsExact() {
        RunResult result = night.run(whenReading("c.jsonl", ScriptedS3.error(500, "InternalError")));

        assertFailed(result, "S3 answered 500 InternalError, also after several tries: restart later");
        assertThat(result.report().fetchRetries()).isPositive();
        night.whole();
        night.assertExact(CALLS);
    }

    @Test
    void row49AFlippedBitOfACompressedFileFailsItWhereS3KeepsNoChecksumAndTheNextRunEndsExact() {
        night.bucket.put(key("c.jsonl"), gzip(aCall(4).line() + aCall(5).line()));
        RunResult result = night.run(request -> {
            Reply reply = night.bucket.apply(request);
            return reads(request, "c.jsonl") ? flipped(reply).with("x-amz-server-side-encryption", "aws:kms") : reply;
        });

        assertThat(result.report().attention()).contains("1 of 3 files not loaded", "c.jsonl (corrupt)");
        assertThat(night.ids()).containsExactly(1L, 2L, 3L);
        night.whole();
        night.assertExact(CALLS);
    }

    @Test
    void row51AnObjectReplacedBetweenListAndGetIsNotLoadedAndTheNextRunLoadsTheNewVersion() {
        RunResult result = night.run(request -> {
            if (reads(request, "c.jsonl")) {
                night.put("c.jsonl", aCall(5).line() + aCall(4).line());
            }
            return night.bucket.apply(request);
        });

        assertThat(result.report().attention()).contains("c.jsonl (replaced)");
        assertThat(night.ids()).containsExactly(1L, 2L, 3L);
        night.whole();
        night.assertExact(CALLS);
    }

    @Test
    void row52AnObjectReplacedBetweenTwoRangesIsDroppedAndTheNextRunLoadsTheNewVersion() {
        var times = new AtomicInteger();
        RunResult result = night.run(request -> {
            Reply reply = night.bucket.apply(request);
            if (!reads(request, "c.jsonl") || times.getAndIncrement() > 0) {
                return reply;
            }
            night.put("c.jsonl", aCall(5).line() + aCall(4).line());
            return reply.cutAfter(reply.body().length / 2);
        });

        assertThat(times).hasValue(2);
        assertThat(result.report().attention()).contains("c.jsonl (replaced)");
        assertThat(night.ids()).containsExactly(1L, 2L, 3L);
        night.whole();
        night.assertExact(CALLS);
    }

    @Test
    void row53AnObjectDeletedBetweenListAndGetIsReportedWhileTheOthersLoad() {
        RunResult result = night.run(request -> {
            if (reads(request, "b.jsonl")) {
                night.bucket.delete(key("b.jsonl"));
            }
            return night.bucket.apply(request);
        });

        assertThat(result).isInstanceOf(RunResult.Completed.class);
        assertThat(result.report().attention()).contains("1 of 3 files not loaded", "b.jsonl (vanished)");
        assertThat(night.ids()).containsExactly(1L, 2L, 4L, 5L);
        assertThat(crm.night(ObjectStoreNight.DATE)).containsEntry("complete", false);
    }

    @Test
    void row54CredentialsThatExpireHalfWayAreNamedWithoutAStackTraceAndTheNextRunEndsExact(CapturedOutput log) {
        RunResult result = night.run(whenReading("c.jsonl", ScriptedS3.error(400, "ExpiredToken")));

        assertFailed(
                result, "the AWS credentials have expired (S3 answered 400 ExpiredToken): renew them, then restart");
        assertThat(log.getAll()).doesNotContain("\tat ");
        night.whole();
        night.assertExact(CALLS);
    }

    @Test
    void row54AccessThatIsTakenAwayHalfWayIsNamedAndTheNextRunEndsExact() {
        RunResult result = night.run(whenReading("c.jsonl", ScriptedS3.error(403, "AccessDenied")));

        assertFailed(result, "access denied (S3 answered 403 AccessDenied): allow s3:GetObject on");
        night.whole();
        night.assertExact(CALLS);
    }

    private static Reply flipped(Reply reply) {
        byte[] body = reply.body().clone();
        body[body.length / 2] ^= 1;
        return new Reply(reply.status(), reply.headers(), body);
    }

    private static byte[] gzip(String text) {
        var bytes = new ByteArrayOutputStream();
        try (var gzip = new GZIPOutputStream(bytes)) {
            gzip.write(text.getBytes(UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    private Function<Request, Reply> whenReading(String name, Reply answer) {
        return request -> reads(request, name) ? answer : night.bucket.apply(request);
    }

    private static void assertFailed(RunResult result, String reason) {
        assertThat(result)
                .isInstanceOfSatisfying(
                        RunResult.Failed.class,
                        failed -> assertThat(failed.cause())
                                .isInstanceOf(SourceUnavailable.class)
                                .hasMessageContaining("cannot read s3://scripted/calls/2026-11-20/c.jsonl: " + reason));
        assertThat(result.report().reason()).contains(reason);
    }
}
