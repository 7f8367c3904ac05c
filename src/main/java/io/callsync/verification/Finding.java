package io.callsync.verification;

import java.util.List;

/**
 * What checking one promise came to.
 *
 * @param violations how many rows, records or files break it
 * @param examples a few of them
 * @param unchecked what could not be checked, and why: no violation, a sentence each
 */
public record Finding(Promise promise, long violations, List<Violation> examples, List<String> unchecked) {

    /** Whether it compares what the sources say with what call_logs holds. */
    public boolean isBalance() {
        return promise.name().equals(BalanceChecks.BALANCE.name());
    }

    public boolean isKept() {
        return violations == 0;
    }
}
