package io.callsync.configuration;

import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;

/**
 * Something an operator wrote that cannot be run. The message is a compiler's, one line a problem: {@code
 * jobs/aircall.yml:7: unknown key 'timezone' (did you mean 'time-zone'?)}, so that terminals and editors jump to the place.
 */
public final class ConfigurationError extends RuntimeException {

    /** The line of a problem that concerns the file as a whole. */
    public static final int UNKNOWN_LINE = 0;

    private static final long serialVersionUID = 1L;

    private final String file;
    private final int line;

    /** @param line counted from 1, or {@link #UNKNOWN_LINE} */
    public ConfigurationError(Path file, int line, String message) {
        this(file.toString(), line, (line == UNKNOWN_LINE ? "%s: %s" : "%s:%3$d: %2$s").formatted(file, message, line));
    }

    private ConfigurationError(String file, int line, String message) {
        super(message);
        this.file = file;
        this.line = line;
    }

    /**
     * All problems of a file, and of the files it names, as one error: its message has a line for each, and its position is the first one's.
     *
     * @param problems at least one
     */
    public static ConfigurationError ofAll(List<ConfigurationError> problems) {
        List<ConfigurationError> ordered = problems.stream()
                .sorted(Comparator.comparing(ConfigurationError::file).thenComparingInt(ConfigurationError::line))
                .toList();
        ConfigurationError first = ordered.get(0);
        return new ConfigurationError(
                first.file,
                first.line,
                ordered.stream().map(ConfigurationError::getMessage).collect(Collectors.joining("\n")));
    }

    public Path file() {
        return Path.of(file);
    }

    public int line() {
        return line;
    }
}
