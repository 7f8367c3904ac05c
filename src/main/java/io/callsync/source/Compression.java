package io.callsync.source;

import com.github.luben.zstd.ZstdInputStreamNoFinalizer;
import java.io.BufferedInputStream;
import java.io.FileInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.HexFormat;
import java.util.List;
import java.util.regex.Pattern;
import org.apache.commons.compress.compressors.bzip2.BZip2CompressorInputStream;

/**
 * How a stored file is compressed, told by its first bytes. Each format carries checksums of its content; in zstd they are
 * optional, and a frame without one is proven by its structure alone.
 */
enum Compression {
    NONE(List.of()),
    GZIP(List.of("1f8b08", "1f8b", "1f")),
    ZSTD(List.of("28b52ffd")),
    BZIP2(List.of("425a68..314159265359", "425a68..177245385090")),
    ZIP(List.of("504b0304", "504b0506", "504b0708"));

    private static final int LONGEST_MAGIC = 10;

    private final List<Pattern> magic;

    Compression(List<String> magic) {
        this.magic = magic.stream().map(Pattern::compile).toList();
    }

    /** @param first the file's beginning; a text never begins with 1f, so that even one byte of a cut gzip file is known */
    static Compression of(byte[] first) {
        String hex = HexFormat.of().formatHex(first, 0, Math.min(first.length, LONGEST_MAGIC));
        for (Compression compression : values()) {
            if (compression.magic.stream().anyMatch(magic -> magic.matcher(hex).lookingAt())) {
                return compression;
            }
        }
        return NONE;
    }

    /** The decompressed content; an {@link java.io.EOFException} where the stored bytes end too early. */
    InputStream open(Path file) throws IOException {
        return this == ZIP ? ZipContent.open(file) : open(new FileInputStream(file.toFile()));
    }

    /** The same of bytes that are read once, in order: any compression but a zip, whose directory is its end. */
    InputStream open(InputStream in) throws IOException {
        return decompress(new StoredBytes(in));
    }

    private InputStream decompress(StoredBytes stored) throws IOException {
        try {
            return switch (this) {
                case GZIP -> new GzipMembers(stored);
                case ZSTD -> stored.guard(new ZstdInputStreamNoFinalizer(stored));
                case BZIP2 ->
                    stored.guard(new BZip2CompressorInputStream(new BufferedInputStream(stored, 1 << 16), true));
                case NONE, ZIP -> stored;
            };
        } catch (IOException | RuntimeException e) {
            stored.close();
            throw stored.fault(e);
        }
    }
}
