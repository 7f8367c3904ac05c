package io.callsync.source;

import static io.callsync.testing.ScriptedS3.error;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.callsync.container.UnreadableFile;
import io.callsync.testing.ScriptedS3;
import io.callsync.testing.ScriptedS3.Reply;
import io.callsync.testing.ScriptedS3.Request;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@Timeout(60)
class S3RefusalTests extends S3DownloadCase {

    @Test
    void row51AReplacedObjectIsAnotherVersion() throws Exception {
        try (var s3 = new ScriptedS3(request -> error(412, "PreconditionFailed"))) {
            assertThatThrownBy(() -> fetch(s3, MULTIPART)).isInstanceOf(ExportSource.Replaced.class);
        }
    }

    @Test
    void row52AnObjectReplacedBetweenTwoRangesIsAnotherVersion() throws Exception {
        Function<Request, Reply> swapped =
                request -> request.from() == 0 ? whole(request).cutAfter(100_000) : error(412, "PreconditionFailed");
        try (var s3 = new ScriptedS3(swapped)) {
            assertThatThrownBy(() -> fetch(s3, MULTIPART)).isInstanceOf(ExportSource.Replaced.class);
        }
    }

    @Test
    void row51AServerThatIgnoresIfMatchIsFoundOutByTheETag() throws Exception {
        try (var s3 = new ScriptedS3(request -> new Reply(200, Map.of("ETag", "\"other-2\""), CONTENT))) {
            assertThatThrownBy(() -> fetch(s3, MULTIPART)).isInstanceOf(ExportSource.Replaced.class);
        }
    }

    @Test
    void row53ADeletedObjectHasVanished() throws Exception {
        try (var s3 = new ScriptedS3(request -> error(404, "NoSuchKey"))) {
            assertThatThrownBy(() -> fetch(s3, MULTIPART))
                    .isInstanceOf(ExportSource.Vanished.class)
                    .hasMessage("s3://exports/calls/a b.json was deleted after it had been listed");
        }
    }

    @Test
    void row44ABusyServerIsAskedAgainAndTheRetryCounted() throws Exception {
        var requests = new AtomicInteger();
        Function<Request, Reply> busy =
                request -> requests.getAndIncrement() == 0 ? error(503, "SlowDown") : whole(request);
        try (var s3 = new ScriptedS3(busy)) {
            assertThat(fetch(s3, MULTIPART)).isEqualTo(1);
            assertThat(s3.requests).hasSize(2);
        }
    }

    @ParameterizedTest
    @CsvSource({"503, SlowDown", "500, InternalError"})
    void row45AServerThatStaysBusyIsUnavailableOnceItsBudgetIsSpent(int status, String code) throws Exception {
        try (var s3 = new ScriptedS3(request -> error(status, code))) {
            assertThatThrownBy(() -> fetch(s3, MULTIPART))
                    .isInstanceOf(SourceUnavailable.class)
                    .hasMessageEndingWith(
                            "S3 answered %d %s, also after several tries: restart later".formatted(status, code));
            assertThat(s3.requests).hasSize(PATIENCE.requests());
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "403 | AccessDenied | access denied (S3 answered 403 AccessDenied): allow s3:GetObject on arn:aws:s3:::exports/*",
                "400 | ExpiredToken | the AWS credentials have expired (S3 answered 400 ExpiredToken): renew them, then restart",
                "403 | InvalidAccessKeyId | the AWS credentials are wrong (S3 answered 403 InvalidAccessKeyId)",
                "403 | RequestTimeTooSkewed | this machine's clock is wrong (S3 answered 403 RequestTimeTooSkewed): set it",
                "404 | NoSuchBucket | bucket exports does not exist",
                "400 | AuthorizationHeaderMalformed | bucket exports is in another region (S3 answered 400",
            })
    void row54ARefusalSaysWhatToCheck(int status, String code, String message) throws Exception {
        try (var s3 = new ScriptedS3(request -> error(status, code))) {
            assertThatThrownBy(() -> fetch(s3, MULTIPART))
                    .isInstanceOf(SourceUnavailable.class)
                    .hasMessageStartingWith("cannot read s3://exports/calls/a b.json: " + message);
        }
    }

    @Test
    void anArchivedObjectSaysThatItMustBeRestored() throws Exception {
        try (var s3 = new ScriptedS3(request -> error(403, "InvalidObjectState"))) {
            assertThatThrownBy(() -> fetch(s3, MULTIPART))
                    .isInstanceOf(UnreadableFile.class)
                    .hasMessage("s3://exports/calls/a b.json is archived: restore it in S3 first");
        }
    }

    @Test
    void aServerThatNeverAnswersIsUnavailable() throws Exception {
        try (var s3 = new ScriptedS3(request -> whole(request).hangingUp())) {
            assertThatThrownBy(() -> fetch(s3, MULTIPART))
                    .isInstanceOf(SourceUnavailable.class)
                    .hasMessageContaining("S3 cannot be reached: check the network");
        }
    }
}
