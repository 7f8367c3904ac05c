package io.callsync.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.springframework.util.FileSystemUtils;

/**
 * How a test starts the packaged callsync: as it is, or unpacked by its own tools beside itself, which starts in half the time once
 * a first run has left an archive of its classes.
 *
 * @param options of the JVM, the later ones win
 */
public record JavaCommand(Path jar, List<String> options) {

    private static final Path PACKAGED = Path.of(System.getProperty("callsync.jar", "target/callsync.jar"));

    public static JavaCommand packaged() {
        return new JavaCommand(PACKAGED, List.of("-XX:TieredStopAtLevel=1", "-Xmx256m"));
    }

    /** Starts fast, once a training run has ended. */
    public static JavaCommand unpacked() {
        return quick(Files.exists(Unpacked.ARCHIVE) ? "-XX:SharedArchiveFile=" + Unpacked.ARCHIVE : "-Xshare:auto");
    }

    /** The first one leaves the archive of classes behind, when it ends by itself. */
    public static JavaCommand training() {
        return Files.exists(Unpacked.ARCHIVE) ? unpacked() : quick("-XX:ArchiveClassesAtExit=" + Unpacked.ARCHIVE);
    }

    private static JavaCommand quick(String archive) {
        return new JavaCommand(
                Unpacked.JAR,
                List.of("-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC", "-Xmx128m", "-Xlog:disable", archive));
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

    /** Made once a JVM. */
    private static final class Unpacked {

        static final Path FOLDER = PACKAGED.resolveSibling("unpacked");
        static final Path ARCHIVE = FOLDER.resolve("classes.jsa");
        static final Path JAR = unpack();

        private static Path unpack() {
            try {
                FileSystemUtils.deleteRecursively(FOLDER);
                Process tools = new ProcessBuilder(
                                packaged().with("-Djarmode=tools").line("extract", "--destination", FOLDER.toString()))
                        .inheritIO()
                        .start();
                if (tools.waitFor() != 0) {
                    throw new IllegalStateException("callsync.jar could not be unpacked");
                }
                return FOLDER.resolve(PACKAGED.getFileName());
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new IllegalStateException(e);
            }
        }
    }
}
