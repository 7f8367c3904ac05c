package io.callsync.source;

import static io.callsync.source.GzipMembersTests.concat;
import static io.callsync.source.GzipMembersTests.gzip;
import static java.nio.charset.StandardCharsets.UTF_16LE;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.github.luben.zstd.Zstd;
import io.callsync.container.UnreadableFile;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.Random;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.apache.commons.compress.compressors.bzip2.BZip2CompressorOutputStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SpoolTests {

    private static final byte[] TEXT = "{\"id\":1,\"number\":\"+12025550101\"}\n".getBytes(UTF_8);
    private static final long MEBIBYTE = 1 << 20;

    @TempDir
    Path exports;

    @TempDir
    Path parent;

    private Spool spool;

    @BeforeEach
    void openSpool() {
        spool = new Spool(parent);
    }

    @AfterEach
    void closeSpool() {
        spool.close();
    }

    @Test
    void plainTextIsGivenAsItIs() throws IOException {
        assertContent(TEXT, TEXT);
    }

    @Test
    void anEmptyObjectHasNoContent() throws IOException {
        assertContent(new byte[0], new byte[0]);
    }

    @Test
    void everyGzipMemberIsRead() throws IOException {
        assertContent(concat(gzip(TEXT), gzip(TEXT)), concat(TEXT, TEXT));
        assertContent(gzip(new byte[0]), new byte[0]);
    }

    @Test
    void everyZstdFrameIsRead() throws IOException {
        assertContent(concat(Zstd.compress(TEXT), Zstd.compress(TEXT)), concat(TEXT, TEXT));
    }

    @Test
    void everyBzip2StreamIsRead() throws IOException {
        assertContent(concat(bzip2(TEXT), bzip2(TEXT)), concat(TEXT, TEXT));
        assertContent(bzip2(new byte[0]), new byte[0]);
    }

    @Test
    void theOnlyFileOfAZipIsRead() throws IOException {
        assertContent(zip("calls/", "calls/a.ndjson", "__MACOSX/._a"), TEXT);
    }

    @Test
    void aByteOrderMarkOfUtf8IsLeftOut() throws IOException {
        byte[] marked = concat(new byte[] {(byte) 0xef, (byte) 0xbb, (byte) 0xbf}, TEXT);
        assertContent(marked, TEXT);
        assertContent(gzip(marked), TEXT);
    }

    @Test
    void aByteOrderMarkOfUtf16IsContent() throws IOException {
        byte[] marked = "\ufeffid\n".getBytes(UTF_16LE);
        assertContent(marked, marked);
    }

    @Test
    void theHeadHas64KibibytesAtMost() throws IOException {
        byte[] content = random(200_000);
        content[0] = '{';
        for (byte[] stored : new byte[][] {content, gzip(content)}) {
            try (SpooledFile file = fetch(stored)) {
                assertThat(file.head()).isEqualTo(Arrays.copyOf(content, 64 << 10));
                assertThat(file.open()).hasBinaryContent(content);
                assertThat(file.decompressedSize()).isEqualTo(content.length);
            }
        }
    }

    @Test
    void aCompressedFileCutAnywhereIsRefused() throws IOException {
        for (byte[] whole : new byte[][] {gzip(TEXT), Zstd.compress(TEXT), bzip2(TEXT), zip("a.ndjson")}) {
            for (int length = 10; length < whole.length; length++) {
                assertRefused(Arrays.copyOf(whole, length), "truncated", "ends too early");
            }
        }
    }

    @Test
    void noFlippedBitOfACompressedFileChangesItsContentUnnoticed() throws IOException {
        long seed = new Random().nextLong();
        var random = new Random(seed);
        for (byte[] whole : new byte[][] {gzip(TEXT), checkedZstd(TEXT), bzip2(TEXT), zip("a.ndjson")}) {
            for (int i = 0; i < 150; i++) {
                int bit = 80 + random.nextInt(whole.length * 8 - 80);
                byte[] flipped = whole.clone();
                flipped[bit / 8] ^= (byte) (1 << bit % 8);
                try (SpooledFile file = fetch(flipped)) {
                    assertThat(file.open()).as("seed %d, bit %d", seed, bit).hasBinaryContent(TEXT);
                } catch (UnreadableFile e) {
                    assertThat(e.reason()).isIn("corrupt", "truncated", "unsupported");
                }
            }
        }
        assertThat(spooled()).isEmpty();
    }

    @Test
    void junkBehindACompressedFileIsRefused() throws IOException {
        for (byte[] whole : new byte[][] {gzip(TEXT), Zstd.compress(TEXT), bzip2(TEXT)}) {
            assertRefused(concat(whole, "junkjunk".getBytes(UTF_8)), "corrupt", "is damaged");
        }
    }

    @Test
    void aDecompressionBombIsStoppedAtTheLimit() throws IOException {
        byte[] bomb = gzip(new byte[(int) (11 * MEBIBYTE)]);
        assertRefused(bomb, "expansion", "decompresses to more than the 10,485,760 bytes allowed");
        assertRefused(zstdBomb(), "expansion", "decompresses to more than");
    }

    @Test
    void tenMebibytesAreAlwaysAllowed() throws IOException {
        byte[] content = new byte[(int) (10 * MEBIBYTE)];
        try (SpooledFile file = fetch(gzip(content))) {
            assertThat(file.decompressedSize()).isEqualTo(content.length);
        }
    }

    @Test
    void anObjectOverTheFileLimitIsNotFetched() throws IOException {
        Files.write(exports.resolve("export"), TEXT);
        ExportSource source = source();
        ExportObject object = source.list(LocalDate.EPOCH).objects().get(0);
        assertThatThrownBy(() -> spool.fetch(source, object, TEXT.length - 1, 200))
                .isInstanceOfSatisfying(
                        UnreadableFile.class, e -> assertThat(e.reason()).isEqualTo("too-large"))
                .hasMessageEndingWith("export has %d bytes, allowed are %d".formatted(TEXT.length, TEXT.length - 1));
    }

    @Test
    void aFormatThatCannotHoldRecordsIsNamed() throws IOException {
        assertRefused(hex("d0cf11e0a1b11ae1"), "unsupported", "is an Excel workbook (xls)");
        assertRefused("-----BEGIN PGP MESSAGE-----\n".getBytes(UTF_8), "unsupported", "is encrypted with PGP");
        assertRefused(hex("85010c03aabbccdd"), "unsupported", "is encrypted with PGP");
        assertRefused(zip("[Content_Types].xml", "xl/workbook.xml"), "unsupported", "is an Office document");
        assertRefused(zip("a.csv", "b.csv"), "unsupported", "is a zip of 2 files");
        assertRefused(zip(), "unsupported", "is a zip of 0 files");
        assertRefused(gzip(gzip(TEXT)), "unsupported", "is compressed twice (GZIP inside)");
        assertRefused(gzip(hex("d0cf11e0a1b11ae1")), "unsupported", "is an Excel workbook (xls)");
        byte[] tar = new byte[512];
        System.arraycopy("ustar".getBytes(UTF_8), 0, tar, 257, 5);
        assertRefused(gzip(tar), "unsupported", "is a tar archive");
    }

    @Test
    void theSpoolIsPrivateAndRemovedAtTheEnd() throws IOException {
        SpooledFile file = fetch(TEXT);
        Path own = spoolFolder();
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(own)))
                .isEqualTo("rwx------");
        assertThat(own.resolve("1")).exists();
        file.close();
        assertThat(own.resolve("1")).doesNotExist();
        fetch(TEXT);
        spool.close();
        assertThat(own).doesNotExist();
    }

    @Test
    void aFullDiskNamesTheFolderAndLeavesNothing() throws IOException {
        assumeTrue(Files.exists(Path.of("/dev/full")), "needs a device without space");
        Files.write(exports.resolve("export"), TEXT);
        Path target = spoolFolder().resolve("1");
        Files.createSymbolicLink(target, Path.of("/dev/full"));
        ExportSource source = source();
        ExportObject object = source.list(LocalDate.EPOCH).objects().get(0);
        assertThatThrownBy(() -> spool.fetch(source, object, MEBIBYTE, 200))
                .isInstanceOf(IOException.class)
                .isNotInstanceOf(UnreadableFile.class)
                .hasMessageStartingWith(
                        "cannot write to the spool folder " + target.getParent() + " (No space left on device")
                .hasMessageEndingWith("free some space or set another folder");
        assertThat(Files.exists(target, java.nio.file.LinkOption.NOFOLLOW_LINKS))
                .isFalse();
    }

    @Test
    void aFileThatNeverFitsIsNotFetched() throws IOException {
        var huge =
                new ExportObject("s3://exports/huge", "v1", Long.MAX_VALUE, java.time.Instant.EPOCH, LocalDate.EPOCH);
        assertThatThrownBy(() -> spool.fetch(source(), huge, Long.MAX_VALUE, 200))
                .isInstanceOf(IOException.class)
                .hasMessageContaining(" bytes free, s3://exports/huge needs 9,223,372,036,854,775,807");
    }

    private void assertContent(byte[] stored, byte[] content) throws IOException {
        try (SpooledFile file = fetch(stored)) {
            assertThat(file.decompressedSize()).isEqualTo(content.length);
            assertThat(file.head()).isEqualTo(content);
            assertThat(file.open()).hasBinaryContent(content);
            assertThat(file.open()).as("opened again").hasBinaryContent(content);
        }
    }

    private void assertRefused(byte[] stored, String reason, String message) throws IOException {
        assertThatThrownBy(() -> fetch(stored))
                .isInstanceOfSatisfying(
                        UnreadableFile.class,
                        e -> assertThat(e.reason()).as(e.getMessage()).isEqualTo(reason))
                .hasMessageStartingWith(exports.resolve("export").toUri() + " " + message);
        assertThat(spooled()).isEmpty();
    }

    private SpooledFile fetch(byte[] stored) throws IOException {
        Files.write(exports.resolve("export"), stored);
        ExportSource source = source();
        return spool.fetch(source, source.list(LocalDate.EPOCH).objects().get(0), 100 * MEBIBYTE, 200);
    }

    private ExportSource source() {
        return ExportSources.open("file:" + exports, "export", Duration.ofDays(-1));
    }

    private Path spoolFolder() throws IOException {
        try (Stream<Path> folders = Files.list(parent)) {
            return folders.filter(Files::isDirectory).findFirst().orElseThrow().toRealPath();
        }
    }

    private java.util.List<String> spooled() throws IOException {
        try (Stream<Path> files = Files.list(spoolFolder())) {
            return files.map(file -> file.getFileName().toString())
                    .filter(name -> !name.equals("lock"))
                    .toList();
        }
    }

    private static byte[] random(int length) {
        byte[] bytes = new byte[length];
        new Random(11).nextBytes(bytes);
        return bytes;
    }

    private static byte[] hex(String hex) {
        return java.util.HexFormat.of().parseHex(hex);
    }

    private static byte[] checkedZstd(byte[] content) throws IOException {
        var bytes = new ByteArrayOutputStream();
        try (var out = new com.github.luben.zstd.ZstdOutputStream(bytes).setChecksum(true)) {
            out.write(content);
        }
        return bytes.toByteArray();
    }

    private static byte[] zstdBomb() throws IOException {
        return checkedZstd(new byte[(int) (32 * MEBIBYTE)]);
    }

    private static byte[] bzip2(byte[] content) throws IOException {
        var bytes = new ByteArrayOutputStream();
        try (var out = new BZip2CompressorOutputStream(bytes)) {
            out.write(content);
        }
        return bytes.toByteArray();
    }

    private static byte[] zip(String... names) throws IOException {
        var bytes = new ByteArrayOutputStream();
        try (var out = new ZipOutputStream(bytes)) {
            for (String name : names) {
                out.putNextEntry(new ZipEntry(name));
                if (!name.endsWith("/")) {
                    out.write(TEXT);
                }
            }
        }
        return bytes.toByteArray();
    }
}
