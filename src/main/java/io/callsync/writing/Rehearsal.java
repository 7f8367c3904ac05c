package io.callsync.writing;

import io.callsync.call.Call;
import io.callsync.call.CallKey;
import io.callsync.call.Leg;
import io.callsync.call.Note;
import io.callsync.call.Outcome;
import io.callsync.ledger.OutcomeKind;
import io.callsync.provider.ProviderFormat;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * What a run would write of records into empty tables, by the merging that every run does and without any table. What only the
 * CRM's database can tell is left out: leads, users, and values that it refuses. Not thread-safe.
 */
public final class Rehearsal {

    private final ProviderFormat format;
    private final Map<CallKey, CallRow> rows = new LinkedHashMap<>();
    private final Map<CallKey, TreeMap<String, Leg>> legs = new HashMap<>();

    /**
     * What became of one record.
     *
     * @param filterReason set when it was filtered
     * @param quarantined set when it was quarantined
     */
    public record Decided(
            long record, OutcomeKind kind, String filterReason, Outcome.Quarantined quarantined, Set<Note> notes) {}

    /** A call as its row would be. @param record the one that changed it last */
    public record Written(Call call, long record) {}

    public Rehearsal(ProviderFormat format) {
        this.format = format;
    }

    /** Takes the next records, in order, as one chunk. */
    public List<Decided> write(List<FileItem.Mapped> chunk) {
        List<FileItem.Mapped> accepted = chunk.stream()
                .filter(item -> item.outcome() instanceof Outcome.Accepted)
                .toList();
        CallChanges changes = new CallChanges();
        Map<FileItem, Verdict> verdicts = ChunkMerge.of(format, accepted).into(rows, legs, changes);
        keep(changes);
        List<Decided> decided = new ArrayList<>(chunk.size());
        for (FileItem.Mapped item : chunk) {
            Verdict verdict = verdicts.containsKey(item) ? verdicts.get(item) : Verdict.of(item.outcome());
            decided.add(new Decided(
                    item.number(), verdict.kind(), verdict.filterReason(), verdict.quarantined(), verdict.notes()));
        }
        return decided;
    }

    private void keep(CallChanges changes) {
        changes.inserted.forEach(this::keep);
        changes.updated.forEach(change -> keep(change.after()));
        changes.touched.forEach(this::keep);
        legs.putAll(changes.insertedLegs);
        legs.putAll(changes.updatedLegs);
    }

    private void keep(CallRow row) {
        rows.put(row.call().key(), row);
    }

    /** The calls so far, in the order in which they first came. */
    public List<Written> calls() {
        return rows.values().stream()
                .map(row -> new Written(row.call(), row.recordNumber()))
                .toList();
    }
}
