package io.callsync.report;

import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What a run would make of a file, for machines. The names are part of the command line's contract; times are UTC. */
@JsonPropertyOrder({"file", "provider", "whole", "failure", "message", "records", "outcomes", "counters", "calls"})
public record PreviewJson(
        String file,
        String provider,
        boolean whole,
        String failure,
        String message,
        long records,
        Map<String, Long> outcomes,
        List<PreviewReport.Counter> counters,
        List<Row> calls) {

    /** The columns of {@code call_logs}, under their names. @param record the one that changed it last */
    record Row(
            long record,
            String externalCallId,
            Instant startAt,
            Instant endAt,
            Integer duration,
            String direction,
            String from,
            String to,
            String fromAbsence,
            String toAbsence,
            String status,
            String providerStatus,
            String agent,
            String mediaUrl,
            String description) {

        private static Row of(PreviewReport.Row row, Shown shown) {
            var call = row.call();
            return new Row(
                    row.record(),
                    shown.id(call.key().externalId()),
                    call.startAt(),
                    call.endAt(),
                    call.durationSeconds(),
                    call.direction().value(),
                    shown.value(call.from().number()),
                    shown.value(call.to().number()),
                    call.from().absence(),
                    call.to().absence(),
                    call.status().value(),
                    shown.value(call.providerStatus()),
                    shown.value(call.agent()),
                    shown.value(call.mediaUrl()),
                    shown.content(call.description()));
        }
    }

    /** A JSON object. */
    public static String of(PreviewReport report, Shown shown) {
        boolean failed = report.failure() != null;
        Map<String, Long> outcomes = new LinkedHashMap<>();
        report.outcomes().forEach((kind, n) -> outcomes.put(kind.column(), n));
        return Json.PRETTY.writeValueAsString(new PreviewJson(
                Shown.MASKED.sentence(report.file()),
                report.provider(),
                report.whole(),
                failed ? report.failure().reason() : null,
                failed ? shown.sentence(report.failure().message()) : null,
                report.records(),
                outcomes,
                report.counters().stream().map(counter -> counter.shown(shown)).toList(),
                report.calls().stream().map(row -> Row.of(row, shown)).toList()));
    }
}
