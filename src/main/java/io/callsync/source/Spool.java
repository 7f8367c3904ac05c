package io.callsync.source;

import io.callsync.container.UnreadableFile;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileStore;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicLong;

/**
 * The local folder into which exports are fetched before a single record is read, so that a slow database never holds a
 * connection to S3 open. Only this user can read it. An object is given its place before it is fetched, so that all together
 * never exceed the limit; whoever holds a place closes it whatever happens, or others wait for ever. Thread-safe.
 */
public final class Spool implements AutoCloseable {

    private static final int UNIT = 1 << 10;

    private final SpoolFolder folder;
    private final FileStore store;
    private final long limit;
    private final Semaphore space;
    private final AtomicLong files = new AtomicLong();

    /**
     * Also removes what processes that died have left there; the spools of living ones stay.
     *
     * @param folder parent folder; the spool makes one of its own below it and removes it at close
     * @param limit bytes of all spooled objects together
     * @throws SpoolUnusable when the folder cannot be made or written
     */
    public Spool(Path folder, long limit) {
        this.limit = limit;
        this.space = new Semaphore(units(limit), true);
        try {
            this.folder = SpoolFolder.create(folder);
            this.store = Files.getFileStore(this.folder.path());
        } catch (IOException e) {
            throw new SpoolUnusable(folder, e);
        }
    }

    /** Bytes that are free where the spool lies. */
    public long free() throws IOException {
        return store.getUsableSpace();
    }

    /** Waits until the spool has room for the object. One that exceeds the limit takes none: its fetch is refused. */
    public SpoolPlace place(ExportObject object) throws InterruptedException {
        int taken = taken(object);
        space.acquire(taken);
        return place(object, taken);
    }

    /** The same without waiting: empty where the object does not fit beside those that are there. */
    public Optional<SpoolPlace> placeAtOnce(ExportObject object) {
        int taken = taken(object);
        return space.tryAcquire(taken) ? Optional.of(place(object, taken)) : Optional.empty();
    }

    /** A new path in the spool's folder for what is derived from its files; goes with the spool, also when the process is killed. */
    public Path scratch() {
        return folder.path().resolve("scratch-" + files.incrementAndGet());
    }

    /**
     * Fetches, verifies (all bytes, all compressed members, expansion) and returns the file. Compression is found out from the
     * bytes, whatever the name says: gzip, zstd, bzip2, or a zip of one file. The place is closed with the file, or here when it
     * fails.
     *
     * @param fileLimit largest object in bytes
     * @param expansionLimit decompressed bytes at most this many times the stored ones (with a floor of 10 MiB)
     * @throws UnreadableFile corrupt, truncated, too-large, expansion, unsupported
     * @throws ExportSource.Vanished when the object is gone
     * @throws ExportSource.Replaced when it is another version by now
     * @throws SourceUnavailable when the source cannot be reached or refuses
     * @throws SpoolUnusable when the spool cannot hold the file
     */
    public SpooledFile fetch(ExportSource source, SpoolPlace place, long fileLimit, int expansionLimit)
            throws IOException {
        boolean kept = false;
        try {
            requireAllowed(place.object(), fileLimit);
            requireSpace(place.object());
            source.fetch(place.object(), place.file());
            SpooledFile verified = Verification.of(place, expansionLimit);
            kept = true;
            return verified;
        } finally {
            if (!kept) {
                place.close();
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

    private SpoolPlace place(ExportObject object, int taken) {
        Path file = folder.path().resolve(Long.toString(files.incrementAndGet()));
        return new SpoolPlace(object, file, space, taken);
    }

    private int taken(ExportObject object) {
        return object.size() > limit ? 0 : units(object.size());
    }

    private static int units(long bytes) {
        return (int) Math.min(Integer.MAX_VALUE, bytes / UNIT + Math.min(1, bytes % UNIT));
    }

    private void requireAllowed(ExportObject object, long fileLimit) throws UnreadableFile {
        Verification.requireAllowed(object.uri(), object.size(), fileLimit);
        if (object.size() > limit) {
            throw new UnreadableFile(
                    "too-large",
                    "%s has %,d bytes, the spool may hold %,d: raise CALLSYNC_SPOOL_LIMIT"
                            .formatted(object.uri(), object.size(), limit));
        }
    }

    private void requireSpace(ExportObject object) throws IOException {
        long free = free();
        if (free < object.size()) {
            throw new SpoolUnusable(
                    "the spool folder %s has %,d bytes free, %s needs %,d: free some space or set CALLSYNC_SPOOL to another folder"
                            .formatted(folder.path(), free, object.uri(), object.size()),
                    null);
        }
    }
}
