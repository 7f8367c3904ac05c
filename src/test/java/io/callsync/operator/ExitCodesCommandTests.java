package io.callsync.operator;

import static org.assertj.core.api.Assertions.assertThat;

import io.callsync.testing.JsonSchema;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import tools.jackson.databind.JsonNode;

/** {@code callsync exit-codes}, and that whatever else speaks of exit codes says the same. */
class ExitCodesCommandTests {

    @Test
    void theTableFitsANarrowTerminal() {
        assertThat(table(80)).isEqualTo("""
                CODE  RETRY  A SCHEDULER SHOULD            MEANS
                   0  no     go on                         done, also when there was nothing new
                   1  yes    try again                     failed; what was committed stays, and
                                                           the same command goes on there
                   2  no     call somebody                 wrong arguments or settings; nothing
                                                           ran
                   3  no     call somebody in the morning  completed, and needs a look: a file
                                                           unread, too many records quarantined,
                                                           no files
                   4  yes    wait                          another live run holds the job
                   5  yes    try again                     database or source out of reach, or
                                                           not ready; what was committed stays
                   6  no     call somebody now             a promise is broken: callsync verify
                                                           shows which
                   7  no     call somebody now             the night does not balance: the
                                                           message names the file
                 130  yes    try again                     stopped by SIGINT at the end of a
                                                           chunk; the same command goes on there
                 143  yes    try again                     stopped by SIGTERM at the end of a
                                                           chunk; the same command goes on there
                """);
    }

    @Test
    void aWideTerminalShowsEachCodeOnALine() {
        assertThat(table(200).lines())
                .hasSize(1 + ExitCode.values().length)
                .contains(
                        "   4  yes    wait                          another live run holds the job",
                        " 143  yes    try again                     stopped by SIGTERM at the end of a chunk; the same command goes on there");
    }

    @Test
    void theCommandNeedsNoDatabase() {
        Typed table = Typed.on(Typed.NOTHING, "exit-codes");

        assertThat(table.exitCode()).isZero();
        assertThat(table.out()).contains("CODE  RETRY", " 6  no     call somebody now ");
    }

    @Test
    void asJsonEachCodeHasItsNameAndWhetherToTryAgain() {
        JsonNode codes = JsonSchema.of("/schema/exit-codes.schema.json")
                .read(Typed.on(Typed.NOTHING, "exit-codes", "--json").out());

        assertThat(codes).hasSize(ExitCode.values().length);
        JsonNode running = codes.get(4);
        assertThat(running.propertyNames()).containsExactly("code", "name", "means", "retry", "scheduler");
        assertThat(running.get("code").isInt()).isTrue();
        assertThat(running.get("code").asInt()).isEqualTo(4);
        assertThat(running.get("name").asString()).isEqualTo("already-running");
        assertThat(running.get("retry").isBoolean()).isTrue();
        assertThat(running.get("retry").asBoolean()).isTrue();
        assertThat(running.get("scheduler").asString()).isEqualTo("wait");
    }

    @ParameterizedTest
    @EnumSource(ExitCode.class)
    void theReadmeTheRunbookAndTheHelpSayTheSame(ExitCode exitCode) throws IOException {
        String again = exitCode.isRetried() ? "yes" : "no";

        assertThat(Files.readString(Path.of("README.md")))
                .contains("\n| %d | %s | %s |\n".formatted(exitCode.code(), exitCode.meaning(), exitCode.advice()));
        assertThat(Files.readString(Path.of("src", "docs", "runbook.md")))
                .contains("\n| %d | %s | %s | %s | "
                        .formatted(exitCode.code(), exitCode.meaning(), again, exitCode.advice()));
        assertThat(Typed.on(Typed.NOTHING, "--help").out().replaceAll("\\s+", " "))
                .contains(" %d %s ".formatted(exitCode.code(), exitCode.meaning()));
    }

    @Test
    void theExampleDeploymentsTryAgainWhereThatMayHelp() throws IOException {
        List<String> hopeless = Stream.of(ExitCode.values())
                .filter(exitCode -> exitCode != ExitCode.SUCCESS && !exitCode.isRetried())
                .map(exitCode -> String.valueOf(exitCode.code()))
                .toList();
        Path deploy = Path.of("jobs", "deploy");

        assertThat(Files.readString(deploy.resolve("callsync.service")))
                .contains("\nRestartPreventExitStatus=" + String.join(" ", hopeless) + "\n");
        assertThat(Files.readString(deploy.resolve("cronjob.yaml")))
                .contains("values: [" + String.join(", ", hopeless) + "]\n");
    }

    private static String table(int width) {
        return String.join(
                        "\n", ExitCodesCommand.table(List.of(ExitCode.values())).lines(width)) + "\n";
    }
}
