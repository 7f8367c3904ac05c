package io.callsync.source;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.callsync.container.UnreadableFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

/** A spool and a folder that holds one export. */
abstract class SpoolCase {

    static final int MEBIBYTE = 1 << 20;
    static final long LIMIT = 200L * MEBIBYTE;

    @TempDir
    Path exports;

    @TempDir
    Path parent;

    Spool spool;

    @BeforeEach
    void openSpool() {
        spool = new Spool(parent, LIMIT);
    }

    @AfterEach
    void closeSpool() {
        spool.close();
    }

    SpooledFile fetch(byte[] stored) throws IOException {
        return fetch(stored, 100 * MEBIBYTE);
    }

    SpooledFile fetch(byte[] stored, long fileLimit) throws IOException {
        Files.write(export(), stored);
        ExportSource source = source();
        return fetch(source.list(LocalDate.EPOCH).objects().get(0), fileLimit);
    }

    SpooledFile fetch(ExportObject object, long fileLimit) throws IOException {
        return spool.fetch(source(), spool.placeAtOnce(object).orElseThrow(), fileLimit, 200);
    }

    ExportSource source() {
        return ExportSources.open("file:" + exports, "export", Duration.ZERO);
    }

    Path export() {
        return exports.resolve("export");
    }

    Path spoolFolder() throws IOException {
        try (Stream<Path> folders = Files.list(parent)) {
            return folders.filter(Files::isDirectory).findFirst().orElseThrow().toRealPath();
        }
    }

    void assertContent(byte[] stored, byte[] content) throws IOException {
        try (SpooledFile file = fetch(stored)) {
            assertThat(file.decompressedSize()).isEqualTo(content.length);
            assertThat(file.head()).isEqualTo(content);
            assertThat(file.open()).hasBinaryContent(content);
            assertThat(file.open()).as("opened again").hasBinaryContent(content);
        }
    }

    /** Also that nothing of it stays in the spool. */
    void assertRefused(byte[] stored, String reason, String message) throws IOException {
        assertThatThrownBy(() -> fetch(stored))
                .isInstanceOfSatisfying(
                        UnreadableFile.class,
                        e -> assertThat(e.reason()).as(e.getMessage()).isEqualTo(reason))
                .hasMessageStartingWith(export().toUri() + " " + message);
        assertNothingSpooled();
    }

    void assertNothingSpooled() throws IOException {
        try (Stream<Path> files = Files.list(spoolFolder())) {
            List<String> names =
                    files.map(file -> file.getFileName().toString()).toList();
            assertThat(names).containsExactly("lock");
        }
    }
}
