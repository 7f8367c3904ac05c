package io.callsync.settings;

import java.nio.file.Path;

/**
 * Something an operator wrote that cannot be run. The message is a compiler's: {@code jobs/aircall.yml:7: unknown key
 * 'timezone'}, so that terminals and editors jump to the line. Other problems found in the same pass are
 * {@linkplain #getSuppressed() suppressed} errors of the first.
 */
public final class ConfigurationError extends RuntimeException {

    /** The line of a problem that concerns the file as a whole. */
    public static final int UNKNOWN_LINE = 0;

    private static final long serialVersionUID = 1L;

    private final String file;
    private final int line;

    /** @param line counted from 1, or {@link #UNKNOWN_LINE} */
    public ConfigurationError(Path file, int line, String message) {
        super((line == UNKNOWN_LINE ? "%s: %s" : "%s:%3$d: %2$s").formatted(file, message, line));
        this.file = file.toString();
        this.line = line;
    }

    public Path file() {
        return Path.of(file);
    }

    public int line() {
        return line;
    }
}
