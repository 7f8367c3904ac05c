package io.callsync.report;

import io.callsync.ledger.Act;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/**
 * What was erased of a telephone number, or would be.
 *
 * @param number masked
 * @param id of the row of {@code callsync_audit} that keeps this; null where nothing was to be erased yet
 * @param resumes when an earlier erasure of such a number began that did not end: what it had erased is not counted; or null
 * @param rows by table, in the order in which they are shown; those without any are there too
 * @param left what has the number and cannot be changed, and how often
 * @param live jobs of which a run was live: what it was about to load, it may load with the number
 */
public record ForgetReceipt(
        String number,
        Long id,
        Instant at,
        Act act,
        Instant resumes,
        Map<String, Long> rows,
        Map<String, Long> left,
        List<String> live) {

    public boolean isDryRun() {
        return id == null;
    }

    public long all() {
        return rows.values().stream().mapToLong(Long::longValue).sum();
    }

    /** Whether somebody has to do something more. */
    public boolean needsAttention() {
        return !isDryRun() && (!live.isEmpty() || left.values().stream().anyMatch(n -> n > 0));
    }
}
