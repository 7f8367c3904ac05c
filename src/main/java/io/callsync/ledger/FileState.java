package io.callsync.ledger;

import java.util.Locale;

/** Where a file version stands. Planned, loading and failed ones are read by the next run. */
public enum FileState {
    PLANNED,
    LOADING,
    LOADED,
    /** Could not be read as a whole; none of its records was loaded in the attempt. */
    FAILED,
    /** Deleted from the source before it was read. */
    VANISHED,
    /** Another version took its place before it was read. */
    REPLACED;

    public String value() {
        return name().toLowerCase(Locale.ROOT);
    }

    public static FileState of(String value) {
        return valueOf(value.toUpperCase(Locale.ROOT));
    }
}
