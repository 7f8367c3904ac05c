package io.callsync;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What only the text of the main code shows. Each check says how to mend a breach. */
class SourceCodeTests {

    private static final Path MAIN = Path.of("src", "main", "java");
    private static final Path WRITING = MAIN.resolve(Path.of("io", "callsync", "writing"));
    private static final Pattern WRITES_CALLS = Pattern.compile(
            "\\b(INTO|UPDATE|DELETE FROM|TRUNCATE TABLE)\\s+`?(communications|call_logs|callsync_legs)\\b",
            Pattern.CASE_INSENSITIVE);
    private static final int LONGEST = 250;

    @Test
    void callTablesAreWrittenByOnePackage() throws IOException {
        assertThat(files())
                .as(
                        "move the statement to io.callsync.writing, where it is in the chunk's transaction, fenced and counted")
                .filteredOn(file -> WRITES_CALLS.matcher(text(file)).find())
                .isNotEmpty()
                .allMatch(file -> file.startsWith(WRITING));
    }

    @Test
    void everyPackageSaysWhatItIsFor() throws IOException {
        assertThat(files())
                .as("add a package-info.java of one sentence beside the class")
                .isNotEmpty()
                .allMatch(file -> Files.exists(file.resolveSibling("package-info.java")));
    }

    @Test
    void noFileIsTooLongToRead() throws IOException {
        assertThat(files())
                .as("at most %d lines a file: it knows two things, give the second a class of its own", LONGEST)
                .isNotEmpty()
                .allMatch(file -> text(file).lines().count() <= LONGEST);
    }

    private static List<Path> files() throws IOException {
        try (Stream<Path> files = Files.walk(MAIN)) {
            return files.filter(file -> file.toString().endsWith(".java")).toList();
        }
    }

    private static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
