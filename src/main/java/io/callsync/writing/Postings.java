package io.callsync.writing;

import io.callsync.call.Call;
import java.util.Comparator;
import java.util.Map;
import java.util.TreeMap;

/**
 * What a chunk adds to the control totals: for each call that it writes, the row as it is now, less the row as it was. Not
 * thread-safe.
 */
final class Postings {

    /** Sorted, so that two writers meet in the same order and wait instead of deadlocking. */
    private final Map<Account, Sum> sums = new TreeMap<>(Comparator.comparingLong(Account::fileId)
            .thenComparing(Account::direction)
            .thenComparing(Account::status));

    /** Of one file: the calls of a direction and a status. */
    record Account(long fileId, String direction, String status) {}

    /** Calls, and seconds of talk. */
    static final class Sum {
        private long calls;
        private long talkSeconds;

        long calls() {
            return calls;
        }

        long talkSeconds() {
            return talkSeconds;
        }

        private boolean isNothing() {
            return calls == 0 && talkSeconds == 0;
        }
    }

    void add(CallChanges changes) {
        changes.inserted.forEach(row -> count(row, 1));
        for (CallChanges.Change change : changes.updated) {
            count(change.before(), -1);
            count(change.after(), 1);
        }
    }

    /** Those that change something. */
    Map<Account, Sum> sums() {
        sums.values().removeIf(Sum::isNothing);
        return sums;
    }

    private void count(CallRow row, int sign) {
        // 0: a row that somebody else wrote, and no file answers for
        if (row.fileId() != 0) {
            Call call = row.call();
            Sum sum = sums.computeIfAbsent(
                    new Account(
                            row.fileId(),
                            call.direction().value(),
                            call.status().value()),
                    account -> new Sum());
            sum.calls += sign;
            sum.talkSeconds += call.durationSeconds() == null ? 0 : sign * (long) call.durationSeconds();
        }
    }
}
