package io.callsync.bench;

import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** Command lines of this JVM's java. */
final class JavaMain {

    private JavaMain() {}

    static String java() {
        return Path.of(System.getProperty("java.home"), "bin", "java").toString();
    }

    /** A main class of this benchmark, in a JVM of its own. */
    static List<String> command(Class<?> main, String... arguments) {
        return Stream.concat(
                        Stream.of(java(), "-cp", System.getProperty("java.class.path"), main.getName()),
                        Stream.of(arguments))
                .toList();
    }
}
