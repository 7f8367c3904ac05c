package io.callsync.operator;

import static org.assertj.core.api.Assertions.assertThat;

import io.callsync.testing.Crm;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Every command that shows callers to who asks for it: with {@code --unmask}, and kept, and not without. */
@ExtendWith(OutputCaptureExtension.class)
class CallerUnmaskTests {

    @TempDir
    Path folder;

    @Test
    void whoUnmasksSeesTheCallersAndIsKept(CapturedOutput output) throws IOException {
        CanaryNight night = new CanaryNight(folder);
        night.write();
        try (Crm crm = Crm.start();
                LeakSweep sweep = new LeakSweep(night, crm)) {
            sweep.type("run", "acme", "--date", CanaryNight.DATE.toString());
            Object record =
                    crm.value(Object.class, "SELECT MIN(id) FROM callsync_quarantine WHERE reason = 'bad-date'");
            String file = night.folder().resolve("acme/2026-11-20/acme.csv").toString();
            Map<String, List<String>> commands = Map.of(
                    "diff", List.of("diff", "acme", "--date", "2026-11-20", "--all"),
                    "explain", List.of("explain", "acme", "c-7"),
                    "preview", List.of("preview", file, "--provider", "acme"),
                    "quarantine show", List.of("quarantine", "show", record.toString()));
            assertThat(commands.keySet()).isEqualTo(unmasking("", CallsyncCommand.class));
            crm.admin().execute("UPDATE call_logs SET `to` = '+12025550171' WHERE to_absence IS NULL");

            commands.forEach((name, command) -> {
                String[] arguments = command.toArray(String[]::new);
                sweep.leaks.clear();
                sweep.type(arguments);
                assertThat(sweep.leaks).as(name).isEmpty();
                Typed unmasked = sweep.type(LeakSweep.with(arguments, "--unmask"));
                assertThat(sweep.leaks).as(name + " --unmask: " + unmasked).isNotEmpty();
            });

            assertThat(crm.rows("SELECT action FROM callsync_audit ORDER BY action"))
                    .hasToString("[{action=diff}, {action=explain}, {action=quarantine-show}]");
            assertThat(output.getErr()).contains("preview shows personal data of ");
        }
    }

    /** The names of all commands that have the option. */
    private static Set<String> unmasking(String before, Class<?> type) {
        return Stream.of(type.getAnnotation(Command.class).subcommands())
                .flatMap(command -> {
                    String name = before + command.getAnnotation(Command.class).name();
                    boolean unmasks = Stream.of(command.getDeclaredFields())
                            .map(field -> field.getAnnotation(Option.class))
                            .anyMatch(option ->
                                    option != null && List.of(option.names()).contains("--unmask"));
                    return Stream.concat(
                            unmasks ? Stream.of(name) : Stream.empty(), unmasking(name + ' ', command).stream());
                })
                .collect(Collectors.toSet());
    }
}
