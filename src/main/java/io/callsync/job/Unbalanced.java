package io.callsync.job;

import io.callsync.report.RunReport;

/** The outcomes of a file do not add up to its records: a promise is broken, and the run must not pass for complete. */
public final class Unbalanced extends RuntimeException {

    private static final long serialVersionUID = 1L;

    Unbalanced(RunReport.File file) {
        super("%s does not balance: %d records, but outcomes for %d"
                .formatted(file.uri(), file.records(), file.outcomes()));
    }
}
