package io.callsync.job;

import io.callsync.report.Amounts;
import io.callsync.report.RunReport;
import io.callsync.verification.Finding;
import io.callsync.verification.Violation;
import java.util.List;
import java.util.stream.Collectors;

/** What call_logs holds of a run's files is not what their records make: the run must not pass for complete. */
public final class Unbalanced extends RuntimeException {

    private static final long serialVersionUID = 1L;
    private static final int MOST_EXAMPLES = 2;

    private Unbalanced(String message) {
        super(message);
    }

    /** @throws Unbalanced with the file, direction and status and both totals, where the night does not balance */
    static void refuse(List<Finding> findings) {
        findings.stream()
                .filter(finding -> finding.isBalance() && !finding.isKept())
                .findFirst()
                .ifPresent(finding -> {
                    throw new Unbalanced(RunReport.UNBALANCED + sentence(finding) + alsoBroken(findings));
                });
    }

    private static String sentence(Finding finding) {
        List<Violation> shown = finding.examples().stream().limit(MOST_EXAMPLES).toList();
        long rest = finding.violations() - shown.size();
        return shown.stream().map(Violation::sentence).collect(Collectors.joining("; "))
                + (rest == 0 ? "" : "; and " + Amounts.count(rest, "more difference"));
    }

    private static String alsoBroken(List<Finding> findings) {
        String codes = findings.stream()
                .filter(finding -> !finding.isBalance() && !finding.isKept())
                .map(finding ->
                        finding.promise().code() + ' ' + finding.promise().text())
                .collect(Collectors.joining("; "));
        return codes.isEmpty() ? "" : "; broken as well: " + codes;
    }
}
