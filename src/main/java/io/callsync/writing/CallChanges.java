package io.callsync.writing;

import io.callsync.call.CallKey;
import io.callsync.call.Leg;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** What a chunk changes in the tables of calls. */
final class CallChanges {

    final List<CallRow> inserted = new ArrayList<>();
    final List<Change> updated = new ArrayList<>();
    final List<CallRow> touched = new ArrayList<>();
    final Map<CallKey, TreeMap<String, Leg>> insertedLegs = new HashMap<>();
    final Map<CallKey, TreeMap<String, Leg>> updatedLegs = new HashMap<>();

    /** A row before and after. */
    record Change(CallRow before, CallRow after) {

        /** Whether a lead is looked up anew: by the customer's number, and by the start where several leads have it. */
        boolean asksForItsLead() {
            return movesToAnotherCustomer()
                    || !before.call().startAt().equals(after.call().startAt());
        }

        boolean movesToAnotherCustomer() {
            return !before.call().customer().equals(after.call().customer());
        }
    }

    void add(CallKey key, CallRow stored, TreeMap<String, Leg> storedLegs, Merged merged) {
        CallRow row = merged.row();
        if (row != null && row != stored) {
            if (stored == null) {
                inserted.add(row);
            } else if (row.saysTheSameAs(stored)) {
                touched.add(row);
            } else {
                updated.add(new Change(stored, row));
            }
        }
        if (merged.legs() != null) {
            (storedLegs == null ? insertedLegs : updatedLegs).put(key, merged.legs());
        }
    }
}
