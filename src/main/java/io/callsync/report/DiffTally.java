package io.callsync.report;

import java.time.LocalDate;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** Adds up a night's differences in bounded memory. Not thread-safe. */
public final class DiffTally {

    private static final int MOST_VALUES = 500;
    private static final int SHOWN_VALUES = 10;

    private final Map<DiffKind, Long> calls = new EnumMap<>(DiffKind.class);
    private final Map<String, Long> refused = new HashMap<>();
    private final Map<String, Long> refusedCalls = new HashMap<>();
    private final Map<String, FieldTally> fields = new LinkedHashMap<>();
    private long records;
    private long replayable;
    private long redelivered;
    private long directory;

    /** Of one field. */
    private static final class FieldTally {

        private final Map<DiffReport.Value, Long> values = new HashMap<>();
        private long calls;

        void add(DiffReport.Value value) {
            calls++;
            if (values.size() < MOST_VALUES || values.containsKey(value)) {
                values.merge(value, 1L, Long::sum);
            }
        }

        DiffReport.Field field(String name) {
            List<DiffReport.Value> top = values.entrySet().stream()
                    .map(value -> new DiffReport.Value(
                            value.getKey().stored(), value.getKey().made(), value.getValue()))
                    .sorted(Comparator.comparingLong(DiffReport.Value::calls)
                            .reversed()
                            .thenComparing(DiffReport.Value::stored)
                            .thenComparing(DiffReport.Value::made))
                    .limit(SHOWN_VALUES)
                    .toList();
            long shown = top.stream().mapToLong(DiffReport.Value::calls).sum();
            return new DiffReport.Field(name, calls, top, calls - shown);
        }
    }

    public DiffTally() {
        for (DiffKind kind : DiffKind.values()) {
            calls.put(kind, 0L);
        }
    }

    /** A record that was mapped anew. @param refusal why it is not accepted, or null */
    public void record(String refusal) {
        records++;
        if (refusal != null) {
            refused.merge(refusal, 1L, Long::sum);
        }
    }

    /** A record that waits in quarantine and is accepted now. */
    public void replayable() {
        replayable++;
    }

    public void call(DiffRow row) {
        calls.merge(row.kind(), 1L, Long::sum);
        if (row.kind() == DiffKind.REFUSED) {
            refusedCalls.merge(row.why(), 1L, Long::sum);
        }
        if (row.kind() == DiffKind.CHANGED) {
            directory += row.isOfTheDirectory() ? 1 : 0;
            redelivered += !row.isOfTheDirectory() && row.redelivered() ? 1 : 0;
            row.changes()
                    .forEach(change -> fields.computeIfAbsent(change.field(), field -> new FieldTally())
                            .add(DiffValue.inCommon(change)));
        }
    }

    public DiffReport report(String job, LocalDate date, String field, List<DiffReport.File> files) {
        return new DiffReport(
                job,
                date,
                field,
                records,
                mostFirst(refused),
                replayable,
                calls,
                mostFirst(refusedCalls),
                fields.entrySet().stream()
                        .map(one -> one.getValue().field(one.getKey()))
                        .sorted(Comparator.comparingLong(DiffReport.Field::calls)
                                .reversed()
                                .thenComparing(DiffReport.Field::field))
                        .toList(),
                redelivered,
                directory,
                files);
    }

    private static Map<String, Long> mostFirst(Map<String, Long> counts) {
        return counts.entrySet().stream()
                .sorted(Map.Entry.<String, Long>comparingByValue().reversed().thenComparing(Map.Entry.comparingByKey()))
                .collect(Collectors.toMap(
                        Map.Entry::getKey, Map.Entry::getValue, (one, other) -> one, LinkedHashMap::new));
    }
}
