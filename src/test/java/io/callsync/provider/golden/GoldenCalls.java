package io.callsync.provider.golden;

import io.callsync.call.Call;
import io.callsync.call.CallKey;
import io.callsync.call.Delivery;
import io.callsync.call.Leg;
import io.callsync.call.Note;
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
            List<Line> filteredRecords, List<Line> quarantined, List<Note> recordNotes, List<Line> unreadable) {
        List<CallLine> lines =
                new ArrayList<>(calls.values().stream().map(CallLine::of).toList());
        List<String> waiting = new ArrayList<>();
        List<Line> filtered = new ArrayList<>(filteredRecords);
        List<Note> notes = new ArrayList<>(recordNotes);
        legs.forEach((key, known) -> {
            Folded folded = format.fold(key, List.copyOf(known.values()));
            if (folded instanceof Folded.Of of) {
                lines.add(CallLine.of(of.call()));
                notes.addAll(of.notes());
            } else if (folded instanceof Folded.Filtered dropped) {
                filtered.add(new Line(null, null, key.externalId(), dropped.reason(), null));
            } else {
                waiting.add(key.externalId());
            }
        });
        return new GoldenResult(lines, waiting, filtered, quarantined, counted(notes), unreadable).sorted();
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
