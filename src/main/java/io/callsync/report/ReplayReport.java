package io.callsync.report;

import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import io.callsync.ledger.OutcomeKind;
import io.callsync.masking.PersonalData;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * What a replay of a job's records came to, for people and, as JSON, for machines: the names are part of the command line's contract.
 *
 * @param records how many were replayed, with whatever result
 * @param outcomes of those that are quarantined no longer
 * @param quarantined those that still are, by reason
 * @param recordsNotRead those that could not be read again, which are still open too
 * @param notRead why, a sentence a file
 * @param stopped whether a signal stopped it
 */
@JsonPropertyOrder({"job", "records", "outcomes", "quarantined", "records_not_read", "not_read", "stopped"})
public record ReplayReport(
        String job,
        long records,
        Map<String, Long> outcomes,
        Map<String, Long> quarantined,
        long recordsNotRead,
        List<String> notRead,
        boolean stopped) {

    /** Nothing is left out of the count: records are the sum of the others. */
    public static ReplayReport of(
            String job,
            Map<OutcomeKind, Long> outcomes,
            Map<String, Long> quarantined,
            long recordsNotRead,
            List<String> notRead,
            boolean stopped) {
        Map<String, Long> named = new LinkedHashMap<>();
        for (OutcomeKind kind : OutcomeKind.values()) {
            if (outcomes.containsKey(kind)) {
                named.put(kind.column(), outcomes.get(kind));
            }
        }
        long records = sum(outcomes) + sum(quarantined) + recordsNotRead;
        List<String> masked = notRead.stream().map(PersonalData::mask).toList();
        return new ReplayReport(job, records, named, new TreeMap<>(quarantined), recordsNotRead, masked, stopped);
    }

    /** A JSON array with an element for each job. */
    public static String array(List<ReplayReport> reports) {
        return Json.PRETTY.writeValueAsString(reports);
    }

    /** How many are still open. */
    public long left() {
        return sum(quarantined) + recordsNotRead;
    }

    /** A few sentences. */
    public List<String> lines() {
        List<String> lines = new ArrayList<>();
        lines.add("%s: %s replayed%s".formatted(job, Amounts.count(records, "record"), listed(outcomes)));
        if (!quarantined.isEmpty()) {
            lines.add("%s: %s still quarantined%s"
                    .formatted(job, Amounts.count(sum(quarantined), "record"), listed(quarantined)));
        }
        if (recordsNotRead > 0) {
            lines.add("%s: %s could not be read again".formatted(job, Amounts.count(recordsNotRead, "record")));
            notRead.forEach(why -> lines.add("because: " + Printable.masked(why)));
        }
        if (stopped) {
            lines.add("%s: a signal stopped it: the same command goes on with what is open".formatted(job));
        }
        return lines;
    }

    private static long sum(Map<?, Long> counts) {
        return counts.values().stream().mapToLong(Long::longValue).sum();
    }

    private static String listed(Map<String, Long> counts) {
        return counts.isEmpty()
                ? ""
                : counts.entrySet().stream()
                        .map(count -> Amounts.number(count.getValue()) + ' ' + count.getKey())
                        .collect(Collectors.joining(", ", ": ", ""));
    }
}
