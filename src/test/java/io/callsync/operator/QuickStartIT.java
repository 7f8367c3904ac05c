package io.callsync.operator;

import static org.assertj.core.api.Assertions.assertThat;

import io.callsync.testing.QuickStart;
import io.callsync.testing.TestDatabase;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The packaged callsync with its archive of classes, as {@code ./mvnw -Pquick-start package} makes it. */
class QuickStartIT {

    private static final double NEARLY_ALL = 0.9;

    @TempDir
    static Path folder;

    private static Path arguments;

    @BeforeAll
    static void make() throws Exception {
        arguments = QuickStart.make(Path.of(System.getProperty("callsync.jar", "target/callsync.jar")), folder);
    }

    @Test
    void classesComeFromTheArchive() throws Exception {
        Path log = folder.resolve("classes.log");
        try (TestDatabase database = TestDatabase.migrated()) {
            String output = java(
                    "-Xlog:class+load:file=" + log,
                    "@" + arguments,
                    "status",
                    "--spring.datasource.url=" + database.jdbcUrl());

            assertThat(output).isEqualTo("callsync: no runs yet\n");
        }
        List<String> classes = Files.readAllLines(log);
        assertThat(classes).filteredOn(line -> line.contains("] io.callsync.")).isNotEmpty();
        assertThat(classes)
                .filteredOn(line -> line.contains("source: shared objects file"))
                .hasSizeGreaterThan((int) (classes.size() * NEARLY_ALL));
    }

    @Test
    void anArchiveOfAnotherJarIsPassedOverInSilence() throws Exception {
        Path jar = folder.resolve("callsync.jar");
        FileTime ofTheArchive = Files.getLastModifiedTime(jar);
        Files.setLastModifiedTime(jar, FileTime.from(ofTheArchive.toInstant().plusSeconds(60)));

        assertThat(java("@" + arguments, "--version")).startsWith("callsync ").hasLineCount(1);

        Files.setLastModifiedTime(jar, ofTheArchive);
    }

    @Test
    void anArchiveThatIsNoneIsPassedOverInSilence() throws Exception {
        Path none = Files.writeString(folder.resolve("none"), "of no JVM");
        Path misled = Files.writeString(
                folder.resolve("misled.args"),
                Files.readString(arguments).replaceFirst("callsync\\.(jsa|aot)", "none"));

        assertThat(java("@" + misled, "--version")).startsWith("callsync ").hasLineCount(1);
        Files.delete(none);
        assertThat(java("@" + misled, "--version")).startsWith("callsync ").hasLineCount(1);
    }

    /** What it prints, on both streams. */
    private static String java(String... line) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(List.of(line));
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor()).as(output).isZero();
        return output;
    }
}
