package io.callsync.housekeeping;

import io.callsync.report.PurgeKind;
import java.util.EnumMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** What a purge has counted so far. Not thread-safe. */
final class PurgeTally {

    private final boolean dryRun;
    private final Map<PurgeKind, Long> rows = new EnumMap<>(PurgeKind.class);
    private final Set<String> passedOver = new TreeSet<>();

    PurgeTally(boolean dryRun) {
        this.dryRun = dryRun;
    }

    boolean dryRun() {
        return dryRun;
    }

    /** Not when its thread was interrupted, since its time is up: what is left is left to the next purge. */
    boolean goesOn() {
        return !Thread.currentThread().isInterrupted();
    }

    void add(PurgeKind kind, long n) {
        rows.merge(kind, n, Long::sum);
    }

    void passOver(String job) {
        passedOver.add(job);
    }

    Map<PurgeKind, Long> rows() {
        return rows;
    }

    Set<String> passedOver() {
        return passedOver;
    }
}
