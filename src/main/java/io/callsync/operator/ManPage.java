package io.callsync.operator;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Model.PositionalParamSpec;

/** The manual page, made of what picocli knows of the commands. Stateless. */
final class ManPage {

    private ManPage() {}

    /** In roff. @param callsync the command at the top */
    static String of(CommandSpec callsync) {
        Roff page = new Roff();
        String description = text(callsync.usageMessage().description());
        page.title(callsync.name().toUpperCase(Locale.ROOT), callsync.version()[0]);
        page.section("NAME").text(callsync.name() + " - " + description);
        page.section("SYNOPSIS").text(callsync.name() + " COMMAND [ARGUMENT]... [--SETTING=VALUE]...");
        page.section("DESCRIPTION").text(description);
        page.paragraph().text(text(callsync.usageMessage().footerHeading()).replaceFirst(" *Examples?:$", ""));
        page.section("OPTIONS");
        callsync.options().forEach(option -> add(page, option));
        page.section("COMMANDS");
        commands(callsync).forEach(command -> add(page, command, callsync));
        page.section("EXIT STATUS");
        for (ExitCode exitCode : ExitCode.values()) {
            page.term(
                    String.valueOf(exitCode.code()),
                    "%s. A scheduler should: %s.".formatted(exitCode.meaning(), exitCode.advice()));
        }
        return page.toString();
    }

    /** Those that do something, each behind the one that it belongs to. */
    private static Stream<CommandSpec> commands(CommandSpec parent) {
        return new LinkedHashSet<>(parent.subcommands().values())
                .stream()
                        .map(CommandLine::getCommandSpec)
                        .filter(command -> !command.usageMessage().hidden())
                        .flatMap(command -> Stream.concat(Stream.of(command), commands(command)));
    }

    private static void add(Roff page, CommandSpec command, CommandSpec callsync) {
        String arguments = command.positionalParameters().stream()
                .map(ManPage::label)
                .map(" "::concat)
                .collect(Collectors.joining());
        page.subsection(command.qualifiedName() + arguments);
        page.text(text(command.usageMessage().description()));
        command.positionalParameters().forEach(argument -> page.term(label(argument), text(argument.description())));
        command.options().stream()
                .filter(option -> callsync.findOption(option.longestName()) == null)
                .forEach(option -> add(page, option));
        page.paragraph().example(command.usageMessage().footer());
    }

    private static void add(Roff page, OptionSpec option) {
        String value = option.arity().max() == 0 ? "" : "=" + option.paramLabel();
        page.term(String.join(", ", option.names()) + value, text(option.description()));
    }

    private static String label(PositionalParamSpec argument) {
        return argument.required() ? argument.paramLabel() : "[%s]".formatted(argument.paramLabel());
    }

    /** On one line; picocli's texts are formats. */
    private static String text(String... paragraphs) {
        return String.join(" ", List.of(paragraphs))
                .formatted()
                .replaceAll("\\s+", " ")
                .strip();
    }
}
