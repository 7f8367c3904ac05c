package io.callsync.source;

import java.io.IOException;
import java.nio.file.Path;

/** The local folder into which exports are fetched before a single record is read. Thread-safe. */
public final class Spool implements AutoCloseable {

    /** @param folder parent folder; the spool makes one of its own below it and removes it at close */
    public Spool(Path folder) {
        throw new UnsupportedOperationException();
    }

    /**
     * Fetches, verifies (all bytes, all compressed members, expansion) and returns the file.
     *
     * @param fileLimit largest object in bytes
     * @param expansionLimit decompressed bytes at most this many times the stored ones (with a floor of 10 MiB)
     * @throws io.callsync.container.UnreadableFile corrupt, truncated, too-large, expansion
     */
    public SpooledFile fetch(ExportSource source, ExportObject object, long fileLimit, int expansionLimit)
            throws IOException {
        throw new UnsupportedOperationException();
    }

    @Override
    public void close() {}
}
