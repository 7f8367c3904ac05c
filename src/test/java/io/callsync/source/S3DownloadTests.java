package io.callsync.source;

import static io.callsync.source.ScriptedS3.error;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.callsync.container.UnreadableFile;
import io.callsync.source.ScriptedS3.Reply;
import io.callsync.source.ScriptedS3.Request;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import java.util.zip.CRC32;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(60)
class S3DownloadTests {

    private static final byte[] CONTENT = new byte[400_000];
    private static final String MULTIPART = "0123456789abcdef0123456789abcdef-2";

    static {
        new Random(5).nextBytes(CONTENT);
    }

    @TempDir
    Path folder;

    @Test
    void everyRequestNamesTheListedVersion() throws Exception {
        try (var s3 = new ScriptedS3(this::whole)) {
            fetch(s3, MULTIPART);
            Request request = s3.requests.get(0);
            assertThat(request.line()).isEqualTo("GET /exports/calls/a%20b.json HTTP/1.1");
            assertThat(request.header("If-Match")).isEqualTo('"' + MULTIPART + '"');
            assertThat(request.header("x-amz-checksum-mode")).isEqualTo("ENABLED");
            assertThat(request.headers()).doesNotContainKeys("Range", "x-amz-te");
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 8_191, 8_192, 65_536, 131_071, 131_072, 131_073, 399_999})
    void aBrokenConnectionIsTakenUpWhereItBroke(int bytes) throws Exception {
        var requests = new AtomicInteger();
        Function<Request, Reply> once =
                request -> requests.getAndIncrement() == 0 ? whole(request).cutAfter(bytes) : ranged(request);
        try (var s3 = new ScriptedS3(once)) {
            fetch(s3, MULTIPART);
            assertThat(s3.requests).hasSize(2);
            assertThat(s3.requests.get(1).from()).isEqualTo(bytes);
            assertThat(s3.requests.get(1).header("If-Match")).isEqualTo('"' + MULTIPART + '"');
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 65_536, 200_000, 399_999})
    void aResetConnectionIsTakenUpAgain(int bytes) throws Exception {
        var requests = new AtomicInteger();
        Function<Request, Reply> once =
                request -> requests.getAndIncrement() == 0 ? whole(request).resetAfter(bytes) : ranged(request);
        try (var s3 = new ScriptedS3(once)) {
            fetch(s3, MULTIPART);
        }
    }

    @Test
    void aServerWithoutRangesIsReadFromTheStartAgain() throws Exception {
        var requests = new AtomicInteger();
        Function<Request, Reply> once =
                request -> requests.getAndIncrement() == 0 ? whole(request).cutAfter(100_000) : whole(request);
        try (var s3 = new ScriptedS3(once)) {
            fetch(s3, MULTIPART);
        }
    }

    @Test
    void anObjectThatAlwaysEndsTooEarlyIsTruncated() throws Exception {
        try (var s3 = new ScriptedS3(request -> ranged(request).cutAfter(10))) {
            assertThatThrownBy(() -> fetch(s3, MULTIPART))
                    .isInstanceOfSatisfying(
                            UnreadableFile.class, e -> assertThat(e.reason()).isEqualTo("truncated"))
                    .hasMessage(
                            "s3://exports/calls/a b.json, listed with 400,000 bytes, ends after 30 bytes (3 tries)");
        }
    }

    @Test
    void anObjectThatAnnouncesFewerBytesIsTruncated() throws Exception {
        Function<Request, Reply> lying =
                request -> new Reply(200, Map.of("ETag", '"' + MULTIPART + '"'), Arrays.copyOf(CONTENT, 399_000));
        try (var s3 = new ScriptedS3(lying)) {
            assertThatThrownBy(() -> fetch(s3, MULTIPART))
                    .isInstanceOf(UnreadableFile.class)
                    .hasMessageContaining("announced with 399,000 bytes instead of 400,000");
        }
    }

    @Test
    void aConnectionThatAlwaysBreaksIsNotTheFilesFault() throws Exception {
        try (var s3 = new ScriptedS3(request -> ranged(request).resetAfter(10))) {
            assertThatThrownBy(() -> fetch(s3, MULTIPART))
                    .isInstanceOf(SourceUnavailable.class)
                    .hasMessageContaining("the connection broke")
                    .hasMessageEndingWith("3 times: check the network and restart");
        }
    }

