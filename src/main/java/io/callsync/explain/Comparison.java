package io.callsync.explain;

import io.callsync.call.Leg;
import io.callsync.report.CallReport.Difference;
import io.callsync.writing.Replay;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** What the records make beside what the tables hold. */
final class Comparison {

    /** These depend on leads, or on which of two files that say the same came first. */
    private static final Set<String> NOT_BY_RECORDS = Set.of("communication_id", "file_id", "record_number");

    private final Replay replay;
    private final Rows rows;
    private final List<Difference> differences = new ArrayList<>();

    private Comparison(Replay replay, Rows rows) {
        this.replay = replay;
        this.rows = rows;
    }

    static List<Difference> of(Replay replay, Rows rows) {
        Comparison comparison = new Comparison(replay, rows);
        comparison.callLog();
        comparison.communication();
        comparison.legs();
        return comparison.differences;
    }

    private void callLog() {
        if (replay.columns().isEmpty() || rows.callLog().isEmpty()) {
            add("call_logs", present(replay.columns()), present(rows.callLog()));
            return;
        }
        replay.columns().forEach((column, value) -> {
            if (!NOT_BY_RECORDS.contains(column)) {
                add("call_logs." + column, value, rows.callLog().get(column));
            }
        });
    }

    private void communication() {
        if (replay.columns().isEmpty() || rows.communication().isEmpty()) {
            return;
        }
        Map<String, Object> call = replay.columns();
        Map<String, Object> made = new LinkedHashMap<>();
        made.put("type", call.get("direction"));
        made.put("call_duration", call.get("duration"));
        made.put("call_phone", call.get(Ends.customer(call)));
        made.put("call_status", call.get("status"));
        made.forEach((column, value) ->
                add("communications." + column, value, rows.communication().get(column)));
    }

    private void legs() {
        Map<String, Object[]> versions = new TreeMap<>();
        replay.legs().forEach(leg -> versions(versions, leg)[0] = leg.version().changedAt());
        rows.legs().forEach(leg -> versions(versions, leg)[1] = leg.version().changedAt());
        versions.forEach((id, both) -> add("callsync_legs." + id, both[0], both[1]));
    }

    private static Object[] versions(Map<String, Object[]> versions, Leg leg) {
        return versions.computeIfAbsent(leg.id(), id -> new Object[2]);
    }

    private static String present(Map<String, Object> row) {
        return row.isEmpty() ? "no row" : "a row";
    }

    // the driver's types and the record's may differ where the values do not
    private void add(String column, Object made, Object stored) {
        if (!String.valueOf(made).equals(String.valueOf(stored))) {
            differences.add(new Difference(column, made, stored));
        }
    }
}
