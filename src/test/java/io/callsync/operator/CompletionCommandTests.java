package io.callsync.operator;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** {@code callsync completion}, in a real bash. */
class CompletionCommandTests {

    @TempDir
    Path folder;

    private Path script;

    @BeforeEach
    void printTheScript() throws IOException {
        Typed completion = Typed.on(Typed.NOTHING, "completion");

        assertThat(completion.exitCode()).isZero();
        script = Files.writeString(folder.resolve("callsync.bash"), completion.out());
    }

    @ParameterizedTest
    @CsvSource({
        "ru, run",
        "exi, exit-codes",
        "quarantine sh, show",
        "run --mig, --migrate",
        "run aircall --da, --date",
        "doctor --js, --json",
        "verify aircall --sou, --source"
    })
    void bashCompletesCommandsAndOptions(String typed, String completed) throws Exception {
        assertThat(complete(typed.split(" "))).containsExactly(completed);
    }

    @Test
    void behindTheNameEveryCommandIsOffered() throws Exception {
        assertThat(complete("")).contains("run", "status", "verify", "doctor", "exit-codes", "completion");
    }

    private List<String> complete(String... words) throws IOException, InterruptedException {
        assumeTrue(
                Stream.of(System.getenv("PATH").split(File.pathSeparator))
                        .anyMatch(path -> Files.isExecutable(Path.of(path, "bash"))),
                "needs bash");
        String line =
                "source '%s'; COMP_WORDS=(callsync %s); COMP_CWORD=%d; _complete_callsync; echo \"${COMPREPLY[@]}\""
                        .formatted(script, words[0].isEmpty() ? "''" : String.join(" ", words), words.length);
        Process bash = new ProcessBuilder("bash", "--norc", "-c", line)
                // compopt complains that nobody has pressed the tab key
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        String answer = new String(bash.getInputStream().readAllBytes(), UTF_8);
        assertThat(bash.waitFor()).as(answer).isZero();
        return List.of(answer.strip().split("\\s+"));
    }
}
