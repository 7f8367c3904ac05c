package io.callsync.operator;

import io.callsync.configuration.NearestName;
import io.callsync.ledger.AuditAction;
import io.callsync.ledger.Schema;
import io.callsync.report.AuditTrail;
import java.io.PrintWriter;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;
import picocli.CommandLine.TypeConversionException;

/** Lists who was shown personal data, who purged, and who had a number forgotten. */
@Command(
        name = "audit",
        description =
                "Lists who was shown personal data unmasked, who purged what is old, and who had a number forgotten, newest first:"
                        + " of what, when and why. Only reads.",
        footerHeading = "%nExample:%n",
        footer = "  callsync audit --since 2026-11-01")
final class AuditCommand implements Runnable {

    @ParentCommand
    private CallsyncCommand callsync;

    @Spec
    private CommandSpec spec;

    @Option(
            names = "--since",
            paramLabel = "DATE",
            converter = BusinessDate.class,
            defaultValue = "1970-01-01",
            description = "Only from this date on, in UTC: " + BusinessDate.FORMS + ". Default: all.")
    private LocalDate since;

    @Option(
            names = "--action",
            paramLabel = "ACTION",
            converter = ActionCode.class,
            description = "Only this, such as quarantine-export, purge or forget-done.")
    private AuditAction action;

    @Mixin
    private ListOptions list;

    @Override
    public void run() {
        callsync.bean(Schema.class).requireCurrent();
        List<AuditTrail.Entry> entries = callsync.bean(AuditTrail.class).since(since, action, list.limit());
        PrintWriter out = spec.commandLine().getOut();
        if (list.json()) {
            out.println(AuditTrail.json(entries));
        } else if (entries.isEmpty()) {
            out.println("callsync: " + (action == null ? "nobody was shown personal data" : "no " + action.code()));
        } else {
            AuditTrail.lines(entries, callsync.terminal().width()).forEach(out::println);
        }
    }

    /** Reads an action by its code. */
    static final class ActionCode implements ITypeConverter<AuditAction> {

        @Override
        public AuditAction convert(String code) {
            return Arrays.stream(AuditAction.values())
                    .filter(action -> action.code().equals(code))
                    .findFirst()
                    .orElseThrow(() -> unknown(code));
        }

        private static TypeConversionException unknown(String code) {
            List<String> codes =
                    Arrays.stream(AuditAction.values()).map(AuditAction::code).toList();
            return new TypeConversionException("'%s' is no action%s: expected one of %s"
                    .formatted(code, NearestName.hint(code, codes), String.join(", ", codes)));
        }
    }
}
