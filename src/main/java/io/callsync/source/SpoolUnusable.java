package io.callsync.source;

import java.io.IOException;
import java.nio.file.Path;

/** The spool folder cannot be made or written, or is full: no file can be fetched. The message says what to do. */
public final class SpoolUnusable extends RuntimeException {

    private static final long serialVersionUID = 1L;

    SpoolUnusable(Path folder, IOException cause) {
        this(
                "cannot use the spool folder %s (%s): set CALLSYNC_SPOOL to one that this user may write"
                        .formatted(folder, cause.getClass().getSimpleName()),
                cause);
    }

    SpoolUnusable(String message, IOException cause) {
        super(message, cause);
    }
}
