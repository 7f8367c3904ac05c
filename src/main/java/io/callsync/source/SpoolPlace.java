package io.callsync.source;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicBoolean;

/** Room in the spool that is kept for one object, until it is closed and its file removed. Thread-safe. */
public final class SpoolPlace implements AutoCloseable {

    private final ExportObject object;
    private final Path file;
    private final Semaphore space;
    private final int taken;
    private final AtomicBoolean closed = new AtomicBoolean();

    /** @param taken permits of the space that the caller has acquired */
    SpoolPlace(ExportObject object, Path file, Semaphore space, int taken) {
        this.object = object;
        this.file = file;
        this.space = space;
        this.taken = taken;
    }

    public ExportObject object() {
        return object;
    }

    Path file() {
        return file;
    }

    @Override
    public void close() {
        if (!closed.compareAndSet(false, true)) {
            return;
        }
        try {
            Files.deleteIfExists(file);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot remove " + file + " from the spool", e);
        } finally {
            space.release(taken);
        }
    }
}