    @Test
    void aTrickleIsCutOffAndTakenUpAgain() throws Exception {
        var requests = new AtomicInteger();
        Function<Request, Reply> once =
                request -> requests.getAndIncrement() == 0 ? whole(request).dripping(20) : ranged(request);
        try (var s3 = new ScriptedS3(once)) {
            fetch(s3, MULTIPART);
            assertThat(s3.requests).hasSize(2);
        }
    }

    @Test
    void aSilentBodyIsCutOffAndTakenUpAgain() throws Exception {
        var requests = new AtomicInteger();
        Function<Request, Reply> once =
                request -> requests.getAndIncrement() == 0 ? whole(request).dripping(60_000) : ranged(request);
        try (var s3 = new ScriptedS3(once)) {
            fetch(s3, MULTIPART);
            assertThat(s3.requests).hasSize(2);
        }
    }

    @Test
    void theStoredChecksumHoldsAcrossSeveralRanges() throws Exception {
        var crc = new CRC32();
        crc.update(CONTENT);
        String stored = base64((int) crc.getValue());
        var requests = new AtomicInteger();
        Function<Request, Reply> broken = request -> requests.getAndIncrement() < 2
                ? ranged(request).with("x-amz-checksum-crc32", stored).cutAfter(150_000)
                : ranged(request);
        try (var s3 = new ScriptedS3(broken)) {
            fetch(s3, MULTIPART);
            assertThat(s3.requests).hasSize(3);
        }
    }

    @ParameterizedTest
    @CsvSource({"crc32, CRC32", "crc32c, CRC32C", "crc64nvme, CRC64NVME", "sha1, SHA-1", "sha256, SHA-256"})
    void aFlippedBitIsFetchedAgainAndThenRefused(String header, String name) throws Exception {
        int bytes = Map.of("crc32", 4, "crc32c", 4, "crc64nvme", 8, "sha1", 20, "sha256", 32)
                .get(header);
        String other = Base64.getEncoder().encodeToString(new byte[bytes]);
        try (var s3 = new ScriptedS3(request -> whole(request).with("x-amz-checksum-" + header, other))) {
            assertThatThrownBy(() -> fetch(s3, MULTIPART))
                    .isInstanceOfSatisfying(
                            UnreadableFile.class, e -> assertThat(e.reason()).isEqualTo("corrupt"))
                    .hasMessageEndingWith("differs from its stored " + name + " (3 tries)");
            assertThat(s3.requests)
                    .hasSize(3)
                    .allSatisfy(request -> assertThat(request.from()).isZero());
        }
    }

    @Test
    void aBitFlippedOnTheWayOnceIsMended() throws Exception {
        String md5 = HexFormat.of().formatHex(MessageDigest.getInstance("MD5").digest(CONTENT));
        var requests = new AtomicInteger();
        Function<Request, Reply> once = request -> {
            byte[] body = CONTENT.clone();
            body[200_000] ^= (byte) (requests.getAndIncrement() == 0 ? 1 : 0);
            return new Reply(200, Map.of("ETag", '"' + md5 + '"'), body);
        };
        try (var s3 = new ScriptedS3(once)) {
            fetch(s3, md5);
            assertThat(s3.requests).hasSize(2);
        }
    }

    @ParameterizedTest
    @CsvSource({"x-amz-server-side-encryption, aws:kms", "x-amz-server-side-encryption-customer-algorithm, AES256"})
    void theETagOfAnEncryptedObjectProvesNothing(String header, String value) throws Exception {
        String eTag = "0".repeat(32);
        try (var s3 = new ScriptedS3(request -> new Reply(200, Map.of("ETag", eTag), CONTENT).with(header, value))) {
            fetch(s3, eTag);
        }
    }

    @Test
    void aChecksumOfPartsProvesNothing() throws Exception {
        try (var s3 = new ScriptedS3(request -> whole(request).with("x-amz-checksum-crc32", "AAAAAA==-2"))) {
            fetch(s3, MULTIPART);
        }
    }

    @Test
    void aReplacedObjectIsAnotherVersion() throws Exception {
        try (var s3 = new ScriptedS3(request -> error(412, "PreconditionFailed"))) {
            assertThatThrownBy(() -> fetch(s3, MULTIPART)).isInstanceOf(ExportSource.Replaced.class);
        }
    }

