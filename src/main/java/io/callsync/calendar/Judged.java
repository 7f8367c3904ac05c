package io.callsync.calendar;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;

/**
 * A night and what is to be said of it.
 *
 * @param figures what came, or null when no run has looked yet
 * @param due when its last file has come, as declared or learned, or null
 * @param findings the worst first; none when all is well
 */
public record Judged(LocalDate date, Figures figures, Normal normal, Instant due, List<Finding> findings) {

    public Verdict verdict() {
        return findings.isEmpty() ? Verdict.ON_TIME : findings.get(0).verdict();
    }

    public boolean isLookedAt() {
        return figures != null;
    }
}
