package io.callsync.source;

import io.callsync.container.UnreadableFile;
import java.util.HexFormat;
import java.util.List;
import java.util.regex.Pattern;

/**
 * File formats that are known by their first bytes and cannot hold records here.
 *
 * @param offset where the bytes stand
 * @param magic in hexadecimal, as a regular expression
 */
record ForeignFormat(int offset, Pattern magic, String advice) {

    private static final int LONGEST = 12;

    private static final List<ForeignFormat> ALL = List.of(
            format(0, "d0cf11e0a1b11ae1", "is an Excel workbook (xls): export CSV or JSON instead"),
            format(0, "2d2d2d2d2d424547494e2050", "is encrypted with PGP: decrypt it first"),
            format(0, "(85....|84..|c1..|c1....)03", "is encrypted with PGP: decrypt it first"),
            format(0, "(8c0d|c30d)04", "is encrypted with PGP: decrypt it first"),
            format(0, "5041523115", "is a Parquet file: export CSV or JSON instead"),
            format(0, "4f626a01", "is an Avro file: export CSV or JSON instead"),
            format(0, "255044462d", "is a PDF: export CSV or JSON instead"),
            format(0, "1f9d", "is compressed with compress (Z): use gzip or zstd"),
            format(0, "fd377a585a00", "is compressed with xz: use gzip or zstd"),
            format(0, "04224d18", "is compressed with LZ4: use gzip or zstd"),
            format(0, "ff060000734e61507059", "is compressed with Snappy: use gzip or zstd"),
            format(0, "377abcaf271c", "is a 7z archive: use gzip or zstd"),
            format(0, "526172211a07", "is a RAR archive: use gzip or zstd"),
            format(257, "7573746172", "is a tar archive: store its files one by one"),
            format(0, "52494646........57415645", "is a WAV recording: narrow the job's files"),
            format(0, "494433(02|03|04)00", "is an MP3 recording: narrow the job's files"));

    /** @throws UnreadableFile when the content is one of them */
    static void refuse(byte[] content) throws UnreadableFile {
        for (ForeignFormat format : ALL) {
            if (format.matches(content)) {
                throw new UnreadableFile("unsupported", format.advice);
            }
        }
    }

    private boolean matches(byte[] content) {
        int end = Math.min(content.length, offset + LONGEST);
        return offset < end
                && magic.matcher(HexFormat.of().formatHex(content, offset, end)).lookingAt();
    }

    private static ForeignFormat format(int offset, String magic, String advice) {
        return new ForeignFormat(offset, Pattern.compile(magic), advice);
    }
}
