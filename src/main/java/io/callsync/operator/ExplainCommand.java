package io.callsync.operator;

import io.callsync.call.CallKey;
import io.callsync.explain.Explanation;
import io.callsync.explain.NearMisses;
import io.callsync.ledger.Audit;
import io.callsync.ledger.AuditAction;
import io.callsync.ledger.Schema;
import io.callsync.report.CallJson;
import io.callsync.report.CallReport;
import io.callsync.report.CallText;
import io.callsync.report.Printable;
import io.callsync.report.Shown;
import io.callsync.settings.CallsyncProperties;
import io.callsync.settings.JobFiles;
import io.callsync.source.Spool;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
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

/** Tells the history of one call. */
@Command(
        name = "explain",
        description = {
            "Shows a call's rows, and what every record that carried it did: which file, what it changed, what lost and why.",
            "Told anew from the exports, as calls are mapped now. Only reads; may be typed at any time, also while a job runs."
                    + " Exit code 0: the rows are what the records make, or not all can be read; 3: they are not."
        },
        footerHeading = "%nExamples:%n",
        footer = {"  callsync explain aircall 2154873211", "  callsync explain twilio CA1f03 --days 30 --json"})
final class ExplainCommand implements Callable<Integer> {

    private static final int MOST_DAYS = 3_660;

    @ParentCommand
    private CallsyncCommand callsync;

    @Spec
    private CommandSpec spec;

    @Parameters(index = "0", paramLabel = "PROVIDER", description = "As in the column provider.")
    private String provider;

    @Parameters(index = "1", paramLabel = "CALL_ID", description = "As in the column external_call_id.")
    private String id;

    @ArgGroup
    private Reach reach = new Reach();

    /** Which files are read. */
    private static final class Reach {

        @Option(
                names = "--days",
                paramLabel = "N",
                description = "Read the files of so many business dates before and after the call's start. Default: 3.")
        private Integer days;

        @Option(names = "--all", description = "Read every file of the provider.")
        private boolean all;
    }

    @Mixin
    private JobsFolder jobs;

    @Option(names = "--unmask", description = "Show telephone numbers and e-mail addresses; kept in callsync_audit.")
    private boolean unmask;

    @Mixin
    private Disclosure disclosure;

    @Option(names = "--json", description = "Print the history as JSON.")
    private boolean json;

    @Override
    public Integer call() throws IOException {
        Integer days = reach.all ? null : reach.days == null ? (Integer) 3 : reach.days;
        if (days != null && (days < 0 || days > MOST_DAYS)) {
            throw wrong("--days is '%d': expected 0 to %d".formatted(days, MOST_DAYS));
        }
        if (id.isBlank()) {
            throw wrong("CALL_ID is empty: expected the id of a call");
        }
        Path folder = jobs.path();
        callsync.bean(Schema.class).requireCurrent();
        CallReport report = report(new CallKey(provider, id), days, folder);
        if (unmask) {
            disclosure.note(callsync.bean(Audit.class), AuditAction.EXPLAIN, "call %s %s".formatted(provider, id), 1);
        }
        print(report, unmask ? Shown.AS_IT_IS : Shown.MASKED);
        return (report.needsAttention() ? ExitCode.ATTENTION : ExitCode.SUCCESS).code();
    }

    private CallReport report(CallKey key, Integer days, Path folder) throws IOException {
        NearMisses near = callsync.bean(NearMisses.class);
        String unknown = near.ofProvider(key.provider());
        if (unknown != null) {
            throw wrong(unknown);
        }
        Explanation explanation = callsync.bean(Explanation.class);
        CallsyncProperties settings = callsync.bean(CallsyncProperties.class);
        try (Spool spool = new Spool(settings.spool(), settings.spoolLimit().toBytes())) {
            CallReport report = explanation.of(key, days, name -> JobFiles.load(folder, name), spool);
            if (!report.isKnown()) {
                throw wrong(
                        "there is no trace of a call '%s' of %s%s%s".formatted(id, provider, near.hint(key), more()));
            }
            return report;
        }
    }

    private String more() {
        return reach.all ? "" : "; --all looks in every file: a call that was only ever filtered is in no table";
    }

    private void print(CallReport report, Shown shown) {
        PrintWriter out = spec.commandLine().getOut();
        if (json) {
            out.println(CallJson.of(report, shown));
            return;
        }
        Terminal terminal = callsync.terminal();
        CallText text = new CallText(report, shown, terminal.ink());
        text.lines(terminal.width()).forEach(out::println);
        out.println("callsync: " + text.summary());
        if (report.needsAttention()) {
            out.println("callsync: next: find out who changed the rows, or with another mapping; callsync verify");
        }
    }

    private ParameterException wrong(String message) {
        return new ParameterException(spec.commandLine(), Printable.escaped(message));
    }
}
