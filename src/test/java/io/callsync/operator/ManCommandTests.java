package io.callsync.operator;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** {@code callsync man}: the page is made of the commands, so it cannot fall behind them. */
class ManCommandTests {

    private static final String PAGE = Typed.on(Typed.NOTHING, "man").out();

    @Test
    void itBeginsAsEveryManualPageDoes() {
        assertThat(PAGE)
                .startsWith(
                        ".TH \"CALLSYNC\" \"1\" \"\" \"callsync (not packaged)\" \"\"\n.SH \"NAME\"\ncallsync \\- Loads ")
                .contains(".SH \"SYNOPSIS\"\n", ".SH \"DESCRIPTION\"\n", ".SH \"EXIT STATUS\"\n");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"run", "status", "recover", "verify", "quarantine export", "migrate", "doctor", "exit-codes"})
    void everyOptionOfEveryCommandIsThere(String command) {
        String help = Typed.on(Typed.NOTHING, (command + " --help").split(" ")).out();
        String page = PAGE.replace("\\-", "-");

        assertThat(page).contains(".SS \"callsync " + command);
        Pattern.compile("--[a-z-]+")
                .matcher(help)
                .results()
                .forEach(option -> assertThat(page).containsPattern(Pattern.quote(option.group()) + "[,=\\\\]"));
    }

    @Test
    void anOptionOfACommandHasItsValueAndWhatItIsFor() {
        assertThat(PAGE).contains(".TP\n\\fB\\-\\-jobs=DIR\\fR\nFolder of the job files. ");
        assertThat(PAGE).contains(".nf\n  callsync status\n  callsync status aircall \\-\\-last 3 \\-\\-json\n.fi\n");
    }

    @ParameterizedTest
    @EnumSource(ExitCode.class)
    void everyExitCodeIsThere(ExitCode exitCode) {
        assertThat(PAGE)
                .contains("\\fB%d\\fR\n%s. A scheduler should: %s.\n"
                        .formatted(exitCode.code(), exitCode.meaning().replace("-", "\\-"), exitCode.advice()));
    }

    @Test
    void noTextPassesForACommandOfThePage() {
        Set<String> macros = PAGE.lines()
                .filter(line -> line.startsWith(".") || line.startsWith("'"))
                .map(line -> line.split(" ")[0])
                .collect(Collectors.toSet());

        assertThat(macros).containsExactlyInAnyOrder(".TH", ".SH", ".SS", ".TP", ".PP", ".nf", ".fi");
        assertThat(new Roff().text("'x").text(".y \\ z").toString()).isEqualTo("\\&'x\n\\&.y \\e z\n");
    }

    @Test
    void groffFindsNothingToWarnOf() throws IOException, InterruptedException {
        assumeTrue(
                Stream.of(System.getenv("PATH").split(File.pathSeparator))
                        .anyMatch(path -> Files.isExecutable(Path.of(path, "groff"))),
                "needs groff");
        Process groff = new ProcessBuilder("groff", "-man", "-Tutf8", "-ww").start();
        try (var page = groff.getOutputStream()) {
            page.write(PAGE.getBytes(UTF_8));
        }
        String shown = new String(groff.getInputStream().readAllBytes(), UTF_8);

        assertThat(new String(groff.getErrorStream().readAllBytes(), UTF_8)).isEmpty();
        assertThat(groff.waitFor()).isZero();
        assertThat(shown.replaceAll(".\b|\u001B\\[[\\d;]*m", "")).contains("callsync run JOB", "EXIT STATUS");
    }
}
