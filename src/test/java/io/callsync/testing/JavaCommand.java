package io.callsync.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * How a test starts the packaged callsync: as it is, or in half the time, once a first run has left an archive of its classes.
 *
 * @param options of the JVM, the later ones win
 */
public record JavaCommand(Path jar, List<String> options) {

    private static final Path PACKAGED =
            Path.of(System.getProperty("callsync.jar", "target/callsync.jar")).toAbsolutePath();
    private static final Path ARCHIVE = newArchive();

    public static JavaCommand packaged() {
        return new JavaCommand(PACKAGED, List.of("-XX:TieredStopAtLevel=1", "-Xmx256m"));
    }

    /** Starts fast, once a training run has ended. */
    public static JavaCommand quick() {
        return quick(Files.exists(ARCHIVE) ? "-XX:SharedArchiveFile=" + ARCHIVE : "-Xshare:auto");
    }

    /** The first one leaves the archive of classes behind, when it ends by itself. */
    public static JavaCommand training() {
        return Files.exists(ARCHIVE) ? quick() : quick("-XX:ArchiveClassesAtExit=" + ARCHIVE);
    }

    private static JavaCommand quick(String archive) {
        return new JavaCommand(
                PACKAGED, List.of("-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC", "-Xmx128m", "-Xlog:disable", archive));
    }

    public JavaCommand with(String... more) {
        return new JavaCommand(
                jar, Stream.concat(options.stream(), Stream.of(more)).toList());
    }

    List<String> line(String... arguments) {
        List<String> line = new ArrayList<>();
        line.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        line.addAll(options);
        line.addAll(List.of("-jar", jar.toString()));
        line.addAll(List.of(arguments));
        return line;
    }

    private static Path newArchive() {
        try {
            Path archive = PACKAGED.resolveSibling("callsync-tests.jsa");
            Files.deleteIfExists(archive);
            return archive;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
