package io.callsync.source;

import io.callsync.container.UnreadableFile;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicLong;

/**
 * The local folder into which exports are fetched before a single record is read, so that a slow database never holds a
 * connection to S3 open. Only this user can read it. Thread-safe.
 */
public final class Spool implements AutoCloseable {

    private final SpoolFolder folder;
    private final AtomicLong files = new AtomicLong();

    /**
     * Also removes what processes that died have left there; the spools of living ones stay.
     *
     * @param folder parent folder; the spool makes one of its own below it and removes it at close
     * @throws SpoolUnusable when the folder cannot be made or written
     */
    public Spool(Path folder) {
        try {
            this.folder = SpoolFolder.create(folder);
        } catch (IOException e) {
            throw new SpoolUnusable(folder, e);
        }
    }

    /**
     * Fetches, verifies (all bytes, all compressed members, expansion) and returns the file. Compression is found out from the
     * bytes, whatever the name says: gzip, zstd, bzip2, or a zip of one file.
     *
     * @param fileLimit largest object in bytes
     * @param expansionLimit decompressed bytes at most this many times the stored ones (with a floor of 10 MiB)
     * @throws UnreadableFile corrupt, truncated, too-large, expansion, unsupported
     * @throws ExportSource.Vanished when the object is gone
     * @throws ExportSource.Replaced when it is another version by now
     * @throws SourceUnavailable when the source cannot be reached or refuses
     * @throws IOException when the spool cannot hold the file
     */
    public SpooledFile fetch(ExportSource source, ExportObject object, long fileLimit, int expansionLimit)
            throws IOException {
        if (object.size() > fileLimit) {
            throw new UnreadableFile(
                    "too-large", "%s has %,d bytes, allowed are %,d".formatted(object.uri(), object.size(), fileLimit));
        }
        requireSpace(object);
        Path file = folder.path().resolve(Long.toString(files.incrementAndGet()));
        boolean kept = false;
        try {
            source.fetch(object, file);
            SpooledFile verified = Verification.of(file, object, expansionLimit);
            kept = true;
            return verified;
        } finally {
            if (!kept) {
                Files.deleteIfExists(file);
            }
        }
    }

    @Override
    public void close() {
        try {
            folder.close();
        } catch (IOException e) {
            throw new UncheckedIOException("cannot remove the spool folder " + folder.path(), e);
        }
    }

    private void requireSpace(ExportObject object) throws IOException {
        long free = Files.getFileStore(folder.path()).getUsableSpace();
        if (free < object.size()) {
            throw new IOException("the spool folder %s has %,d bytes free, %s needs %,d: free some space or set another"
                    .formatted(folder.path(), free, object.uri(), object.size()));
        }
    }
}
