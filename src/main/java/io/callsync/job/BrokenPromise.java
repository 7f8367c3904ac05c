package io.callsync.job;

import io.callsync.report.RunReport;
import io.callsync.verification.Finding;
import java.util.List;
import java.util.stream.Collectors;

/** A promise does not hold at the end of a run: the run must not pass for complete. */
public final class BrokenPromise extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private BrokenPromise(String message) {
        super(message);
    }

    /** @throws BrokenPromise with the first example of each promise that is broken, if any is */
    static void refuse(List<Finding> findings) {
        String broken = findings.stream()
                .filter(finding -> !finding.isKept())
                .map(BrokenPromise::sentence)
                .collect(Collectors.joining("; "));
        if (!broken.isEmpty()) {
            throw new BrokenPromise(RunReport.BROKEN_PROMISE + broken);
        }
    }

    private static String sentence(Finding finding) {
        return "%s %s (%d): %s"
                .formatted(
                        finding.promise().code(),
                        finding.promise().text(),
                        finding.violations(),
                        finding.examples().get(0).sentence());
    }
}
