package io.callsync.source;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.callsync.container.UnreadableFile;
import io.callsync.testing.ScriptedS3;
import io.callsync.testing.ScriptedS3.Reply;
import io.callsync.testing.ScriptedS3.Request;
import java.io.InterruptedIOException;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(60)
class S3DownloadTests extends S3DownloadCase {

    @Test
    void everyRequestNamesTheListedVersion() throws Exception {
        try (var s3 = new ScriptedS3(S3DownloadCase::whole)) {
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
    void row47ABodyThatEndsTooEarlyIsTakenUpWhereItEnded(int bytes) throws Exception {
        try (var s3 = new ScriptedS3(first(reply -> reply.cutAfter(bytes)))) {
            fetch(s3, MULTIPART);
            assertThat(s3.requests).hasSize(2);
            assertThat(s3.requests.get(1).from()).isEqualTo(bytes);
            assertThat(s3.requests.get(1).header("If-Match")).isEqualTo('"' + MULTIPART + '"');
        }
    }

    @ParameterizedTest
    @MethodSource("edges")
    void row46AConnectionResetAtAnyBufferEdgeIsTakenUpByRangeAndIfMatch(int bytes) throws Exception {
        try (var s3 = new ScriptedS3(first(reply -> reply.resetAfter(bytes)))) {
            assertThat(fetch(s3, MULTIPART)).isEqualTo(1);
            // what was on its way when the connection was reset may be lost
            assertThat(s3.requests).hasSize(2).last().satisfies(again -> {
                assertThat(again.from()).isLessThanOrEqualTo(bytes);
                assertThat(again.header("If-Match")).isEqualTo('"' + MULTIPART + '"');
            });
        }
    }

    /** Around every size of a buffer on the way, of the JDK, the SDK and ours; in a long run also many in between. */
    static IntStream edges() {
        IntStream around = IntStream.of(0, 8_192, 16_384, 32_768, 65_536, 131_072, 262_144, CONTENT.length)
                .flatMap(size -> IntStream.rangeClosed(size - 1, size + 1));
        IntStream between = Boolean.getBoolean("callsync.long")
                ? IntStream.iterate(0, bytes -> bytes < CONTENT.length, bytes -> bytes + 509)
                : IntStream.empty();
        return IntStream.concat(around, between).filter(bytes -> bytes >= 0 && bytes < CONTENT.length);
    }

    @Test
    void row46AServerWithoutRangesIsReadFromTheStartAgain() throws Exception {
        var requests = new AtomicInteger();
        Function<Request, Reply> once =
                request -> requests.getAndIncrement() == 0 ? whole(request).cutAfter(100_000) : whole(request);
        try (var s3 = new ScriptedS3(once)) {
            fetch(s3, MULTIPART);
        }
    }

    @Test
    void row47AnObjectThatAlwaysEndsTooEarlyIsTruncated() throws Exception {
        try (var s3 = new ScriptedS3(request -> ranged(request).cutAfter(10))) {
            assertThatThrownBy(() -> fetch(s3, MULTIPART))
                    .isInstanceOfSatisfying(
                            UnreadableFile.class, e -> assertThat(e.reason()).isEqualTo("truncated"))
                    .hasMessage(
                            "s3://exports/calls/a b.json, listed with 400,000 bytes, ends after 30 bytes (3 tries)");
        }
    }

    @Test
    void row48AnObjectThatAnnouncesFewerBytesThanListedIsTruncated() throws Exception {
        Function<Request, Reply> lying =
                request -> new Reply(200, Map.of("ETag", '"' + MULTIPART + '"'), Arrays.copyOf(CONTENT, 399_000));
        try (var s3 = new ScriptedS3(lying)) {
            assertThatThrownBy(() -> fetch(s3, MULTIPART))
                    .isInstanceOf(UnreadableFile.class)
                    .hasMessageContaining("announced with 399,000 bytes instead of 400,000");
        }
    }

    @Test
    void row46AConnectionThatAlwaysBreaksIsNotTheFilesFault() throws Exception {
        try (var s3 = new ScriptedS3(request -> ranged(request).resetAfter(10))) {
            assertThatThrownBy(() -> fetch(s3, MULTIPART))
                    .isInstanceOf(SourceUnavailable.class)
                    .hasMessageContaining("the connection broke")
                    .hasMessageEndingWith("3 times: check the network and restart");
        }
    }

    @Test
    void row50ABodyThatOnlyTricklesIsCutOffAndTakenUpAgain() throws Exception {
        try (var s3 = new ScriptedS3(first(reply -> reply.dripping(20)))) {
            fetch(s3, MULTIPART);
            assertThat(s3.requests).hasSize(2);
        }
    }

    @Test
    void row50ASilentBodyIsCutOffAndTakenUpAgain() throws Exception {
        try (var s3 = new ScriptedS3(first(reply -> reply.dripping(60_000)))) {
            fetch(s3, MULTIPART);
            assertThat(s3.requests).hasSize(2);
        }
    }

    @Test
    void anObjectThatGoesOnBehindItsLastByteIsRefused() throws Exception {
        var longer = new Reply(200, Map.of("ETag", MULTIPART), Arrays.copyOf(CONTENT, CONTENT.length + 1));
        for (Reply reply : List.of(longer, longer.unannounced())) {
            try (var s3 = new ScriptedS3(request -> reply)) {
                assertThatThrownBy(() -> fetch(s3, MULTIPART))
                        .isInstanceOfSatisfying(
                                UnreadableFile.class,
                                e -> assertThat(e.reason()).isEqualTo("corrupt"));
            }
        }
    }

    @Test
    void anObjectWithoutAnnouncedLengthIsRead() throws Exception {
        try (var s3 = new ScriptedS3(request -> whole(request).unannounced())) {
            fetch(s3, MULTIPART);
        }
    }

    @Test
    void anInterruptEndsTheDownload() throws Exception {
        try (var s3 = new ScriptedS3(S3DownloadCase::whole)) {
            Thread.currentThread().interrupt();
            assertThatThrownBy(() -> fetch(s3, MULTIPART)).isInstanceOf(InterruptedIOException.class);
        } finally {
            assertThat(Thread.interrupted()).isTrue();
        }
    }
}
