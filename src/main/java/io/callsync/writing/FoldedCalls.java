package io.callsync.writing;

import io.callsync.call.Call;
import io.callsync.call.CallKey;
import io.callsync.call.Leg;
import io.callsync.call.Note;
import io.callsync.call.Outcome;
import io.callsync.call.Reason;
import io.callsync.call.Rejection;
import io.callsync.call.SourceVersion;
import io.callsync.ledger.OutcomeKind;
import io.callsync.provider.DeliveryCheck;
import io.callsync.provider.Folded;
import io.callsync.provider.ProviderFormat;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Merges records of which each is a leg: keeps the newest version of every leg and lets the provider fold them. A call that was
 * written once stays, whatever legs come later.
 */
final class FoldedCalls {

    static final String WAITING = "leg-waiting";
    private static final Logger LOG = LoggerFactory.getLogger(FoldedCalls.class);
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
        if (calls.contributing.isEmpty()) {
            return new Merged(stored, null, calls.verdicts);
        }
        Merged together = calls.fold(records);
        // a leg that is refused must not take down those beside it, or the call would depend on the size of the chunk
        return together.legs() == null && records.size() > 1 ? oneByOne(format, key, stored, legs, records) : together;
    }

    private static Merged oneByOne(
            ProviderFormat format, CallKey key, CallRow stored, TreeMap<String, Leg> legs, List<Evidence> records) {
        CallRow row = stored;
        TreeMap<String, Leg> changed = null;
        List<Verdict> verdicts = new ArrayList<>(records.size());
        for (Evidence record : records) {
            Merged next = merge(format, key, row, changed == null ? legs : changed, List.of(record));
            row = next.row();
            changed = next.legs() == null ? changed : next.legs();
            verdicts.addAll(next.verdicts());
        }
        return new Merged(row, changed, verdicts);
    }

    private void take(Evidence record) {
        Leg leg = (Leg) record.delivery();
        Leg known = legs.get(leg.id());
        int order = known == null ? 1 : leg.version().compareTo(known.version());
        int tieBreak = order == 0 ? LegRows.text(leg).compareTo(LegRows.text(known)) : order;
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

    private Merged fold(List<Evidence> records) {
        try {
            checkCount();
            Folded folded = format.fold(key, List.copyOf(legs.values()));
            if (folded instanceof Folded.Of of) {
                Call call = of.call().withVersion(newestLeg());
                DeliveryCheck.check(call);
                return written(call, of.notes(), records);
            }
            String reason = folded instanceof Folded.Filtered filtered ? filtered.reason() : WAITING;
            contributing.forEach(i -> verdicts.set(
                    i,
                    stored == null
                            ? Verdict.filtered(reason)
                            : Verdict.of(OutcomeKind.UNCHANGED, records.get(i).notes())));
            return new Merged(stored, legs, verdicts);
        } catch (Rejection rejection) {
            return refused(rejection.outcome());
        } catch (RuntimeException | StackOverflowError e) {
            LOG.warn("The legs of a {} call broke their fold and are quarantined", key.provider(), e);
            return refused(new Outcome.Quarantined(
                    Reason.MALFORMED,
                    null,
                    "the legs of the call cannot be folded: " + e.getClass().getSimpleName()));
        }
    }

    // an id that is the same for every call would gather all of them in one row
    private void checkCount() {
        if (legs.size() > MOST_LEGS) {
            throw new Rejection(
                    Reason.TOO_LONG,
                    "call id",
                    "more than %,d legs carry the same call id: is it an id of calls?".formatted(MOST_LEGS));
        }
    }

    private Merged refused(Outcome.Quarantined outcome) {
        contributing.forEach(i -> verdicts.set(i, Verdict.quarantined(outcome)));
        return new Merged(stored, null, verdicts);
    }

    // legs only grow newer, so the version of what they make never goes back, whatever the status does
    private SourceVersion newestLeg() {
        return legs.values().stream()
                .map(Leg::version)
                .max(Comparator.naturalOrder())
                .orElseThrow();
    }

    private Merged written(Call call, Set<Note> notes, List<Evidence> records) {
        if (stored != null && call.version().compareTo(stored.call().version()) < 0) {
            // written from legs that are not kept here, by another way of reading this provider: never taken back
            contributing.forEach(i -> verdicts.set(
                    i, Verdict.of(OutcomeKind.SUPERSEDED, records.get(i).notes())));
            return new Merged(stored, legs, verdicts);
        }
        Evidence last = records.get(contributing.get(contributing.size() - 1));
        CallRow row = stored == null
                ? CallRow.of(call, last.fileId(), last.number())
                : stored.replace(call, last.fileId(), last.number());
        OutcomeKind kind = stored != null && row.saysTheSameAs(stored) ? OutcomeKind.UNCHANGED : OutcomeKind.UPDATED;
        contributing.forEach(
                i -> verdicts.set(i, Verdict.of(kind, records.get(i).notes())));
        int first = contributing.get(0);
        verdicts.set(
                first,
                Verdict.of(
                        stored == null ? OutcomeKind.INSERTED : kind,
                        with(records.get(first).notes(), notes)));
        return new Merged(row, legs, verdicts);
    }

    private static Set<Note> with(Set<Note> notes, Set<Note> more) {
        EnumSet<Note> all = EnumSet.noneOf(Note.class);
        all.addAll(notes);
        all.addAll(more);
        return all;
    }
}
