package io.callsync.source;

import com.github.luben.zstd.ZstdOutputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.util.Map;
import java.util.TreeMap;
import java.util.zip.GZIPOutputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.apache.commons.compress.compressors.bzip2.BZip2CompressorOutputStream;

/** Content as other programs compress it. */
final class Compressed {

    private interface Format {
        OutputStream on(OutputStream out) throws IOException;
    }

    private Compressed() {}

    static byte[] gzip(byte[] content) {
        return compress(content, GZIPOutputStream::new);
    }

    /** With a checksum, as the zstd command writes it. */
    static byte[] zstd(byte[] content) {
        return compress(content, out -> new ZstdOutputStream(out).setChecksum(true));
    }

    static byte[] bzip2(byte[] content) {
        return compress(content, out -> new BZip2CompressorOutputStream(out, 1));
    }

    static byte[] zip(byte[] content, String... names) {
        var bytes = new ByteArrayOutputStream();
        try (var out = new ZipOutputStream(bytes)) {
            for (String name : names) {
                out.putNextEntry(new ZipEntry(name));
                out.write(name.endsWith("/") ? new byte[0] : content);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    /** The content in every format, by name. */
    static Map<String, byte[]> all(byte[] content) {
        return new TreeMap<>(Map.of(
                "gzip", gzip(content),
                "zstd", zstd(content),
                "bzip2", bzip2(content),
                "zip", zip(content, "calls.ndjson")));
    }

    static byte[] concat(byte[]... parts) {
        var bytes = new ByteArrayOutputStream();
        for (byte[] part : parts) {
            bytes.writeBytes(part);
        }
        return bytes.toByteArray();
    }

    private static byte[] compress(byte[] content, Format format) {
        var bytes = new ByteArrayOutputStream();
        try (OutputStream out = format.on(bytes)) {
            out.write(content);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }
}
