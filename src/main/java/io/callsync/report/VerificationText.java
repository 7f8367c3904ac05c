package io.callsync.report;

import io.callsync.verification.Finding;
import io.callsync.verification.Violation;
import java.util.ArrayList;
import java.util.List;

/** What verification found, for people: a line for each promise, then examples of what breaks one and what to do. Stateless. */
public final class VerificationText {

    private static final int MOST_UNCHECKED = 5;

    private VerificationText() {}

    public static List<String> lines(List<Finding> findings, int width, Ink ink) {
        TextTable table = new TextTable(1, 2).row("", "PROMISE", "VIOLATIONS", "");
        for (Finding finding : findings) {
            table.row(
                    finding.promise().code(),
                    finding.promise().name(),
                    finding.violations() == 0 ? "0" : Amounts.number(finding.violations()),
                    finding.promise().text());
        }
        List<String> lines = new ArrayList<>(table.lines(width));
        findings.forEach(finding -> explain(finding, ink, lines));
        return lines;
    }

    private static void explain(Finding finding, Ink ink, List<String> lines) {
        if (!finding.isKept()) {
            lines.add("");
            lines.add(ink.bad("%s %s: not so"
                    .formatted(finding.promise().code(), finding.promise().text())));
            for (Violation example : finding.examples()) {
                lines.add("  " + Printable.masked(example.sentence()));
            }
            addRest(finding.violations() - finding.examples().size(), lines);
            lines.add("  next: " + finding.promise().advice());
        }
        if (!finding.unchecked().isEmpty()) {
            lines.add("");
            lines.add("%s %s:"
                    .formatted(finding.promise().code(), finding.promise().text()));
            finding.unchecked().stream()
                    .limit(MOST_UNCHECKED)
                    .forEach(what -> lines.add("  " + Printable.masked(what)));
            addRest(finding.unchecked().size() - MOST_UNCHECKED, lines);
        }
    }

    private static void addRest(long rest, List<String> lines) {
        if (rest > 0) {
            lines.add("  and %s more".formatted(Amounts.number(rest)));
        }
    }
}
