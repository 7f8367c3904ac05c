package io.callsync.preview;

import io.callsync.call.Outcome;
import io.callsync.container.UnreadableFile;
import io.callsync.ledger.OutcomeKind;
import io.callsync.report.PreviewReport;
import io.callsync.report.PreviewReport.Counter;
import io.callsync.writing.Rehearsal;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Adds up what became of records, and keeps the first of each reason. */
final class Tally {

    private static final Comparator<Counter> ORDER = Comparator.comparing(Counter::kind)
            .thenComparing(Comparator.comparingLong(Counter::n).reversed())
            .thenComparing(Counter::name);

    private final Map<OutcomeKind, Long> outcomes = new EnumMap<>(OutcomeKind.class);
    private final Map<List<String>, Counter> counters = new LinkedHashMap<>();
    private long records;

    void add(Rehearsal.Decided decided) {
        records++;
        outcomes.merge(decided.kind(), 1L, Long::sum);
        if (decided.filterReason() != null) {
            count(new Counter("filtered", decided.filterReason(), 1, decided.record(), null, null));
        }
        Outcome.Quarantined quarantined = decided.quarantined();
        if (quarantined != null) {
            count(new Counter(
                    "quarantined",
                    quarantined.reason().code(),
                    1,
                    decided.record(),
                    quarantined.field(),
                    quarantined.message()));
        }
        decided.notes().forEach(note -> count(new Counter("noted", note.code(), 1, decided.record(), null, null)));
    }

    private void count(Counter one) {
        counters.merge(
                List.of(one.kind(), one.name()),
                one,
                (first, again) -> new Counter(
                        first.kind(), first.name(), first.n() + 1, first.record(), first.field(), first.example()));
    }

    PreviewReport report(String uri, String provider, boolean whole, List<Rehearsal.Written> calls) {
        return new PreviewReport(
                uri,
                provider,
                whole,
                null,
                records,
                outcomes,
                counters.values().stream().sorted(ORDER).toList(),
                calls.stream()
                        .map(written -> new PreviewReport.Row(written.record(), written.call()))
                        .toList());
    }

    /** A run loads a file whole or not at all. */
    static PreviewReport unreadable(String location, String provider, UnreadableFile e) {
        return new PreviewReport(
                location,
                provider,
                false,
                new PreviewReport.Failure(e.reason(), e.getMessage()),
                0,
                Map.of(),
                List.of(),
                List.of());
    }
}
