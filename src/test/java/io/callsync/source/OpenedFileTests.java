package io.callsync.source;

import static io.callsync.source.Compressed.concat;
import static io.callsync.source.Compressed.gzip;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.callsync.container.UnreadableFile;
import io.callsync.testing.AwsSettings;
import io.callsync.testing.EmbeddedS3;
import io.callsync.testing.ScriptedBucket;
import io.callsync.testing.ScriptedS3;
import io.callsync.testing.TestServers;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A file that is read where it lies, in a folder or in S3. */
class OpenedFileTests {

    private static final String BUCKET = "opened-files";
    private static final byte[] TEXT = "{\"id\":1,\"number\":\"+12025550101\"}\n".getBytes(UTF_8);

    private final EmbeddedS3 s3 = TestServers.s3();
    private AwsSettings settings;

    @TempDir
    Path folder;

    @BeforeEach
    void makeBucket() {
        s3.bucket(BUCKET);
        settings = new AwsSettings(s3.endpoint());
    }

    @AfterEach
    void restoreSettings() {
        settings.close();
    }

    @Test
    void aFileOfAnyCompressionIsReadInAFolderAndInS3() throws IOException {
        byte[] content = longText();
        for (Map.Entry<String, byte[]> stored : Compressed.all(content).entrySet()) {
            s3.put(BUCKET, "a/calls " + stored.getKey(), stored.getValue());
            for (String location :
                    new String[] {local(stored.getValue()), "s3://" + BUCKET + "/a/calls " + stored.getKey()}) {
                try (OpenedFile file = open(location)) {
                    assertThat(file.compression()).isEqualTo(stored.getKey());
                    assertThat(file.head()).isEqualTo(Arrays.copyOf(content, 64 << 10));
                    assertThat(file.content()).hasBinaryContent(content);
                }
            }
        }
        assertThat(open(local(TEXT)).content()).hasBinaryContent(TEXT);
    }

    @Test
    void everyWayToWriteALocalPathIsUnderstood() throws IOException {
        String path = local(TEXT);
        for (String location : new String[] {path, "file:" + path, "file://" + path}) {
            try (OpenedFile file = open(location)) {
                assertThat(file.uri()).isEqualTo(Path.of(path).toUri().toString());
            }
        }
    }

    @Test
    void aByteOrderMarkOfUtf8IsLeftOut() throws IOException {
        byte[] marked = concat(new byte[] {(byte) 0xef, (byte) 0xbb, (byte) 0xbf}, TEXT);
        for (byte[] stored : new byte[][] {marked, gzip(marked)}) {
            try (OpenedFile file = open(local(stored))) {
                assertThat(file.head()).isEqualTo(TEXT);
                assertThat(file.content()).hasBinaryContent(TEXT);
            }
        }
    }

    @Test
    void ofAHugeObjectNoMoreIsAskedForThanIsRead() throws IOException {
        // given an object of which the server sends no more than its first 300 KB, and then nothing for ever
        byte[] content = new byte[8 << 20];
        Arrays.fill(content, (byte) 'x');
        try (ScriptedS3 server = new ScriptedS3(
                request -> new ScriptedS3.Reply(200, Map.of("ETag", "\"1\""), content).cutAfter(300_000))) {
            settings.set("aws.endpointUrlS3", server.endpoint().toString());
            // when
            try (OpenedFile file = open("s3://" + ScriptedBucket.NAME + "/huge")) {
                byte[] read = file.content().readNBytes(100_000);
                // then
                assertThat(read).hasSize(100_000);
            }
            assertThat(server.requests).hasSize(1);
        }
    }

    @Test
    void aConnectionThatBreaksIsTheSourcesFaultAndNoDamage() throws IOException {
        byte[] content = gzip(longText());
        try (ScriptedS3 server = new ScriptedS3(
                request -> new ScriptedS3.Reply(200, Map.of("ETag", "\"1\""), content).cutAfter(content.length / 2))) {
            settings.set("aws.endpointUrlS3", server.endpoint().toString());
            assertThatThrownBy(() -> read("s3://" + ScriptedBucket.NAME + "/calls.gz"))
                    .isInstanceOf(SourceUnavailable.class)
                    .hasMessageContaining("broke");
        }
    }

    @Test
    void damageIsToldWhereItIsReached() throws IOException {
        byte[] whole = gzip(longText());
        assertUnreadable("truncated", Arrays.copyOf(whole, whole.length - 20));
        whole[whole.length - 6]++;
        assertUnreadable("corrupt", whole);
        assertUnreadable("corrupt", concat(gzip(TEXT), TEXT));
        assertUnreadable("unsupported", gzip(gzip(TEXT)));
        assertUnreadable("unsupported", concat(new byte[] {'P', 'A', 'R', '1', 0x15}, TEXT));
        assertUnreadable("expansion", gzip(new byte[12 << 20]));
        assertThatThrownBy(() -> OpenedFile.open(local(TEXT), 10, 200))
                .isInstanceOfSatisfying(
                        UnreadableFile.class, e -> assertThat(e.reason()).isEqualTo("too-large"));
    }

    @Test
    void whatIsNoFileIsRefused() {
        assertThatThrownBy(() -> open(folder.resolve("none").toString())).isInstanceOf(NoSuchFileException.class);
        assertThatThrownBy(() -> open("s3://" + BUCKET + "/none")).isInstanceOf(NoSuchFileException.class);
        assertThatThrownBy(() -> open("s3://nowhere-at-all/none"))
                .isInstanceOf(SourceUnavailable.class)
                .hasMessageContaining("nowhere-at-all");
        assertThatThrownBy(() -> open("s3://" + BUCKET))
                .isInstanceOf(NoSuchFileException.class)
                .hasMessageContaining("s3://bucket/key");
        assertThatThrownBy(() -> open(folder.toString()))
                .isInstanceOf(NoSuchFileException.class)
                .hasMessageContaining("is a folder");
    }

    @Test
    void nothingOfAZipInS3IsLeftBehind() throws IOException {
        byte[] zip = Compressed.zip(UUID.randomUUID().toString().getBytes(UTF_8), "calls.ndjson");
        s3.put(BUCKET, "calls.zip", zip);
        read("s3://" + BUCKET + "/calls.zip");
        try (Stream<Path> files = Files.list(Path.of(System.getProperty("java.io.tmpdir")))) {
            assertThat(files.filter(file -> file.toString().matches(".*callsync-\\d+\\.zip")))
                    .noneMatch(file -> isCopy(file, zip));
        }
    }

    private static boolean isCopy(Path file, byte[] zip) {
        try {
            return Arrays.equals(Files.readAllBytes(file), zip);
        } catch (IOException gone) {
            return false;
        }
    }

    private void assertUnreadable(String reason, byte[] stored) throws IOException {
        String location = local(stored);
        assertThatThrownBy(() -> read(location)).isInstanceOfSatisfying(UnreadableFile.class, e -> {
            assertThat(e.reason()).isEqualTo(reason);
            assertThat(e.getMessage()).startsWith(Path.of(location).toUri() + " ");
        });
    }

    private static byte[] longText() {
        byte[] content = new byte[200_000];
        new Random(11).nextBytes(content);
        content[0] = '{';
        return content;
    }

    private static void read(String location) throws IOException {
        try (OpenedFile file = open(location);
                InputStream content = file.content()) {
            content.readAllBytes();
        }
    }

    private static OpenedFile open(String location) throws IOException {
        return OpenedFile.open(location, 50L << 30, 200);
    }

    private String local(byte[] stored) throws IOException {
        return Files.write(Files.createTempFile(folder, "calls", ""), stored).toString();
    }
}
