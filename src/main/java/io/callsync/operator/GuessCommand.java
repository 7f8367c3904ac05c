package io.callsync.operator;

import io.callsync.container.UnreadableFile;
import io.callsync.guess.Draft;
import io.callsync.guess.Guess;
import io.callsync.report.Amounts;
import io.callsync.report.Printable;
import io.callsync.settings.Providers;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.CopyOption;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;

/** Writes a first declaration of a provider. Needs no database. */
@Command(
        name = "guess",
        description = {
            "Writes a first providers/<name>.yml from sample files of a provider, with what speaks for each line.",
            "What nothing speaks for is left to you: it is marked DECIDE, and the exit code is 3. Needs no database."
        },
        footerHeading = "%nExamples:%n",
        footer = {
            "  callsync guess monday.csv tuesday.csv --name acme",
            "  callsync guess s3://acme-call-exports/2026-11-20/calls.json.gz"
        })
final class GuessCommand implements Callable<Integer> {

    private static final String NAME = "[a-z][a-z0-9-]{0,31}";
    private static final String SUFFIX = ".yml";

    @ParentCommand
    private CallsyncCommand callsync;

    @Spec
    private CommandSpec spec;

    @Parameters(paramLabel = "FILE", arity = "1..*", description = "Samples of one provider: FILE or s3://bucket/key.")
    private List<String> files;

    @ArgGroup
    private Target target;

    /** Where the declaration goes. */
    private static final class Target {

        @Option(names = "--name", paramLabel = "NAME", description = "Write providers/NAME.yml in the jobs folder.")
        private String name;

        @Option(names = "--output", paramLabel = "FILE", description = "Write this file. Default: standard output.")
        private Path output;
    }

    @Option(names = "--force", description = "Write over a file that is there.")
    private boolean force;

    @Mixin
    private JobsFolder jobs;

    @Override
    public Integer call() throws IOException {
        Path path = path();
        Draft draft;
        try {
            draft = Guess.of(files);
        } catch (NoSuchFileException e) {
            throw wrong(e.getMessage());
        } catch (UnreadableFile e) {
            spec.commandLine().getErr().println("callsync: " + Printable.masked(e.getMessage()));
            return ExitCode.ATTENTION.code();
        }
        if (path == null) {
            spec.commandLine().getOut().print(draft.yaml());
            tell(
                    draft,
                    "keep it as providers/NAME.yml in the jobs folder, as --name NAME does",
                    "NAME",
                    spec.commandLine().getErr());
        } else {
            write(path, draft.yaml());
            PrintWriter out = spec.commandLine().getOut();
            out.printf("callsync: %s written from %s%n", path, Amounts.count(draft.records(), "record"));
            tell(draft, "", path.toString(), out);
        }
        return (draft.undecided().isEmpty() ? ExitCode.SUCCESS : ExitCode.ATTENTION).code();
    }

    private void tell(Draft draft, String keep, String provider, PrintWriter out) {
        draft.undecided().forEach(question -> out.println("callsync: decide " + question));
        String mend = draft.undecided().isEmpty() ? "" : "mend what is marked DECIDE";
        String before = Stream.of(keep, mend).filter(step -> !step.isEmpty()).collect(Collectors.joining(", "));
        out.printf(
                "callsync: next: %scallsync preview %s --provider %s%n",
                before.isEmpty() ? "" : before + ", then ", files.get(0), provider);
    }

    /** Null for standard output. */
    private Path path() {
        if (target == null) {
            return null;
        }
        Path path = target.name == null
                ? target.output
                : jobs.path().resolve("providers").resolve(target.name + SUFFIX);
        String file = path.getFileName().toString();
        String name = file.replaceFirst("\\.yml$", "");
        if (!file.endsWith(SUFFIX) || !name.matches(NAME)) {
            throw wrong("'%s' is no provider's file: expected at most 32 small letters, digits and -, and .yml"
                    .formatted(file));
        }
        if (Providers.builtIn().containsKey(name)) {
            throw wrong("%s is built in: choose another name".formatted(name));
        }
        if (Files.exists(path) && !force) {
            throw wrong("%s is there already: --force writes over it".formatted(path));
        }
        return path;
    }

    private void write(Path path, String yaml) throws IOException {
        Files.createDirectories(path.toAbsolutePath().getParent());
        CopyOption[] over = force ? new CopyOption[] {StandardCopyOption.REPLACE_EXISTING} : new CopyOption[0];
        try {
            WholeFile.write(path, part -> Files.writeString(part, yaml), over);
        } catch (FileAlreadyExistsException e) {
            throw wrong("%s is there already: --force writes over it".formatted(path));
        }
    }

    private ParameterException wrong(String message) {
        return new ParameterException(spec.commandLine(), message);
    }
}
