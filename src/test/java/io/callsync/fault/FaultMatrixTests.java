package io.callsync.fault;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The document on reliability and the tests say the same: every fault of the matrix has a test that is named after its row. */
class FaultMatrixTests {

    private static final int ROWS = 85;
    private static final Pattern METHOD = Pattern.compile("void ((?:row\\d\\d|control)[A-Z]\\w*)\\(");
    private static final Pattern MENTION = Pattern.compile("`\\w+\\.((?:row\\d\\d|control)[A-Z]\\w*)`");

    @Test
    void everyRowHasATest() {
        Set<String> rows = new TreeSet<>();
        tests().stream().filter(name -> name.startsWith("row")).forEach(name -> rows.add(name.substring(3, 5)));

        assertThat(rows)
                .as("name a test row…, two digits and a sentence")
                .containsExactlyElementsOf(IntStream.rangeClosed(1, ROWS)
                        .mapToObj("%02d"::formatted)
                        .toList());
    }

    @Test
    void theDocumentNamesEachOfThemAndNothingElse() throws IOException {
        String document = Files.readString(Path.of("src", "docs", "reliability.md"));

        assertThat(find(MENTION, document)).containsExactlyElementsOf(tests());
    }

    private static Set<String> tests() {
        try (Stream<Path> files = Files.walk(Path.of("src", "test", "java"))) {
            return files.filter(file -> file.toString().endsWith(".java"))
                    .flatMap(file -> find(METHOD, text(file)).stream())
                    .collect(Collectors.toCollection(TreeSet::new));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Set<String> find(Pattern pattern, String text) {
        return pattern.matcher(text)
                .results()
                .map((MatchResult match) -> match.group(1))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
