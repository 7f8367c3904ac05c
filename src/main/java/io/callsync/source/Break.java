package io.callsync.source;

import io.callsync.container.UnreadableFile;
import java.io.IOException;

/**
 * Why one try at a download ended early.
 *
 * @param progress bytes that the try brought and that stay
 * @param reason {@link UnreadableFile#reason()} when the bytes are at fault, null when the connection is
 */
record Break(long progress, String reason, String what, Exception cause) {

    static Break connection(long progress, Exception cause) {
        return new Break(progress, null, "the connection broke (" + cause.getMessage() + ")", cause);
    }

    static Break truncated(long progress, long size) {
        return new Break(progress, "truncated", "ends after %,d bytes".formatted(size), null);
    }

    static Break length(long announced, long expected) {
        String what = "announced with %,d bytes instead of %,d".formatted(announced, expected);
        return new Break(0, announced < expected ? "truncated" : "corrupt", what, null);
    }

    /** All bytes of the answer are worthless. */
    static Break bytes(String what) {
        return new Break(0, "corrupt", what, null);
    }

    /** What to report when no further try is made. */
    IOException end(ExportObject object, int tries) {
        String listed = "%s, listed with %,d bytes".formatted(object.uri(), object.size());
        if (reason == null) {
            throw new SourceUnavailable(
                    "cannot read %s: %s %d times: check the network and restart".formatted(listed, what, tries), cause);
        }
        return new UnreadableFile(reason, "%s, %s (%d tries)".formatted(listed, what, tries));
    }
}
