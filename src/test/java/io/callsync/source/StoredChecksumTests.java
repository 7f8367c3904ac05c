package io.callsync.source;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.callsync.container.UnreadableFile;
import io.callsync.testing.ScriptedS3;
import io.callsync.testing.ScriptedS3.Reply;
import io.callsync.testing.ScriptedS3.Request;
import java.security.MessageDigest;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import java.util.zip.CRC32;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@Timeout(60)
class StoredChecksumTests extends S3DownloadCase {

    @Test
    void row46TheStoredChecksumHoldsAcrossSeveralRanges() throws Exception {
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
    void row49AFlippedBitIsFetchedAgainAndThenRefused(String header, String name) throws Exception {
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
    void row49ABitFlippedOnTheWayOnceIsMended() throws Exception {
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

    private static String base64(int crc) {
        return Base64.getEncoder()
                .encodeToString(java.nio.ByteBuffer.allocate(4).putInt(crc).array());
    }
}
