package io.callsync.job;

import io.callsync.report.RunReport;

/** A chunk was rolled back although nothing failed; what it held is read by the next run, and this one must not pass for complete. */
public final class LostChunk extends RuntimeException {

    private static final long serialVersionUID = 1L;

    LostChunk(RunReport.File file) {
        super("%s ended at record %d without an error: a chunk was rolled back by something inside its transaction"
                .formatted(file.uri(), file.nextRecord()));
    }
}
