package io.callsync.provider.golden;

import io.callsync.call.Call;
import io.callsync.call.CallKey;
import io.callsync.call.Delivery;
import io.callsync.call.Leg;
import io.callsync.call.Note;
import io.callsync.call.Outcome;
import io.callsync.call.Rejection;
import io.callsync.provider.DeliveryCheck;
import io.callsync.provider.Folded;
import io.callsync.provider.ProviderFormat;
import io.callsync.provider.golden.GoldenResult.CallLine;
import io.callsync.provider.golden.GoldenResult.Line;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.BinaryOperator;

/** Keeps the newest version of every call and leg, as the tables do, and folds the legs. */
final class GoldenCalls {

    private final ProviderFormat format;
    private final Map<CallKey, Call> calls = new HashMap<>();
    private final Map<CallKey, Map<String, Leg>> legs = new HashMap<>();
    private final List<CallLine> lines = new ArrayList<>();
    private final List<String> waiting = new ArrayList<>();
    private final List<Line> filtered = new ArrayList<>();
    private final List<Line> quarantined = new ArrayList<>();
    private final List<Note> notes = new ArrayList<>();

    GoldenCalls(ProviderFormat format) {
        this.format = format;
    }

    void take(Delivery delivery) {
        if (delivery instanceof Call call) {
            calls.merge(call.key(), call, newest());
        } else if (delivery instanceof Leg leg) {
            legs.computeIfAbsent(leg.key(), key -> new TreeMap<>()).merge(leg.id(), leg, newest());
        }
    }

    GoldenResult result(
            List<Line> filteredRecords, List<Line> quarantinedRecords, List<Note> recordNotes, List<Line> unreadable) {
        calls.values().forEach(call -> lines.add(CallLine.of(call)));
        filtered.addAll(filteredRecords);
        quarantined.addAll(quarantinedRecords);
        notes.addAll(recordNotes);
        legs.forEach((key, known) -> fold(key, List.copyOf(known.values())));
        return new GoldenResult(lines, waiting, filtered, quarantined, counted(notes), unreadable).sorted();
    }

    private void fold(CallKey key, List<Leg> known) {
        try {
            keep(key, format.fold(key, known));
        } catch (Rejection e) {
            Outcome.Quarantined bad = e.outcome();
            quarantined.add(new Line(null, null, key.externalId(), bad.reason().code(), bad.field()));
        }
    }

    private void keep(CallKey key, Folded folded) {
        if (folded instanceof Folded.Of of) {
            DeliveryCheck.check(of.call());
            lines.add(CallLine.of(of.call()));
            notes.addAll(of.notes());
        } else if (folded instanceof Folded.Filtered dropped) {
            filtered.add(new Line(null, null, key.externalId(), dropped.reason(), null));
        } else {
            waiting.add(key.externalId());
        }
    }

    private static Map<String, Integer> counted(List<Note> notes) {
        Map<String, Integer> counts = new TreeMap<>();
        notes.forEach(note -> counts.merge(note.code(), 1, Integer::sum));
        return counts;
    }

    /** Records of the same version that disagree are told apart by their text, so that the order never matters. */
    private static <T extends Delivery> BinaryOperator<T> newest() {
        return (one, other) -> {
            int order = one.version().compareTo(other.version());
            return (order != 0 ? order : one.toString().compareTo(other.toString())) >= 0 ? one : other;
        };
    }
}
