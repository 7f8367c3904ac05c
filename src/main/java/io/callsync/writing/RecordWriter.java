package io.callsync.writing;

import io.callsync.call.CallKey;
import io.callsync.call.Leg;
import io.callsync.call.Outcome;
import io.callsync.provider.ProviderFormat;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.springframework.stereotype.Component;

/** Writes what records make of calls, legs and communications, and tells what became of each of them. */
@Component
class RecordWriter {

    private final CallRows calls;
    private final LegRows legs;
    private final CallTables tables;
    private final Bisect bisect;

    RecordWriter(CallRows calls, LegRows legs, CallTables tables, Bisect bisect) {
        this.calls = calls;
        this.legs = legs;
        this.tables = tables;
        this.bisect = bisect;
    }

    /** @return a verdict for each record, by identity */
    Map<FileItem, Verdict> write(ProviderFormat format, List<FileItem.Mapped> records) {
        Map<FileItem, Verdict> verdicts = new IdentityHashMap<>();
        List<FileItem.Mapped> accepted = records.stream()
                .filter(record -> record.outcome() instanceof Outcome.Accepted)
                .toList();
        if (!accepted.isEmpty()) {
            verdicts.putAll(bisect.write(accepted, some -> writeCalls(format, some)));
        }
        records.forEach(record -> verdicts.computeIfAbsent(record, any -> verdict(record.outcome())));
        return verdicts;
    }

    private Map<FileItem, Verdict> writeCalls(ProviderFormat format, List<FileItem.Mapped> records) {
        Map<CallKey, List<Evidence>> byCall = new LinkedHashMap<>();
        for (FileItem.Mapped record : records) {
            Evidence evidence = Evidence.of(record);
            byCall.computeIfAbsent(evidence.delivery().key(), key -> new ArrayList<>())
                    .add(evidence);
        }
        Map<FileItem, Verdict> verdicts = new IdentityHashMap<>();
        tables.write(merge(format, byCall, verdicts));
        return verdicts;
    }

    private CallChanges merge(
            ProviderFormat format, Map<CallKey, List<Evidence>> byCall, Map<FileItem, Verdict> verdicts) {
        Map<CallKey, TreeMap<String, Leg>> knownLegs =
                format.foldsLegs() ? legs.find(format.name(), byCall.keySet()) : Map.of();
        Map<CallKey, CallRow> known = calls.find(format.name(), byCall.keySet());
        CallChanges changes = new CallChanges();
        byCall.forEach((key, records) -> {
            CallRow stored = known.get(key);
            TreeMap<String, Leg> storedLegs = knownLegs.get(key);
            Merged merged = format.foldsLegs()
                    ? FoldedCalls.merge(format, key, stored, storedLegs == null ? new TreeMap<>() : storedLegs, records)
                    : WholeCalls.merge(stored, records);
            changes.add(key, stored, storedLegs, merged);
            for (int i = 0; i < records.size(); i++) {
                verdicts.put(records.get(i).item(), merged.verdicts().get(i));
            }
        });
        return changes;
    }

    private static Verdict verdict(Outcome outcome) {
        if (outcome instanceof Outcome.Filtered filtered) {
            return Verdict.filtered(filtered.reason());
        }
        if (outcome instanceof Outcome.Quarantined quarantined) {
            return Verdict.quarantined(quarantined);
        }
        throw new IllegalStateException("an accepted record without a verdict");
    }
}
