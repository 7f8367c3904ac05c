package io.callsync.configuration;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import tools.jackson.databind.JsonNode;

/**
 * A YAML file that an operator wrote, the line of every value, and the problems found in it so far: whoever checks the file
 * adds to them and {@link #throwIfRefused()} reports them all at once. Values are named by JSON pointers ({@code
 * /limits/record}; the empty pointer is the whole file). Not thread-safe.
 */
public final class YamlFile {

    private final Path path;
    private final JsonNode root;
    private final Map<String, Integer> lines;
    private final List<ConfigurationError> problems = new ArrayList<>();
    private final Set<String> refused = new HashSet<>();

    private YamlFile(Path path, YamlTree tree) {
        this.path = path;
        this.root = tree.root();
        this.lines = tree.lines();
        tree.duplicates().forEach((line, message) -> problems.add(new ConfigurationError(path, line, message)));
    }

    /**
     * Reads the file. A key that occurs twice is a problem of the file from the beginning.
     *
     * @throws ConfigurationError when the file cannot be read or is no YAML
     */
    public static YamlFile read(Path path) {
        try {
            return new YamlFile(path, YamlTree.parse(path, Files.readString(path)));
        } catch (NoSuchFileException e) {
            throw new ConfigurationError(path, ConfigurationError.UNKNOWN_LINE, "there is no such file");
        } catch (IOException e) {
            throw new ConfigurationError(path, ConfigurationError.UNKNOWN_LINE, "cannot be read as UTF-8 text: " + e);
        }
    }

    public Path path() {
        return path;
    }

    /** The whole content; a missing node when the file holds nothing but comments. */
    public JsonNode root() {
        return root;
    }

    /** Where the value's key stands, counted from 1; {@link ConfigurationError#UNKNOWN_LINE} when there is no such value. */
    public int line(String pointer) {
        return lines.getOrDefault(pointer, ConfigurationError.UNKNOWN_LINE);
    }

    /** The pointer to a key of a group. */
    public static String pointer(String group, String key) {
        return group + "/" + key.replace("~", "~0").replace("/", "~1");
    }

    /** Adds a problem with the value. */
    public void refuse(String pointer, String message) {
        problems.add(new ConfigurationError(path, line(pointer), message));
        refused.add(pointer);
    }

    /** Adds the problems of a file that this one names. */
    public void add(ConfigurationError problemsElsewhere) {
        problems.add(problemsElsewhere);
    }

    /** Whether the value has a problem already, so that further checks of it would only repeat it. */
    public boolean isRefused(String pointer) {
        return refused.contains(pointer);
    }

    /** @throws ConfigurationError with every problem, in the order of lines, when there is one */
    public void throwIfRefused() {
        if (!problems.isEmpty()) {
            throw ConfigurationError.ofAll(problems);
        }
    }
}
