package io.callsync.source;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.callsync.container.UnreadableFile;
import io.callsync.testing.Md5;
import io.callsync.testing.ScriptedS3;
import io.callsync.testing.ScriptedS3.Reply;
import io.callsync.testing.ScriptedS3.Request;
import java.util.Arrays;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/**
 * What each guard of a download keeps out. A control blinds one guard, by a server that leaves out what the guard looks at, and
 * must see the damage come through; beside it the same fault with the guard in place.
 */
@Timeout(60)
class S3GuardControlTests extends S3DownloadCase {

    private static final byte[] NEWER = new byte[CONTENT.length];
    private static final int BROKEN_AT = 100_000;

    @Test
    void controlWithoutIfMatchAndETagTwoVersionsAreMixed() throws Exception {
        try (var s3 = new ScriptedS3(swapped(Map.of()))) {
            fetch(s3, listed(MULTIPART, CONTENT.length));
        }
        byte[] mixed = NEWER.clone();
        System.arraycopy(CONTENT, 0, mixed, 0, BROKEN_AT);
        assertThat(target()).hasBinaryContent(mixed);
    }

    @Test
    void row52WithTheETagTheyAreNotMixedWhereAServerIgnoresIfMatch() throws Exception {
        try (var s3 = new ScriptedS3(swapped(Map.of("ETag", "\"newer-2\"")))) {
            assertThatThrownBy(() -> fetch(s3, listed(MULTIPART, CONTENT.length)))
                    .isInstanceOf(ExportSource.Replaced.class);
        }
    }

    @Test
    void controlWithoutTheListedByteCountAShorterObjectPassesForWhole() throws Exception {
        byte[] shorter = Arrays.copyOf(CONTENT, BROKEN_AT);
        try (var s3 = new ScriptedS3(request -> new Reply(200, Map.of("ETag", MULTIPART), shorter))) {
            fetch(s3, listed(MULTIPART, BROKEN_AT));
        }
        assertThat(target()).hasBinaryContent(shorter);
    }

    @Test
    void row48WhereTheListedByteCountLiesAsWellTheStoredChecksumFindsIt() throws Exception {
        String whole = Md5.of(CONTENT);
        byte[] shorter = Arrays.copyOf(CONTENT, BROKEN_AT);
        try (var s3 = new ScriptedS3(request -> new Reply(200, Map.of("ETag", whole), shorter))) {
            assertThatThrownBy(() -> fetch(s3, listed(whole, BROKEN_AT)))
                    .isInstanceOf(UnreadableFile.class)
                    .hasMessageEndingWith("differs from its stored MD5 (3 tries)");
        }
    }

    @Test
    void controlWithoutAStoredChecksumAFlippedBitOfAPlainFileComesThrough() throws Exception {
        byte[] flipped = CONTENT.clone();
        flipped[BROKEN_AT] ^= 1;
        try (var s3 = new ScriptedS3(request -> new Reply(200, Map.of("ETag", MULTIPART), flipped))) {
            fetch(s3, listed(MULTIPART, CONTENT.length));
        }
        assertThat(target()).hasBinaryContent(flipped);
    }

    /** The connection breaks once; what follows is of another version. */
    private static Function<Request, Reply> swapped(Map<String, String> headers) {
        var requests = new AtomicInteger();
        return request -> requests.getAndIncrement() == 0
                ? whole(request).cutAfter(BROKEN_AT)
                : new Reply(206, headers, Arrays.copyOfRange(NEWER, request.from(), NEWER.length))
                        .with(
                                "Content-Range",
                                "bytes %d-%d/%d".formatted(request.from(), NEWER.length - 1, NEWER.length));
    }
}
