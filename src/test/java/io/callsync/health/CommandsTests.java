package io.callsync.health;

import static org.assertj.core.api.Assertions.assertThat;

import io.callsync.report.Printable;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CommandsTests {

    @TempDir
    Path folder;

    @ParameterizedTest
    @CsvSource(delimiterString = " => ", quoteCharacter = '`', textBlock = """
            s3://exports/2026-11-20/calls.jsonl => aws s3api get-object --bucket exports --key '2026-11-20/calls.jsonl' --range bytes=0-0 /dev/null
            file:///exports/2026-11-20/o'calls.jsonl => head -c 1 '/exports/2026-11-20/o'\\''calls.jsonl'
            """)
    void aFileIsReadByItsName(String uri, String command) {
        assertThat(Commands.read(uri)).isEqualTo(command);
    }

    @ParameterizedTest
    @CsvSource(delimiterString = " => ", quoteCharacter = '`', textBlock = """
            s3://exports/2026-11-20/calls_12025550123.jsonl => aws s3api get-object --bucket exports --key "$(aws s3api list-objects-v2 --bucket exports --prefix '2026-11-20/calls_' --query 'Contents[?ends_with(Key, '\\''0123.jsonl'\\'')].Key | [0]' --output text)" --range bytes=0-0 /dev/null
            file:///exports/2026-11-20/calls_12025550123.jsonl => head -c 1 '/exports/2026-11-20/calls_'*'0123.jsonl'
            file:///exports/+1 202-555-01-23 to (202) 5550124.csv => head -c 1 '/exports/'*'0124.csv'
            """)
    void aCommandRepeatsNoNumberOfACallerInAFilesName(String uri, String command) {
        assertThat(Commands.read(uri)).isEqualTo(command).isEqualTo(Printable.masked(command));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "calls_12025550123.jsonl",
                "it's +1 202-555-01-23.jsonl",
                "x12025550123",
                "a b 0171 5550123/x.csv"
            })
    void aShellFindsTheFileByThatCommand(String name) throws Exception {
        Path file = folder.resolve(name);
        Files.createDirectories(file.getParent());
        Files.writeString(file, "{}");

        assertThat(typed(Commands.read("file://" + file))).isEqualTo("{");
    }

    private static String typed(String command) throws IOException, InterruptedException {
        Process shell = new ProcessBuilder("sh", "-c", command)
                .redirectErrorStream(true)
                .start();
        String out = new String(shell.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(shell.waitFor()).as(out).isZero();
        return out;
    }
}
