package io.callsync.operator;

import io.callsync.call.NumberTraces;
import io.callsync.housekeeping.Forgetting;
import io.callsync.ledger.Act;
import io.callsync.ledger.Schema;
import io.callsync.report.Amounts;
import io.callsync.report.ForgetJson;
import io.callsync.report.ForgetReceipt;
import io.callsync.report.ForgetText;
import io.callsync.settings.JobFiles;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;

/** Erases a person's number from all that callsync wrote. */
@Command(
        name = "forget",
        description = {
            "Erases a person's telephone number from calls, quarantine and history, and prints a receipt without it.",
            "The calls stay: status, direction, times and duration count as before. Again is always safe, also beside a run."
        },
        footerHeading = "%nExamples:%n",
        footer = {
            "  callsync forget '+1 514 555 0123' --why 'request 4711' --dry-run",
            "  callsync forget '(514) 555-0123' --phone-region CA --why 'request 4711'"
        })
final class ForgetCommand implements Callable<Integer> {

    @ParentCommand
    private CallsyncCommand callsync;

    @Spec
    private CommandSpec spec;

    @Parameters(
            paramLabel = "NUMBER",
            description =
                    "In any notation; without country code, one of --phone-region, --job, or of the jobs' regions.")
    private String typed;

    @Option(names = "--why", paramLabel = "TEXT", required = true, description = "Who asked for it, for the receipt.")
    private String why;

    @Option(
            names = "--phone-region",
            paramLabel = "REGION",
            description = "Country of a number without code, such as CA.")
    private String region;

    @Option(names = "--job", paramLabel = "JOB", description = "The same, as this job has it. All calls are searched.")
    private String job;

    @Option(
            names = "--most",
            paramLabel = "N",
            defaultValue = "1000",
            description =
                    "Erase nothing of a number that is on more calls: it may be the company's own. Default: 1000.")
    private long most;

    @Option(names = "--dry-run", description = "Only count.")
    private boolean dryRun;

    @Mixin
    private JobsFolder jobs;

    @Mixin
    private Doer doer;

    @Option(names = "--json", description = "Print the receipt as JSON.")
    private boolean json;

    @Override
    public Integer call() {
        if (why.isBlank()) {
            throw wrong("--why is empty: expected who asked for it");
        }
        if (most < 1) {
            throw wrong("--most is '%d': expected at least 1".formatted(most));
        }
        NumberTraces number = number();
        callsync.bean(Schema.class).requireCurrent();
        Forgetting forgetting = callsync.bean(Forgetting.class);
        Act act = doer.act(why.strip());
        ForgetReceipt found = forgetting.look(number, act);
        if (dryRun) {
            return print(found);
        }
        if (Forgetting.calls(found) > most) {
            throw wrong("%s is on %s: is it the company's own? If not: --most %d"
                    .formatted(
                            number.masked(), Amounts.count(Forgetting.calls(found), "call"), Forgetting.calls(found)));
        }
        return print(forgetting.forget(number, found, act));
    }

    private NumberTraces number() {
        if (region != null && job != null) {
            throw wrong("--phone-region and --job both say which country's the number is: expected one of them");
        }
        try {
            return Forgetting.number(typed, this::regions);
        } catch (IllegalArgumentException e) {
            throw wrong(e.getMessage());
        }
    }

    private Set<String> regions() {
        if (region != null) {
            return Set.of(region.toUpperCase(Locale.ROOT));
        }
        Path folder = jobs.path();
        return (job == null ? JobFiles.names(folder) : Set.of(job))
                .stream()
                        .map(name -> JobFiles.load(folder, name).phoneRegion())
                        .filter(Objects::nonNull)
                        .collect(Collectors.toSet());
    }

    private int print(ForgetReceipt receipt) {
        PrintWriter out = spec.commandLine().getOut();
        if (json) {
            out.println(ForgetJson.of(receipt));
        } else {
            ForgetText.lines(receipt, callsync.terminal().width()).forEach(out::println);
        }
        out.flush();
        return (receipt.needsAttention() ? ExitCode.ATTENTION : ExitCode.SUCCESS).code();
    }

    private ParameterException wrong(String message) {
        return new ParameterException(spec.commandLine(), message);
    }
}
