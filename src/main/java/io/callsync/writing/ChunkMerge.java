package io.callsync.writing;

import io.callsync.call.CallKey;
import io.callsync.call.Leg;
import io.callsync.provider.ProviderFormat;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** Merges a chunk's accepted records into what is known of their calls, without asking or telling the tables. */
record ChunkMerge(ProviderFormat format, Map<CallKey, List<Evidence>> byCall) {

    static ChunkMerge of(ProviderFormat format, List<FileItem.Mapped> accepted) {
        Map<CallKey, List<Evidence>> byCall = new LinkedHashMap<>();
        for (FileItem.Mapped record : accepted) {
            Evidence evidence = Evidence.of(record);
            byCall.computeIfAbsent(evidence.delivery().key(), key -> new ArrayList<>())
                    .add(evidence);
        }
        return new ChunkMerge(format, byCall);
    }

    Set<CallKey> keys() {
        return byCall.keySet();
    }

    /** The same where the records of these calls say no more of people than what is stored. */
    ChunkMerge without(Map<CallKey, ForgottenCall> forgotten) {
        Map<CallKey, List<Evidence>> kept = new LinkedHashMap<>(byCall);
        forgotten.forEach((key, call) -> kept.computeIfPresent(
                key, (same, records) -> records.stream().map(call::known).toList()));
        return new ChunkMerge(format, kept);
    }

    /**
     * @param known the rows of these calls that there are, and their legs
     * @param changes gets what the chunk changes
     * @return what becomes of each record
     */
    Map<FileItem, Verdict> into(
            Map<CallKey, CallRow> known, Map<CallKey, TreeMap<String, Leg>> knownLegs, CallChanges changes) {
        Map<FileItem, Verdict> verdicts = new IdentityHashMap<>();
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
        return verdicts;
    }
}
