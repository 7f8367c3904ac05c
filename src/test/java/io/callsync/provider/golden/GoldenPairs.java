package io.callsync.provider.golden;

import static org.assertj.core.api.Assertions.assertThat;

import io.callsync.provider.ProviderFactory;
import java.io.IOException;
import java.net.URISyntaxException;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;

/**
 * Runs every golden pair below {@code src/test/resources/provider/<name>/}: the case's input files must become exactly what its
 * {@code expected.json} says, whether the records come in the order of the files or in the opposite one. The format is
 * described in {@code src/test/resources/provider/README.md}. Use from a {@code @TestFactory} method.
 */
public final class GoldenPairs {

    private GoldenPairs() {}

    public static Stream<DynamicTest> of(ProviderFactory provider) throws IOException {
        List<Path> cases = cases(provider.name());
        assertThat(cases).as("golden pairs of " + provider.name()).isNotEmpty();
        return cases.stream()
                .map(folder -> DynamicTest.dynamicTest(nameOf(folder), folder.toUri(), () -> check(provider, folder)));
    }

    private static void check(ProviderFactory provider, Path folder) throws IOException {
        GoldenResult expected = GoldenJson.read(folder.resolve("expected.json"), GoldenResult.class);
        var run = new GoldenRun(provider, GoldenSettings.of(folder));
        for (Path input : inputs(folder)) {
            run.read(input);
        }
        String wanted = GoldenJson.write(expected.sorted());
        assertThat(GoldenJson.write(run.result())).isEqualTo(wanted);
        assertThat(GoldenJson.write(run.reversed().result()))
                .as("records in the opposite order")
                .isEqualTo(wanted);
    }

    private static List<Path> cases(String provider) throws IOException {
        try (Stream<Path> folders = Files.list(root(provider))) {
            return folders.filter(Files::isDirectory).sorted().toList();
        }
    }

    private static Path root(String provider) {
        URL url = GoldenPairs.class.getResource("/provider/" + provider);
        assertThat(url).as("folder src/test/resources/provider/" + provider).isNotNull();
        try {
            return Path.of(url.toURI());
        } catch (URISyntaxException e) {
            throw new IllegalStateException(e);
        }
    }

    private static List<Path> inputs(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            List<Path> inputs = files.filter(file -> nameOf(file).startsWith("input"))
                    .sorted()
                    .toList();
            assertThat(inputs).as("input files in " + folder).isNotEmpty();
            return inputs;
        }
    }

    private static String nameOf(Path path) {
        return path.getFileName().toString();
    }
}
