package io.callsync.report;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What a purge deleted.
 *
 * @param job null for all
 * @param before what is older
 * @param dryRun whether it would be deleted, and is still there
 * @param open whether open quarantined records are meant too
 * @param rows how many of each kind; one that is missing is none
 * @param passedOver jobs whose runs were left alone, since a process held the job
 */
public record PurgeReport(
        String job, Instant before, boolean dryRun, boolean open, Map<PurgeKind, Long> rows, Set<String> passedOver) {

    private static final DateTimeFormatter MINUTE =
            DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm 'UTC'").withZone(ZoneOffset.UTC);

    /** The names are part of the command line's contract. */
    private record Shape(
            String job,
            Instant olderThan,
            boolean dryRun,
            boolean includeOpen,
            Map<String, Long> deleted,
            List<String> passedOver) {}

    public PurgeReport {
        rows = new EnumMap<>(rows);
        for (PurgeKind kind : PurgeKind.values()) {
            rows.putIfAbsent(kind, 0L);
        }
    }

    /** The same, once it is deleted. */
    public PurgeReport asPurged() {
        return new PurgeReport(job, before, false, open, rows, passedOver);
    }

    /** Of all kinds together. */
    public long total() {
        return rows.values().stream().mapToLong(Long::longValue).sum();
    }

    /** In a line, for the audit and the log: {@code all jobs, older than 2026-08-29 03:00 UTC: 12 runs, …}. */
    public String described() {
        List<String> parts = new ArrayList<>();
        rows.forEach((kind, n) -> {
            if (n > 0) {
                parts.add(kind.key() + ' ' + n);
            }
        });
        return "%s, older than %s%s: %s"
                .formatted(
                        job == null ? "all jobs" : "job " + job,
                        MINUTE.format(before),
                        open ? ", open records too" : "",
                        parts.isEmpty() ? "nothing" : String.join(", ", parts));
    }

    public String json() {
        Map<String, Long> deleted = new LinkedHashMap<>();
        rows.forEach((kind, n) -> deleted.put(kind.key(), n));
        return Json.PRETTY.writeValueAsString(new Shape(job, before, dryRun, open, deleted, List.copyOf(passedOver)));
    }

    /** A table of what there is, and what is to be said of it. */
    public List<String> lines(int width) {
        List<String> lines = new ArrayList<>();
        if (total() > 0) {
            TextTable table = new TextTable(2, 1).row("WHAT", "N", "OF WHICH");
            rows.forEach((kind, n) -> {
                if (n > 0) {
                    table.row(kind.key().replace('_', '-'), Amounts.number(n), kind.words());
                }
            });
            lines.addAll(table.lines(width));
            lines.add("");
        }
        lines.add("callsync: %s older than %s%s"
                .formatted(verb(), MINUTE.format(before), job == null ? "" : " of " + job));
        passedOver.forEach(
                held -> lines.add("callsync: a process holds %s: its runs are left to the next purge".formatted(held)));
        return lines;
    }

    private String verb() {
        if (total() == 0) {
            return "there is nothing to purge that is";
        }
        return dryRun ? "a purge would delete this, which is" : "purged what is";
    }
}
