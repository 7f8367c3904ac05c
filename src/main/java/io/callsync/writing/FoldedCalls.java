package io.callsync.writing;

import io.callsync.call.Call;
import io.callsync.call.CallKey;
import io.callsync.call.Leg;
import io.callsync.call.Note;
import io.callsync.call.Outcome;
import io.callsync.call.Reason;
import io.callsync.call.SourceVersion;
import io.callsync.ledger.OutcomeKind;
import io.callsync.provider.Folded;
import io.callsync.provider.ProviderFormat;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.IntStream;

/**
 * Merges records of which each is a leg: keeps the newest version of every leg and lets the provider fold those that go
 * together. A call that was written once stays, whatever legs come later.
 */
final class FoldedCalls {

    static final String WAITING = "leg-waiting";
    private static final int MOST_LEGS = 1000;

    private final ProviderFormat format;
    private final CallKey key;
    private final CallRow stored;
    private final TreeMap<String, Leg> legs;
    private final List<Verdict> verdicts = new ArrayList<>();
    private final List<Integer> contributing = new ArrayList<>();
    private final Set<Long> filesOfChunk = new HashSet<>();

    private FoldedCalls(ProviderFormat format, CallKey key, CallRow stored, TreeMap<String, Leg> legs) {
        this.format = format;
        this.key = key;
        this.stored = stored;
        this.legs = new TreeMap<>(legs);
    }

    static Merged merge(
            ProviderFormat format, CallKey key, CallRow stored, TreeMap<String, Leg> legs, List<Evidence> records) {
        var calls = new FoldedCalls(format, key, stored, legs);
        records.forEach(calls::take);
        return calls.fold(records);
    }

    private void take(Evidence record) {
        Leg leg = (Leg) record.delivery();
        Leg known = legs.get(leg.id());
        int order = known == null ? 1 : leg.version().compareTo(known.version());
        int tieBreak = order == 0 ? LegRows.text(leg).compareTo(LegRows.text(known)) : order;
        Outcome.Quarantined refusal = tieBreak > 0 ? refusal(leg, known) : null;
        if (refusal != null) {
            verdicts.add(Verdict.quarantined(refusal));
            return;
        }
        if (tieBreak > 0) {
            legs.put(leg.id(), leg);
            contributing.add(verdicts.size());
        }
        boolean again = stored != null && stored.fileId() == record.fileId() || !filesOfChunk.add(record.fileId());
        OutcomeKind kind =
                tieBreak < 0 ? OutcomeKind.SUPERSEDED : again ? OutcomeKind.DUPLICATE : OutcomeKind.UNCHANGED;
        verdicts.add(Verdict.of(
                kind,
                order == 0 && tieBreak != 0 ? with(record.notes(), Set.of(Note.VERSION_CONFLICT)) : record.notes()));
    }

    private Outcome.Quarantined refusal(Leg leg, Leg known) {
        // an id that is the same for every call would gather all of them in one row
        if (known == null && legs.size() == MOST_LEGS) {
            return new Outcome.Quarantined(
                    Reason.TOO_LONG,
                    "call id",
                    "more than %,d legs carry the same call id: is it an id of calls?".formatted(MOST_LEGS));
        }
        return FoldableLegs.refusal(format, leg);
    }

    private Merged fold(List<Evidence> records) {
        if (legs.isEmpty()) {
            return new Merged(stored, null, verdicts);
        }
        boolean legsChanged = !contributing.isEmpty();
        FoldableLegs foldable = FoldableLegs.of(format, key, legs.values());
        for (int i = 0; i < records.size(); i++) {
            refuse(i, (Leg) records.get(i).delivery(), foldable.refused());
        }
        CallRow row = row(foldable.folded(), records);
        return new Merged(row, legsChanged ? legs : null, verdicts);
    }

    /** Also a record that came before: its leg is kept, since it may go with legs that come later. */
    private void refuse(int i, Leg leg, Map<String, Outcome.Quarantined> refused) {
        if (refused.containsKey(leg.id()) && leg.equals(legs.get(leg.id()))) {
            verdicts.set(i, Verdict.quarantined(refused.get(leg.id())));
            contributing.remove((Integer) i);
        }
    }

    private CallRow row(Folded folded, List<Evidence> records) {
        if (folded instanceof Folded.Of of) {
            return written(of.call().withVersion(newestLeg()), of.notes(), records);
        }
        String reason = folded instanceof Folded.Filtered filtered ? filtered.reason() : WAITING;
        contributing.forEach(i -> verdicts.set(
                i,
                stored == null
                        ? Verdict.filtered(reason)
                        : Verdict.of(OutcomeKind.UNCHANGED, records.get(i).notes())));
        return stored;
    }

    // legs only grow newer, so the version of what they make never goes back, whatever the status does
    private SourceVersion newestLeg() {
        return legs.values().stream()
                .map(Leg::version)
                .max(Comparator.naturalOrder())
                .orElseThrow();
    }

    private CallRow written(Call call, Set<Note> notes, List<Evidence> records) {
        if (stored != null && call.version().compareTo(stored.call().version()) < 0) {
            // written from legs that are not kept here, by another way of reading this provider: never taken back
            contributing.forEach(i -> verdicts.set(
                    i, Verdict.of(OutcomeKind.SUPERSEDED, records.get(i).notes())));
            return stored;
        }
        List<Integer> causes = causes();
        if (causes.isEmpty()) {
            return stored;
        }
        Evidence last = records.get(causes.get(causes.size() - 1));
        CallRow row = stored == null
                ? CallRow.of(call, last.fileId(), last.number())
                : stored.replace(call, last.fileId(), last.number());
        if (row != stored || !contributing.isEmpty()) {
            count(row, causes, notes, records);
        }
        return row;
    }

    /** The records that brought something new; where none did, another mapping may still make another call of known legs. */
    private List<Integer> causes() {
        if (!contributing.isEmpty()) {
            return contributing;
        }
        return IntStream.range(0, verdicts.size())
                .filter(i -> verdicts.get(i).kind() != OutcomeKind.QUARANTINED)
                .boxed()
                .reduce((earlier, later) -> later)
                .stream()
                .toList();
    }

    private void count(CallRow row, List<Integer> causes, Set<Note> notes, List<Evidence> records) {
        OutcomeKind kind = stored != null && row.saysTheSameAs(stored) ? OutcomeKind.UNCHANGED : OutcomeKind.UPDATED;
        causes.forEach(i -> verdicts.set(i, Verdict.of(kind, records.get(i).notes())));
        int first = causes.get(0);
        verdicts.set(
                first,
                Verdict.of(
                        stored == null ? OutcomeKind.INSERTED : kind,
                        with(records.get(first).notes(), notes)));
    }

    private static Set<Note> with(Set<Note> notes, Set<Note> more) {
        EnumSet<Note> all = EnumSet.noneOf(Note.class);
        all.addAll(notes);
        all.addAll(more);
        return all;
    }
}
