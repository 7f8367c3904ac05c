package io.callsync.operator;

import java.io.PrintWriter;
import java.util.List;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ScopeType;
import picocli.CommandLine.Spec;

/** The command line: parses, runs one command, and answers with the exit code that a scheduler reads. */
@Command(
        name = "callsync",
        description = "Loads a telephony provider's call exports into the CRM, every night, each call exactly once.",
        mixinStandardHelpOptions = true,
        scope = ScopeType.INHERIT,
        versionProvider = Version.class,
        usageHelpAutoWidth = true,
        sortOptions = false,
        subcommands = {
            RunCommand.class,
            BackfillCommand.class,
            StatusCommand.class,
            RecoverCommand.class,
            VerifyCommand.class,
            QuarantineCommand.class,
            MigrateCommand.class,
            PreviewCommand.class,
            GuessCommand.class,
            ExplainCommand.class,
            DiffCommand.class,
            AuditCommand.class,
            PurgeCommand.class,
            CalendarCommand.class,
            ForgetCommand.class,
            DoctorCommand.class,
            ExitCodesCommand.class,
            CompletionCommand.class,
            ManCommand.class
        },
        footerHeading = "%nSettings come from application.yml in the working directory, from variables%n"
                + "such as SPRING_DATASOURCE_URL, or from arguments such as%n--callsync.chunk-size=500.%n%nExample:%n",
        footer = "  callsync run aircall --date yesterday")
public final class CallsyncCommand implements Runnable {

    /** Which may end with any exit code. */
    private static final List<String> RUNNING = List.of("run", "backfill");

    @Option(
            names = "--verbose",
            scope = ScopeType.INHERIT,
            description = "Print the stack trace of whatever goes wrong.")
    private boolean verbose;

    @Spec
    private CommandSpec spec;

    private final Beans beans;
    private final Terminal terminal;

    private CallsyncCommand(Beans beans, Terminal terminal) {
        this.beans = beans;
        this.terminal = terminal;
    }

    /**
     * Runs a command in an application of its own, which starts on first need and ends with the command.
     *
     * @param application the Spring configuration
     * @return the exit code; nothing is thrown
     */
    public static int execute(Class<?> application, String... arguments) {
        Arguments parted = Arguments.of(arguments);
        try (SpringBeans beans = new SpringBeans(application, parted.settings())) {
            return execute(beans, parted.command());
        }
    }

    /** Runs a command on an application that is there already. @return the exit code; nothing is thrown */
    public static int execute(Beans beans, String... arguments) {
        return execute(beans, new PrintWriter(System.out, true), new PrintWriter(System.err, true), arguments);
    }

    static int execute(Beans beans, PrintWriter out, PrintWriter err, String... arguments) {
        CommandLine commands = commandLine(beans)
                .setOut(out)
                .setErr(err)
                .setCaseInsensitiveEnumValuesAllowed(true)
                .setParameterExceptionHandler(new WrongUsage())
                .setExecutionExceptionHandler(new UnexpectedEnd());
        try {
            return commands.execute(arguments);
        } catch (Error e) {
            return UnexpectedEnd.print(e, err, true).code();
        }
    }

    /** With all commands, and what the annotations above cannot say. */
    static CommandLine commandLine(Beans beans) {
        int width = new CommandLine(CommandSpec.create())
                .setUsageHelpAutoWidth(true)
                .getUsageHelpWidth();
        CommandLine commands = new CommandLine(new CallsyncCommand(beans, Terminal.detect(width)));
        listExitCodes(commands);
        RUNNING.forEach(name -> listExitCodes(commands.getSubcommands().get(name)));
        return commands;
    }

    private static void listExitCodes(CommandLine command) {
        command.getCommandSpec()
                .usageMessage()
                .exitCodeListHeading("%nExit codes:%n")
                .exitCodeList(ExitCode.meanings());
    }

    @Override
    public void run() {
        throw new ParameterException(
                spec.commandLine(),
                "Expected a command: " + String.join(", ", spec.subcommands().keySet()));
    }

    void beansOneByOne() {
        beans.oneByOne();
    }

    /** @param setting {@code --name=value}, before the first bean is asked for */
    void set(String setting) {
        beans.set(setting);
    }

    <T> T bean(Class<T> type) {
        return beans.get(type);
    }

    /** One that is there also when the database is not. */
    <T> T beanWithoutDatabase(Class<T> type) {
        return beans.withoutDatabase(type);
    }

    Terminal terminal() {
        return terminal;
    }

    boolean verbose() {
        return verbose;
    }
}
