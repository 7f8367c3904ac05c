package io.callsync.writing;

import io.callsync.call.CallKey;
import io.callsync.call.Delivery;
import io.callsync.call.Leg;
import io.callsync.call.Note;
import io.callsync.call.Outcome;
import io.callsync.call.SourceVersion;
import io.callsync.ledger.OutcomeKind;
import io.callsync.provider.ProviderFormat;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;

/**
 * The records of one call taken once more, one by one, by the merging that every run does and without any table. Not thread-safe.
 */
public final class Replay {

    /** Columns that say which record wrote, not what it said. */
    private static final Set<String> BOOKKEEPING = Set.of(
            "communication_id",
            "source_version",
            "agent_version",
            "media_version",
            "description_version",
            "file_id",
            "record_number");

    private final CallKey key;
    private final Map<CallKey, ForgottenCall> forgotten;
    /** The newest record of the call, or of each of its legs by the leg's id. */
    private final Map<String, Place> newest = new HashMap<>();

    private CallRow row;
    private TreeMap<String, Leg> legs = new TreeMap<>();

    /** Where a record lies, and its version. */
    public record Place(long fileId, long record, SourceVersion version) {}

    /** What a column became. */
    public record Change(Object before, Object after) {}

    /**
     * What one record did.
     *
     * @param filterReason set when it was filtered
     * @param quarantined set when it was quarantined
     * @param leg the id of the leg that it tells of, or null when it is a whole call
     * @param known the newest record before it of the same call or leg, or null
     * @param changes by column of {@code call_logs}
     */
    public record Step(
            OutcomeKind kind,
            String filterReason,
            Outcome.Quarantined quarantined,
            Set<Note> notes,
            SourceVersion version,
            String leg,
            Place known,
            Map<String, Change> changes) {}

    public Replay(CallKey key) {
        this(key, null);
    }

    /** @param forgotten what is stored of a forgotten call: its records say no more of people; else null */
    Replay(CallKey key, ForgottenCall forgotten) {
        this.key = key;
        this.forgotten = forgotten == null ? Map.of() : Map.of(key, forgotten);
    }

    /** @param item an accepted record of this call, behind all that were taken before */
    public Step take(ProviderFormat format, FileItem.Mapped item) {
        Delivery delivery = ((Outcome.Accepted) item.outcome()).delivery();
        String leg = delivery instanceof Leg one ? one.id() : null;
        CallRow before = row;
        CallChanges changes = new CallChanges();
        Verdict verdict = ChunkMerge.of(format, List.of(item))
                .without(forgotten)
                .into(before == null ? Map.of() : Map.of(key, before), Map.of(key, legs), changes)
                .get(item);
        keep(changes);
        Place known = newest.get(leg);
        Place here = new Place(item.file().id(), item.number(), delivery.version());
        if (known == null || here.version().compareTo(known.version()) > 0) {
            newest.put(leg, here);
        }
        return new Step(
                verdict.kind(),
                verdict.filterReason(),
                verdict.quarantined(),
                verdict.notes(),
                delivery.version(),
                leg,
                known,
                changes(before));
    }

    private void keep(CallChanges changes) {
        changes.inserted.forEach(after -> row = after);
        changes.updated.forEach(change -> row = change.after());
        changes.touched.forEach(after -> row = after);
        changes.updatedLegs.values().forEach(after -> legs = after);
    }

    private Map<String, Change> changes(CallRow before) {
        Map<String, Object> old = before == null ? Map.of() : CallRows.columns(before);
        Map<String, Change> changes = new LinkedHashMap<>();
        columns().forEach((column, after) -> {
            if (!BOOKKEEPING.contains(column) && !Objects.equals(old.get(column), after)) {
                changes.put(column, new Change(old.get(column), after));
            }
        });
        return changes;
    }

    /** The row that the records taken so far make, by column of {@code call_logs}; empty while they make none. */
    public Map<String, Object> columns() {
        return row == null ? Map.of() : CallRows.columns(row);
    }

    /** The legs known so far, in order of id; none where records are whole calls. */
    public Collection<Leg> legs() {
        return List.copyOf(legs.values());
    }
}
