package io.callsync.report;

import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import io.callsync.call.Leg;
import java.time.Instant;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** A call's history, for machines. The names are part of the command line's contract; times are UTC. */
@JsonPropertyOrder({
    "provider",
    "external_call_id",
    "conclusion",
    "files_read",
    "call_log",
    "communication",
    "legs",
    "match",
    "records",
    "files",
    "differences"
})
public record CallJson(
        String provider,
        String externalCallId,
        String conclusion,
        int filesRead,
        Map<String, Object> callLog,
        Map<String, Object> communication,
        List<LegLine> legs,
        CallReport.Match match,
        List<Event> records,
        List<File> files,
        List<Difference> differences) {

    /** A leg that is kept of the call. */
    record LegLine(String id, Instant changedAt, String method, String status, Instant startAt) {}

    /** A record that carried the call. @param changes by column */
    record Event(
            long fileId,
            long record,
            String outcome,
            String leg,
            Instant changedAt,
            String why,
            List<String> notes,
            Map<String, Change> changes) {}

    record Change(Object before, Object after) {}

    /** @param unread why it could not be read anew, or null */
    record File(
            long id,
            String job,
            LocalDate date,
            String uri,
            String version,
            String state,
            long records,
            Instant loadedAt,
            String unread) {}

    record Difference(String column, Object replayed, Object stored) {}

    /** A JSON object. */
    public static String of(CallReport report, Shown shown) {
        return Json.PRETTY.writeValueAsString(new CallJson(
                report.provider(),
                shown.id(report.externalCallId()),
                report.conclusion().name().toLowerCase(Locale.ROOT),
                report.filesRead(),
                row(report.callLog(), shown),
                row(report.communication(), shown),
                report.legs().stream().map(leg -> leg(leg, shown)).toList(),
                match(report.match(), shown),
                report.events().stream().map(event -> event(event, shown)).toList(),
                report.files().stream().map(CallJson::file).toList(),
                report.differences().stream()
                        .map(one -> new Difference(
                                shown.sentence(one.column()),
                                CallColumn.shown(one.column(), one.replayed(), shown),
                                CallColumn.shown(one.column(), one.stored(), shown)))
                        .toList()));
    }

    private static Map<String, Object> row(Map<String, Object> row, Shown shown) {
        if (row.isEmpty()) {
            return null;
        }
        Map<String, Object> columns = new LinkedHashMap<>();
        row.forEach((column, value) -> columns.put(column, CallColumn.shown(column, value, shown)));
        return columns;
    }

    private static LegLine leg(Leg leg, Shown shown) {
        return new LegLine(
                shown.id(leg.id()), leg.version().changedAt(), leg.method(), shown.value(leg.status()), leg.startAt());
    }

    private static CallReport.Match match(CallReport.Match match, Shown shown) {
        return match == null
                ? null
                : new CallReport.Match(
                        match.leadId(),
                        shown.sentence(match.leadWhy()),
                        match.userId(),
                        shown.sentence(match.userWhy()));
    }

    private static Event event(CallReport.Event event, Shown shown) {
        Map<String, Change> changes = new LinkedHashMap<>();
        for (CallReport.Change change : event.changes()) {
            changes.put(
                    change.column(),
                    new Change(
                            CallColumn.shown(change.column(), change.before(), shown),
                            CallColumn.shown(change.column(), change.after(), shown)));
        }
        return new Event(
                event.fileId(),
                event.record(),
                event.outcome(),
                shown.id(event.leg()),
                event.changedAt(),
                shown.sentence(event.why()),
                event.notes(),
                changes);
    }

    private static File file(CallReport.FileLine file) {
        return new File(
                file.id(),
                file.job(),
                file.date(),
                Shown.MASKED.sentence(file.uri()),
                file.version(),
                file.state(),
                file.records(),
                file.loadedAt(),
                Shown.MASKED.sentence(file.unread()));
    }
}
