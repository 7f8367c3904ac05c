package io.callsync.report;

import java.util.Locale;

/** What a purge deletes; the order is that of reports. */
public enum PurgeKind {
    BATCH_RUNS("runs, of which Spring Batch's metadata goes"),
    RUNS("runs, whose date was run again since"),
    RUN_FILES("rows on what these runs did with each file"),
    RUN_TOTALS("rows on what these runs compared at their end"),
    QUARANTINED_RECORDS("records"),
    HISTORY_STEPS("steps taken with records that were purged as long ago");

    private final String words;

    PurgeKind(String words) {
        this.words = words;
    }

    String words() {
        return words;
    }

    /** As in JSON. */
    String key() {
        return name().toLowerCase(Locale.ROOT);
    }
}
