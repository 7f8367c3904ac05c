package io.callsync.source;

import static io.callsync.source.Compressed.bzip2;
import static io.callsync.source.Compressed.concat;
import static io.callsync.source.Compressed.gzip;
import static io.callsync.source.Compressed.zip;
import static io.callsync.source.Compressed.zstd;
import static java.nio.charset.StandardCharsets.UTF_16LE;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.callsync.container.UnreadableFile;
import java.io.IOException;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class VerificationTests extends SpoolCase {

    private static final byte[] TEXT = "{\"id\":1,\"number\":\"+12025550101\"}\n".getBytes(UTF_8);

    @Test
    void plainTextIsGivenAsItIs() throws IOException {
        assertContent(TEXT, TEXT);
    }

    @Test
    void anEmptyObjectHasNoContent() throws IOException {
        assertContent(new byte[0], new byte[0]);
        for (byte[] compressed : Compressed.all(new byte[0]).values()) {
            assertContent(compressed, new byte[0]);
        }
    }

    @Test
    void row65EveryMemberFrameAndStreamIsRead() throws IOException {
        for (byte[] compressed : List.of(gzip(TEXT), zstd(TEXT), bzip2(TEXT))) {
            assertContent(concat(compressed, compressed), concat(TEXT, TEXT));
        }
    }

    @Test
    void theOnlyFileOfAZipIsRead() throws IOException {
        assertContent(zip(TEXT, "calls/", "calls/a.ndjson", "__MACOSX/._a"), TEXT);
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
        byte[] content = new byte[200_000];
        new Random(11).nextBytes(content);
        content[0] = '{';
        for (byte[] stored : List.of(content, gzip(content))) {
            try (SpooledFile file = fetch(stored)) {
                assertThat(file.head()).isEqualTo(Arrays.copyOf(content, 64 << 10));
                assertThat(file.open()).hasBinaryContent(content);
                assertThat(file.decompressedSize()).isEqualTo(content.length);
            }
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"gzip", "zstd", "bzip2", "zip"})
    void row65AFileCutAnywhereIsTruncated(String format) throws IOException {
        byte[] whole = Compressed.all(TEXT).get(format);
        for (int length = 10; length < whole.length; length++) {
            assertRefused(Arrays.copyOf(whole, length), "truncated", "ends too early");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"gzip", "zstd", "bzip2", "zip"})
    void row49NoFlippedBitOfACompressedFileIsUnnoticedWithoutAStoredChecksum(String format) throws IOException {
        byte[] whole = Compressed.all(TEXT).get(format);
        // from behind the bytes that tell the format; every third bit meets every byte
        for (int bit = 80; bit < whole.length * 8; bit += 3) {
            byte[] flipped = whole.clone();
            flipped[bit / 8] ^= (byte) (1 << bit % 8);
            try (SpooledFile file = fetch(flipped)) {
                assertThat(file.open()).as("bit %d", bit).hasBinaryContent(TEXT);
            } catch (UnreadableFile e) {
                assertThat(e.reason()).isIn("corrupt", "truncated", "unsupported", "expansion");
            }
        }
        assertNothingSpooled();
    }

    @Test
    void row65JunkBehindTheContentIsRefused() throws IOException {
        for (byte[] whole : List.of(gzip(TEXT), zstd(TEXT), bzip2(TEXT))) {
            assertRefused(concat(whole, "junkjunk".getBytes(UTF_8)), "corrupt", "is damaged");
        }
    }

    @Test
    void row64ABombIsStoppedAtTheLimit() throws IOException {
        byte[] zeros = new byte[11 * MEBIBYTE];
        for (byte[] bomb : Compressed.all(zeros).values()) {
            assertRefused(bomb, "expansion", "decompresses to more than the 10,485,760 bytes allowed");
        }
    }

    @Test
    void tenMebibytesAndTheGivenExpansionAreAllowed() throws IOException {
        try (SpooledFile file = fetch(gzip(new byte[10 * MEBIBYTE]))) {
            assertThat(file.decompressedSize()).isEqualTo(10 * MEBIBYTE);
        }
        byte[] padding = new byte[11 * MEBIBYTE / 200];
        try (SpooledFile file = fetch(concat(gzip(new byte[11 * MEBIBYTE]), padding))) {
            assertThat(file.decompressedSize()).isEqualTo(11 * MEBIBYTE);
        }
    }

    @ParameterizedTest
    @CsvSource({
        "d0cf11e0a1b11ae1, is an Excel workbook (xls)",
        "2d2d2d2d2d424547494e20504750204d455353414745, is encrypted with PGP",
        "85010c03aabbccdd, is encrypted with PGP",
        "8c0d0409, is encrypted with PGP",
        "50415231150415, is a Parquet file",
        "fd377a585a00, is compressed with xz",
        "524946460010000057415645, is a WAV recording",
        "49443304000000, is an MP3 recording"
    })
    void aForeignFormatIsNamedAlsoWhenItIsCompressed(String bytes, String message) throws IOException {
        byte[] content = HexFormat.of().parseHex(bytes);
        assertRefused(content, "unsupported", message);
        assertRefused(gzip(content), "unsupported", message);
    }

    @Test
    void textThatLooksLikeAForeignFormatIsRead() throws IOException {
        for (String text : List.of("ID3,number\n", "PAR1,PAR2\n", "Obj;x\n", "PK,id\n", "BZh1,x\n", "Élan,„\n")) {
            assertContent(text.getBytes(UTF_8), text.getBytes(UTF_8));
        }
    }

    @Test
    void anArchiveOfSeveralFilesIsRefused() throws IOException {
        assertRefused(zip(TEXT, "a.csv", "b.csv"), "unsupported", "is a zip of 2 files");
        assertRefused(zip(TEXT), "unsupported", "is a zip of 0 files");
        assertRefused(zip(TEXT, "[Content_Types].xml", "xl/a.xml"), "unsupported", "is an Office document");
        byte[] tar = Arrays.copyOf("calls.csv".getBytes(UTF_8), 512);
        System.arraycopy("ustar".getBytes(UTF_8), 0, tar, 257, 5);
        assertRefused(gzip(tar), "unsupported", "is a tar archive");
    }

    @Test
    void aFileCompressedTwiceIsRefused() throws IOException {
        assertRefused(gzip(zstd(TEXT)), "unsupported", "is compressed twice (ZSTD inside)");
    }
}