    @Test
    void anObjectReplacedBetweenTwoRangesIsAnotherVersion() throws Exception {
        Function<Request, Reply> swapped =
                request -> request.from() == 0 ? whole(request).cutAfter(100_000) : error(412, "PreconditionFailed");
        try (var s3 = new ScriptedS3(swapped)) {
            assertThatThrownBy(() -> fetch(s3, MULTIPART)).isInstanceOf(ExportSource.Replaced.class);
        }
    }

    @Test
    void aServerThatIgnoresIfMatchIsFoundOutByTheETag() throws Exception {
        try (var s3 = new ScriptedS3(request -> new Reply(200, Map.of("ETag", "\"other-2\""), CONTENT))) {
            assertThatThrownBy(() -> fetch(s3, MULTIPART)).isInstanceOf(ExportSource.Replaced.class);
        }
    }

    @Test
    void aDeletedObjectHasVanished() throws Exception {
        try (var s3 = new ScriptedS3(request -> error(404, "NoSuchKey"))) {
            assertThatThrownBy(() -> fetch(s3, MULTIPART))
                    .isInstanceOf(ExportSource.Vanished.class)
                    .hasMessage("s3://exports/calls/a b.json was deleted after it had been listed");
        }
    }

    @Test
    void aBusyServerIsAskedAgain() throws Exception {
        var requests = new AtomicInteger();
        Function<Request, Reply> busy =
                request -> requests.getAndIncrement() == 0 ? error(503, "SlowDown") : whole(request);
        try (var s3 = new ScriptedS3(busy)) {
            fetch(s3, MULTIPART);
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "503 | SlowDown | S3 answered 503 SlowDown, also after several tries: restart later",
                "403 | AccessDenied | access denied (S3 answered 403 AccessDenied): allow s3:ListBucket on arn:aws:s3:::exports and",
                "400 | ExpiredToken | the AWS credentials have expired (S3 answered 400 ExpiredToken): renew them, then restart",
                "403 | InvalidAccessKeyId | the AWS credentials are wrong (S3 answered 403 InvalidAccessKeyId)",
                "403 | RequestTimeTooSkewed | this machine's clock is wrong (S3 answered 403 RequestTimeTooSkewed): set it",
                "404 | NoSuchBucket | bucket exports does not exist",
                "400 | AuthorizationHeaderMalformed | bucket exports is in another region (S3 answered 400",
            })
    void aRefusalSaysWhatToCheck(int status, String code, String message) throws Exception {
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

    private Reply whole(Request request) {
        return new Reply(200, Map.of("ETag", '"' + MULTIPART + '"'), CONTENT);
    }

    private Reply ranged(Request request) {
        int from = request.from();
        return from == 0
                ? whole(request)
                : new Reply(206, whole(request).headers(), Arrays.copyOfRange(CONTENT, from, CONTENT.length))
                        .with("Content-Range", "bytes %d-%d/%d".formatted(from, CONTENT.length - 1, CONTENT.length));
    }

    /** Fetches, and compares every byte. */
    private void fetch(ScriptedS3 s3, String eTag) throws IOException {
        var patience = new Patience(
                Duration.ofSeconds(1),
                Duration.ofSeconds(1),
                Duration.ofSeconds(5),
                Duration.ofSeconds(20),
                2,
                3,
                Duration.ofMillis(1),
                Duration.ofMillis(500),
                1_000);
        var selection = new Selection("calls/", "**", Duration.ZERO, Clock.systemUTC());
        var object = new ExportObject(
                "s3://exports/calls/a b.json", eTag, CONTENT.length, Instant.EPOCH, LocalDate.of(2026, 11, 22));
        Path target = folder.resolve("1");
        try (var settings = new AwsSettings(s3.endpoint());
                var source = new S3Source("exports", selection, patience)) {
            settings.set("aws.region", "eu-central-1");
            source.fetch(object, target);
        }
        assertThat(Files.mismatch(target, Files.write(folder.resolve("expected"), CONTENT)))
                .isEqualTo(-1);
    }

    private static String base64(int crc) {
        return Base64.getEncoder()
                .encodeToString(java.nio.ByteBuffer.allocate(4).putInt(crc).array());
    }
}
