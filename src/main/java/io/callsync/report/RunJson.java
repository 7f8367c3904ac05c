package io.callsync.report;

import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import io.callsync.ledger.OutcomeKind;
import io.callsync.masking.PersonalData;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Runs for machines. The names are part of the command line's contract; times are UTC, as in 2026-11-22T03:00:00Z. */
@JsonPropertyOrder({"job", "date", "sequence", "state", "started_at", "ended_at", "attention", "reason", "next"})
public record RunJson(
        String job,
        LocalDate date,
        int sequence,
        String state,
        Instant startedAt,
        Instant endedAt,
        String attention,
        String reason,
        String next,
        long records,
        Map<String, Long> outcomes,
        long matchedLater,
        int filesUnsettled,
        long fetchRetries,
        int retries,
        int restarts,
        long quarantineOpen,
        List<RunReport.Counter> counters,
        long bytes,
        Double seconds,
        Long recordsPerSecond,
        FirstBad firstBad,
        Boolean balanced,
        List<ControlTotal> controlTotals,
        List<File> files) {

    /** The first record that this run quarantined. */
    record FirstBad(String file, long record, String reason) {

        private static FirstBad of(RunReport.File file) {
            return file.work().firstBadRecord() == null
                    ? null
                    : new FirstBad(
                            masked(file.uri()),
                            file.work().firstBadRecord(),
                            file.work().firstBadReason());
        }
    }

    /** @param failure stable reason of a file that could not be read, or null */
    record File(
            String uri,
            LocalDate date,
            String state,
            String failure,
            String message,
            long size,
            long records,
            Map<String, Long> outcomes,
            Map<String, Long> filtered,
            Map<String, Long> quarantined,
            long recordsOfRun,
            long readMillis,
            Long recordsPerSecond,
            long retries,
            FirstBad firstBad,
            List<RunReport.Account> controlTotals) {

        private static File of(RunReport.File file) {
            return new File(
                    masked(file.uri()),
                    file.date(),
                    file.state().value(),
                    file.failure(),
                    masked(file.message()),
                    file.size(),
                    file.records(),
                    named(file.counts()),
                    reasons(file, "filtered"),
                    reasons(file, "quarantined"),
                    file.work().records(),
                    file.work().readMillis(),
                    file.work().rate(),
                    file.work().retries(),
                    FirstBad.of(file),
                    file.accounts());
        }

        private static Map<String, Long> reasons(RunReport.File file, String kind) {
            Map<String, Long> reasons = new LinkedHashMap<>();
            file.counters().stream()
                    .filter(counter -> counter.kind().equals(kind))
                    .forEach(counter -> reasons.put(counter.name(), counter.n()));
            return reasons;
        }
    }

    public static RunJson of(RunReport report) {
        Duration time = report.endedAt() == null ? null : Duration.between(report.startedAt(), report.endedAt());
        return new RunJson(
                report.job(),
                report.date(),
                report.sequence(),
                report.state(),
                report.startedAt(),
                report.endedAt(),
                masked(report.attention()),
                masked(report.reason()),
                new RunSummary(report).next().orElse(null),
                report.records(),
                named(report.totals()),
                report.matchedLater(),
                report.unsettled(),
                report.fetchRetries(),
                report.retries(),
                report.restarts(),
                report.quarantineOpen(),
                report.counters(),
                report.bytesRead(),
                time == null ? null : Double.valueOf(time.toMillis() / 1000.0),
                time == null ? null : Long.valueOf(Amounts.perSecond(report.records() - report.recordsBefore(), time)),
                report.firstBad().map(FirstBad::of).orElse(null),
                report.balanced(),
                report.controlTotals(),
                report.files().stream().map(File::of).toList());
    }

    /** A JSON array of these runs. */
    public static String array(List<RunReport> reports) {
        return Json.PRETTY.writeValueAsString(reports.stream().map(RunJson::of).toList());
    }

    private static String masked(String text) {
        return text == null ? null : PersonalData.mask(text);
    }

    static Map<String, Long> named(Map<OutcomeKind, Long> counts) {
        Map<String, Long> named = new LinkedHashMap<>();
        counts.forEach((kind, n) -> named.put(kind.column(), n));
        return named;
    }
}
