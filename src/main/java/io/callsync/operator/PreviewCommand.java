package io.callsync.operator;

import io.callsync.preview.Preview;
import io.callsync.report.PreviewJson;
import io.callsync.report.PreviewReport;
import io.callsync.report.PreviewText;
import io.callsync.report.Shown;
import io.callsync.settings.JobFile;
import io.callsync.settings.JobFiles;
import io.callsync.settings.ProviderJob;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.NoSuchFileException;
import java.util.concurrent.Callable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;

/** Shows what a run would make of a file. Asks for no bean, since every bean comes with a database. */
@Command(
        name = "preview",
        description = {
            "Shows what a run would make of a file: its calls, and why records would be filtered or quarantined.",
            "Needs no database and connects to none; leads and users are not looked up. Exit code 0: all would be loaded, or"
                    + " filtered; 3: records would be quarantined, or the file cannot be read."
        },
        footerHeading = "%nExamples:%n",
        footer = {
            "  callsync preview calls.csv --provider jobs/providers/acme.yml --time-zone America/Toronto",
            "  callsync preview s3://acme-call-exports/aircall/2026-11-20/calls.json.gz --job night --limit 20"
        })
final class PreviewCommand implements Callable<Integer> {

    private static final int MOST_RECORDS = 100_000;

    @ParentCommand
    private CallsyncCommand callsync;

    @Spec
    private CommandSpec spec;

    @Parameters(paramLabel = "FILE|URI", description = "A local file, file:/path, or s3://bucket/key.")
    private String location;

    @ArgGroup(multiplicity = "1")
    private Mapping mapping;

    /** Whose mapping is tried. */
    private static final class Mapping {

        @Option(
                names = "--provider",
                paramLabel = "P",
                description = "A built-in provider, one of the jobs folder, or a provider's .yml file.")
        private String provider;

        @Option(names = "--job", paramLabel = "JOB", description = "A job, with its provider and all of its settings.")
        private String job;
    }

    @Option(
            names = "--limit",
            paramLabel = "N",
            defaultValue = "100",
            description = "How many records to read, at most 100000. Default: 100. The rest of the file is not read.")
    private int limit;

    @Option(
            names = "--time-zone",
            paramLabel = "ZONE",
            description = "With --provider: for times without a zone. Default: UTC.")
    private String zone;

    @Option(
            names = "--phone-region",
            paramLabel = "REGION",
            description = "With --provider: for numbers without a country code, such as CA. Default: none.")
    private String region;

    @Mixin
    private JobsFolder jobs;

    @Option(names = "--unmask", description = "Show telephone numbers and e-mail addresses; noted in the log.")
    private boolean unmask;

    @Option(names = "--json", description = "Print the calls and the reasons as JSON.")
    private boolean json;

    @Override
    public Integer call() throws IOException {
        if (limit < 1 || limit > MOST_RECORDS) {
            throw wrong("--limit is '%d': expected 1 to %d".formatted(limit, MOST_RECORDS));
        }
        PreviewReport report = read(job());
        Shown shown = Unmasking.of(unmask, "preview", report.file());
        PrintWriter out = spec.commandLine().getOut();
        if (json) {
            out.println(PreviewJson.of(report, shown));
        } else {
            print(new PreviewText(report, shown, callsync.terminal().ink()), report, out);
        }
        return (report.needsAttention() ? ExitCode.ATTENTION : ExitCode.SUCCESS).code();
    }

    private JobFile job() {
        if (mapping.job == null) {
            return ProviderJob.of(mapping.provider, jobs::path, zone == null ? "UTC" : zone, region);
        }
        if (zone != null || region != null) {
            throw wrong("--time-zone and --phone-region go with --provider: a job has its own");
        }
        return JobFiles.load(jobs.path(), mapping.job);
    }

    private PreviewReport read(JobFile job) throws IOException {
        try {
            return new Preview(job, limit).of(location);
        } catch (NoSuchFileException e) {
            throw wrong(e.getMessage());
        }
    }

    private void print(PreviewText text, PreviewReport report, PrintWriter out) {
        text.lines(callsync.terminal().width()).forEach(out::println);
        out.println("callsync: " + text.summary());
        if (report.quarantined() > 0) {
            out.println("callsync: next: mend the provider's file or the job's statuses, and type this again");
        }
    }

    private ParameterException wrong(String message) {
        return new ParameterException(spec.commandLine(), message);
    }
}
