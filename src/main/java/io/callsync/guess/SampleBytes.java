package io.callsync.guess;

import io.callsync.source.OpenedFile;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;

/**
 * The beginning of one sample file, decompressed.
 *
 * @param whole whether the bytes are all of it; otherwise its last record is torn
 */
record SampleBytes(String uri, String compression, byte[] bytes, boolean whole) {

    static final int RECORD_LIMIT = 1 << 20;

    private static final int MOST = 4 << 20;
    private static final long FILE_LIMIT = Long.MAX_VALUE;
    private static final int EXPANSION = 1_000;

    static SampleBytes read(String location) throws IOException {
        try (OpenedFile file = OpenedFile.open(location, FILE_LIMIT, EXPANSION)) {
            byte[] bytes = file.content().readNBytes(MOST);
            boolean whole = bytes.length < MOST || file.content().read() < 0;
            return new SampleBytes(file.uri(), file.compression(), bytes, whole);
        }
    }

    InputStream open() {
        return new ByteArrayInputStream(bytes);
    }

    boolean isJson() {
        for (byte next : bytes) {
            if (next < 0 || next > ' ') {
                return next == '{' || next == '[';
            }
        }
        return false;
    }
}
