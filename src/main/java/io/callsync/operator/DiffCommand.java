package io.callsync.operator;

import io.callsync.configuration.NearestName;
import io.callsync.diff.ComparedField;
import io.callsync.diff.NightDiff;
import io.callsync.ledger.Audit;
import io.callsync.ledger.AuditAction;
import io.callsync.ledger.FileVersion;
import io.callsync.ledger.FileVersions;
import io.callsync.ledger.Schema;
import io.callsync.report.Amounts;
import io.callsync.report.DiffAdvice;
import io.callsync.report.DiffJson;
import io.callsync.report.DiffOutput;
import io.callsync.report.DiffReport;
import io.callsync.report.DiffText;
import io.callsync.report.Shown;
import io.callsync.settings.CallsyncProperties;
import io.callsync.settings.JobFile;
import io.callsync.settings.JobFiles;
import io.callsync.source.Spool;
import java.io.IOException;
import java.io.PrintWriter;
import java.time.LocalDate;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;
import picocli.CommandLine.TypeConversionException;

/** Shows what the present mapping would make of a night that is loaded. */
@Command(
        name = "diff",
        description = {
            "Maps the records of a loaded night anew, as the job file and callsync are now, and shows call by call what differs"
                    + " from the tables, then by field.",
            "Only reads; may be typed at any time, also while a job runs. Exit code 0: nothing would change; 3: something"
                    + " would, or a file could not be read."
        },
        footerHeading = "%nExamples:%n",
        footer = {
            "  callsync diff aircall --date 2026-11-20",
            "  callsync diff aircall --date yesterday --field status --all"
        })
final class DiffCommand implements Callable<Integer> {

    private static final int NIGHTS_TOLD = 5;

    @ParentCommand
    private CallsyncCommand callsync;

    @Spec
    private CommandSpec spec;

    @Parameters(paramLabel = "JOB", description = "The job, as it is now.")
    private String job;

    @Option(
            names = "--date",
            required = true,
            paramLabel = "DATE",
            converter = BusinessDate.class,
            description = "Which night: " + BusinessDate.FORMS + ".")
    private LocalDate date;

    @Option(
            names = "--field",
            paramLabel = "FIELD",
            converter = FieldName.class,
            description = "Compare this one alone, such as status.")
    private ComparedField field;

    @ArgGroup
    private Reach reach = new Reach();

    /** How many calls are shown. */
    private static final class Reach {

        @Option(names = "--limit", paramLabel = "N", description = "Show so many calls. Default: 20.")
        private int limit = 20;

        @Option(names = "--all", description = "Show every call that differs.")
        private boolean all;
    }

    @Mixin
    private JobsFolder jobs;

    @Option(
            names = "--unmask",
            description = "Show telephone numbers, e-mail addresses and texts; kept in callsync_audit.")
    private boolean unmask;

    @Mixin
    private Disclosure disclosure;

    @Option(names = "--json", description = "Print the differences as JSON, in one line.")
    private boolean json;

    /** Reads a field by its column. */
    static final class FieldName implements ITypeConverter<ComparedField> {

        @Override
        public ComparedField convert(String name) {
            List<String> names = ComparedField.columns();
            if (!names.contains(name)) {
                throw new TypeConversionException("'%s' is no field%s: expected one of %s"
                        .formatted(name, NearestName.hint(name, names), String.join(", ", names)));
            }
            return ComparedField.values()[names.indexOf(name)];
        }
    }

    @Override
    public Integer call() throws IOException {
        if (reach.limit < 0) {
            throw wrong("--limit is '%d': expected at least 0".formatted(reach.limit));
        }
        JobFile file = JobFiles.load(jobs.path(), job);
        callsync.bean(Schema.class).requireCurrent();
        List<FileVersion> versions = versions();
        if (unmask) {
            disclosure.note(
                    callsync.bean(Audit.class), AuditAction.DIFF, "job %s of %s".formatted(job, date), versions.size());
        }
        DiffReport report = compare(file, versions, unmask ? Shown.AS_IT_IS : Shown.MASKED);
        return (report.needsAttention() ? ExitCode.ATTENTION : ExitCode.SUCCESS).code();
    }

    private List<FileVersion> versions() {
        FileVersions files = callsync.bean(FileVersions.class);
        List<FileVersion> versions = files.ofNight(job, date);
        if (versions.isEmpty()) {
            throw wrong("no record of %s %s is loaded; %s".formatted(job, date, nights(files.nights(job))));
        }
        return versions;
    }

    private static String nights(List<LocalDate> nights) {
        if (nights.isEmpty()) {
            return "the job has loaded none of any date";
        }
        String newest =
                nights.stream().limit(NIGHTS_TOLD).map(LocalDate::toString).collect(Collectors.joining(", "));
        return "there are some of "
                + newest
                + (nights.size() > NIGHTS_TOLD ? " and %s more".formatted(older(nights.size())) : "");
    }

    private static String older(int nights) {
        return Amounts.count(nights - NIGHTS_TOLD, "date");
    }

    private DiffReport compare(JobFile file, List<FileVersion> versions, Shown shown) throws IOException {
        PrintWriter out = spec.commandLine().getOut();
        Terminal terminal = callsync.terminal();
        long limit = reach.all ? Long.MAX_VALUE : reach.limit;
        DiffOutput output = json
                ? new DiffJson(out, shown, limit)
                : new DiffText(out, shown, terminal.ink(), terminal.width(), limit);
        CallsyncProperties settings = callsync.bean(CallsyncProperties.class);
        try (Spool spool = new Spool(settings.spool(), settings.spoolLimit().toBytes())) {
            DiffReport report = callsync.bean(NightDiff.class).of(file, date, versions, field, spool, output);
            output.end(report);
            if (!json) {
                out.println("callsync: " + DiffAdvice.summary(report));
                DiffAdvice.lines(report).forEach(line -> out.println("callsync: " + line));
            }
            return report;
        }
    }

    private ParameterException wrong(String message) {
        return new ParameterException(spec.commandLine(), message);
    }
}
