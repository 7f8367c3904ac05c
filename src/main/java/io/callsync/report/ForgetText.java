package io.callsync.report;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** A receipt for people. Stateless. */
public final class ForgetText {

    private static final String MASKED = "its digits in a sentence";
    private static final Map<String, String> WHAT = Map.of(
            "call_logs", "from or to, which say forgotten; agent, media_url, description, provider_status",
            "communications", "call_phone",
            "callsync_legs", "the same of the parts of calls",
            "callsync_quarantine", "the record, which counts as purged",
            "callsync_quarantine_headers", "the header of a file");

    private ForgetText() {}

    public static List<String> lines(ForgetReceipt receipt, int width) {
        TextTable table = new TextTable(2, 1).row("TABLE", "ROWS", receipt.isDryRun() ? "WOULD BE ERASED" : "ERASED");
        receipt.rows().forEach((name, rows) -> table.row(name, Amounts.number(rows), WHAT.getOrDefault(name, MASKED)));
        List<String> lines = new ArrayList<>(table.lines(width));
        lines.add("");
        lines.add("callsync: " + summary(receipt));
        if (receipt.resumes() != null) {
            lines.add("callsync: one that began at %s did not end; what it erased is not counted here"
                    .formatted(receipt.resumes()));
        }
        receipt.left().forEach((what, n) -> {
            if (n > 0) {
                lines.add("callsync: left as they are, with the number in them: %s %s"
                        .formatted(Amounts.number(n), what.replace('_', ' ')));
            }
        });
        if (receipt.isDryRun()) {
            return lines;
        }
        lines.add("callsync: exports, logs, backups and the CRM's own tables may still have it: see the runbook");
        receipt.live()
                .forEach(job -> lines.add(
                        "callsync: next: a run of %s was live: type this again when it has ended".formatted(job)));
        return lines;
    }

    private static String summary(ForgetReceipt receipt) {
        String rows = Amounts.count(receipt.all(), "row");
        return receipt.isDryRun()
                ? "%s in %s; nothing is changed".formatted(receipt.number(), rows)
                : "%s is forgotten in %s; receipt %d of callsync audit, %s"
                        .formatted(receipt.number(), rows, receipt.id(), receipt.at());
    }
}
