package io.callsync.container;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;

/** Opens a decompressed stream with the reader that its dialect asks for. */
public final class Containers {

    private Containers() {}

    /**
     * @param in decompressed bytes; closed with the reader, or here when it cannot be opened. UTF-16 and UTF-32 become UTF-8
     *     first: positions and bytes of their records are those of the UTF-8 text
     * @param recordLimit longest record in bytes; a longer one is cut, damaged and skipped
     * @throws UnreadableFile when a required column is missing
     */
    public static RecordReader open(InputStream in, Dialect dialect, int recordLimit) throws IOException {
        try {
            return dialect instanceof Dialect.Csv csv
                    ? csv(in, csv, recordLimit)
                    : new JsonReader(window(in, recordLimit), (Dialect.Json) dialect, recordLimit);
        } catch (IOException | RuntimeException e) {
            in.close();
            throw e;
        }
    }

    private static RecordReader csv(InputStream in, Dialect.Csv dialect, int recordLimit) throws IOException {
        if (keepsBytes(dialect)) {
            return new CsvReader(window(in, recordLimit), dialect, recordLimit);
        }
        Window window = window(new Transcoder(in, dialect.charset()), recordLimit);
        return new CsvReader(window, dialect.in(StandardCharsets.UTF_8), recordLimit);
    }

    /** Whether positions and bytes of records are those of the file: in charsets whose first 128 codes are ASCII. */
    public static boolean keepsBytes(Dialect.Csv dialect) {
        return "a,\n".equals(new String(new byte[] {'a', ',', '\n'}, dialect.charset()));
    }

    private static Window window(InputStream in, int recordLimit) throws IOException {
        Window window = new Window(in, recordLimit);
        window.skipByteOrderMark();
        return window;
    }
}
