package io.callsync.writing;

import io.callsync.call.CallKey;
import io.callsync.call.Leg;
import io.callsync.call.Outcome;
import io.callsync.provider.ProviderFormat;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.springframework.stereotype.Component;

/** Writes what records make of calls, legs and communications, and tells what became of each of them. */
@Component
class RecordWriter {

    private final CallRows calls;
    private final LegRows legs;
    private final CallTables tables;
    private final Bisect bisect;
    private final ControlTotals totals;

    RecordWriter(CallRows calls, LegRows legs, CallTables tables, Bisect bisect, ControlTotals totals) {
        this.calls = calls;
        this.legs = legs;
        this.tables = tables;
        this.bisect = bisect;
        this.totals = totals;
    }

    /** @param forgotten ids of calls in which a person was forgotten @return a verdict for each record, by identity */
    Map<FileItem, Verdict> write(ProviderFormat format, List<FileItem.Mapped> records, Set<String> forgotten) {
        Map<FileItem, Verdict> verdicts = new IdentityHashMap<>();
        List<FileItem.Mapped> accepted = records.stream()
                .filter(record -> record.outcome() instanceof Outcome.Accepted)
                .toList();
        if (!accepted.isEmpty()) {
            Postings postings = new Postings();
            verdicts.putAll(bisect.write(accepted, some -> writeCalls(format, some, forgotten, postings)));
            totals.post(postings);
        }
        records.forEach(record -> verdicts.computeIfAbsent(record, any -> Verdict.of(record.outcome())));
        if (!forgotten.isEmpty()) {
            verdicts.replaceAll((item, verdict) -> verdict.withoutQuoting((FileItem.Mapped) item, forgotten));
        }
        return verdicts;
    }

    private Map<FileItem, Verdict> writeCalls(
            ProviderFormat format, List<FileItem.Mapped> records, Set<String> forgotten, Postings postings) {
        ChunkMerge merge = ChunkMerge.of(format, records);
        Map<CallKey, TreeMap<String, Leg>> knownLegs =
                format.foldsLegs() ? legs.find(format.name(), merge.keys()) : Map.of();
        Map<CallKey, CallRow> known = calls.find(format.name(), merge.keys());
        CallChanges changes = new CallChanges();
        ChunkMerge told = forgotten.isEmpty() ? merge : merge.without(among(merge, forgotten, known, knownLegs));
        Map<FileItem, Verdict> verdicts = told.into(known, knownLegs, changes);
        tables.write(changes);
        // last: what is taken back has not come here
        postings.add(changes);
        return verdicts;
    }

    private static Map<CallKey, ForgottenCall> among(
            ChunkMerge merge,
            Set<String> forgotten,
            Map<CallKey, CallRow> known,
            Map<CallKey, TreeMap<String, Leg>> knownLegs) {
        Map<CallKey, ForgottenCall> calls = new HashMap<>();
        for (CallKey key : merge.keys()) {
            if (forgotten.contains(key.externalId())) {
                TreeMap<String, Leg> legs = knownLegs.getOrDefault(key, new TreeMap<>());
                calls.put(key, ForgottenCall.of(known.get(key), legs.values()));
            }
        }
        return calls;
    }
}
