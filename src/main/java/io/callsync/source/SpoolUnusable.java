package io.callsync.source;

import java.io.IOException;
import java.nio.file.Path;

/** The spool folder cannot be made or written: no file can be fetched. The message says what to set. */
public final class SpoolUnusable extends RuntimeException {

    private static final long serialVersionUID = 1L;

    SpoolUnusable(Path folder, IOException cause) {
        super(
                "cannot use the spool folder %s (%s): set CALLSYNC_SPOOL to one that this user may write"
                        .formatted(folder, cause.getClass().getSimpleName()),
                cause);
    }
}
