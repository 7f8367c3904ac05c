package io.callsync.container;

import java.io.IOException;
import java.io.InputStream;

/** Opens a decompressed stream with the reader that its dialect asks for. */
public final class Containers {

    private Containers() {}

    /**
     * @param in decompressed bytes; closed with the reader
     * @param recordLimit longest record in bytes; a longer one is cut, damaged and skipped
     * @throws UnreadableFile when a required column is missing
     */
    public static RecordReader open(InputStream in, Dialect dialect, int recordLimit) throws IOException {
        Window window = new Window(in, recordLimit);
        if (dialect instanceof Dialect.Json json) {
            return new JsonReader(window, json, recordLimit);
        }
        throw new UnsupportedOperationException();
    }
}
