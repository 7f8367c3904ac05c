package io.callsync.operator;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import picocli.CommandLine;
import tools.jackson.databind.json.JsonMapper;

/** Whoever adds a command tests it on what every command is tested on, and says in {@code commands.md} where. */
class CommandDemandsTests {

    private static final Path TABLE = Path.of("src", "test", "resources", "commands.md");
    private static final Path SCHEMAS = Path.of("src", "main", "resources", "schema");
    private static final int DEMANDS = 5;
    private static final Pattern MENTION = Pattern.compile("`(\\w+)\\.(\\w+)`");
    private static final Map<String, String> TESTS = tests();

    @Test
    void everyCommandHasARowAndEveryRowACommand() {
        List<String> commands =
                commands().map(CommandDemandsTests::name).sorted().toList();

        assertThat(rows().map(row -> row.get(0).replaceFirst(" --.*", ""))
                        .distinct()
                        .sorted())
                .as("give the command a row in %s, with a test for each demand", TABLE)
                .containsExactlyElementsOf(commands);
    }

    @Test
    void everyDemandHasATestThatIsThereOrAReasonWhyNot() {
        assertThat(rows()).allSatisfy(row -> {
            assertThat(row).as("its command and a cell for each demand").hasSize(1 + DEMANDS);
            assertThat(row.subList(1, row.size()))
                    .as(row.get(0))
                    .allMatch(cell ->
                            cell.startsWith("no: ") || MENTION.matcher(cell).find());
        });
        assertThat(rows().flatMap(row -> MENTION.matcher(String.join(" ", row)).results())
                        .filter(test -> !isThere(test.group(1), test.group(2)))
                        .map(MatchResult::group))
                .as("tests that %s names, and nobody finds", TABLE)
                .isEmpty();
    }

    private static boolean isThere(String test, String method) {
        return TESTS.getOrDefault(test + ".java", "").contains("void " + method + "(");
    }

    @Test
    void whateverIsPrintedAsJsonIsDescribedByASchemaOfItsNameThatATestReads() {
        List<String> printed = commands()
                .filter(command -> command.getCommandSpec().findOption("--json") != null)
                .map(CommandDemandsTests::name)
                .toList();

        assertThat(printed).hasSizeGreaterThan(10).allSatisfy(name -> {
            String file = name.replace(' ', '-') + ".schema.json";
            assertThat(JsonMapper.shared()
                            .readTree(SCHEMAS.resolve(file).toFile())
                            .get("title")
                            .asString())
                    .contains("callsync %s --json".formatted(name));
            assertThat(TESTS.values())
                    .as("a test that reads %s", file)
                    .anyMatch(test -> test.contains("/schema/" + file));
        });
    }

    /** Those that do something, not those that only have others below them. */
    private static Stream<CommandLine> commands() {
        return leaves(CallsyncCommand.commandLine(Typed.NOTHING));
    }

    private static Stream<CommandLine> leaves(CommandLine command) {
        return command.getSubcommands().isEmpty()
                ? Stream.of(command)
                : command.getSubcommands().values().stream().flatMap(CommandDemandsTests::leaves);
    }

    private static String name(CommandLine command) {
        return command.getCommandSpec().qualifiedName().replaceFirst("^callsync ", "");
    }

    /** The cells of each row. */
    private static Stream<List<String>> rows() {
        return text(TABLE)
                .lines()
                .filter(line -> line.startsWith("| "))
                .skip(1)
                .map(line -> List.of(line.replaceAll("^\\| | \\|$", "").split(" \\| ")));
    }

    /** The text of each test class by the name of its file. */
    private static Map<String, String> tests() {
        try (Stream<Path> files = Files.walk(Path.of("src", "test", "java"))) {
            return files.filter(file -> file.toString().endsWith(".java"))
                    .collect(Collectors.toMap(
                            file -> file.getFileName().toString(),
                            CommandDemandsTests::text,
                            (one, other) -> one + other));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
