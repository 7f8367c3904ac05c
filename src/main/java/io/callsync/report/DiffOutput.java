package io.callsync.report;

/** Where a night's differences go: its calls as they are found, then what they add up to. Not thread-safe. */
public interface DiffOutput {

    /** A call whose rows differ, or that was edited. */
    void row(DiffRow row);

    void end(DiffReport report);
}
