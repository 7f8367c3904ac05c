package io.callsync.operator;

import io.callsync.housekeeping.Purge;
import io.callsync.ledger.RunLedger;
import io.callsync.ledger.Schema;
import io.callsync.report.PurgeReport;
import io.callsync.settings.JobFile;
import io.callsync.settings.JobFiles;
import java.io.PrintWriter;
import java.time.Duration;
import java.util.Set;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;

/** Deletes what is old and of no use any more. */
@Command(
        name = "purge",
        description = {
            "Deletes, in small transactions, what is old: what Spring Batch keeps of completed runs, runs whose date was run again"
                    + " since, quarantined records that were replayed or resolved, and the history of those that are gone.",
            "Neither calls nor what tells which files were loaded. May be typed at any time, also while a job runs; again is"
                    + " always safe."
        },
        footerHeading = "%nExamples:%n",
        footer = {"  callsync purge --older-than 90d --dry-run", "  callsync purge aircall --older-than 90d"})
final class PurgeCommand implements Runnable {

    @ParentCommand
    private CallsyncCommand callsync;

    @Spec
    private CommandSpec spec;

    @Parameters(paramLabel = "JOB", arity = "0..1", description = "Only this job's. Default: every job's.")
    private String job;

    @Option(
            names = "--older-than",
            paramLabel = "AGE",
            required = true,
            converter = Age.class,
            description = "Days or hours, such as 90d or 36h; longer than any look-back of the jobs concerned.")
    private Duration age;

    @Option(names = "--include-open", description = "Also quarantined records that nobody has dealt with.")
    private boolean includeOpen;

    @Option(names = "--dry-run", description = "Count what would be deleted, and delete nothing.")
    private boolean dryRun;

    @Option(names = "--why", paramLabel = "TEXT", defaultValue = "too old", description = "Why. Default: too old.")
    private String why;

    @Mixin
    private Doer doer;

    @Mixin
    private JobsFolder jobs;

    @Option(names = "--json", description = "Print what was deleted as JSON.")
    private boolean json;

    @Override
    public void run() {
        requireNothingIsStillListed();
        callsync.bean(Schema.class).requireCurrent();
        if (job != null && callsync.bean(RunLedger.class).last(job).isEmpty()) {
            throw wrong("'%s' has never run: callsync status shows the jobs that have".formatted(job));
        }
        Purge purge = callsync.bean(Purge.class);
        Purge.Order order = new Purge.Order(job, age, includeOpen);
        print(dryRun ? purge.count(order) : purge.purge(order, doer.act(why)));
    }

    /** A job without a file lists nothing any more. */
    private void requireNothingIsStillListed() {
        Set<String> known = JobFiles.names(jobs.path());
        for (String name : job == null ? known : Set.of(job)) {
            if (known.contains(name)) {
                JobFile file = JobFiles.load(jobs.path(), name);
                if (age.compareTo(file.retained()) < 0) {
                    throw wrong(
                            "--older-than is too short: %s lists its nights again by look-back: expected at least %dd"
                                    .formatted(name, file.retained().toDays()));
                }
            }
        }
    }

    private void print(PurgeReport report) {
        PrintWriter out = spec.commandLine().getOut();
        if (json) {
            out.println(report.json());
        } else {
            report.lines(callsync.terminal().width()).forEach(out::println);
        }
    }

    private ParameterException wrong(String message) {
        return new ParameterException(spec.commandLine(), message);
    }
}
