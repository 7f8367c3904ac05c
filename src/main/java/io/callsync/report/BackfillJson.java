package io.callsync.report;

import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;

/** A backfill for machines, as {@code backfill.schema.json} describes it. The names are part of the command line's contract. */
@JsonPropertyOrder({
    "job",
    "from",
    "to",
    "exit_code",
    "dates_complete",
    "files",
    "files_loaded",
    "records",
    "outcomes",
    "seconds",
    "next",
    "dates"
})
public record BackfillJson(
        String job,
        LocalDate from,
        LocalDate to,
        Integer exitCode,
        long datesComplete,
        long files,
        long filesLoaded,
        long records,
        Map<String, Long> outcomes,
        double seconds,
        String next,
        List<Date> dates) {

    private static final double MILLIS = 1000.0;

    @JsonPropertyOrder({
        "date",
        "state",
        "since",
        "files",
        "files_loaded",
        "records",
        "outcomes",
        "seconds",
        "problem",
        "next"
    })
    record Date(
            LocalDate date,
            String state,
            Instant since,
            long files,
            long filesLoaded,
            long records,
            Map<String, Long> outcomes,
            double seconds,
            String problem,
            String next) {

        private static Date of(BackfillReport.Date date) {
            return new Date(
                    date.date(),
                    date.state().code(),
                    date.since(),
                    date.files(),
                    date.filesLoaded(),
                    date.records(),
                    RunJson.named(date.outcomes()),
                    date.time().toMillis() / MILLIS,
                    date.problem() == null ? null : Printable.masked(date.problem()),
                    date.next());
        }
    }

    /** @param exitCode null when a signal gives it */
    public static String of(BackfillReport report, Integer exitCode) {
        return Json.PRETTY.writeValueAsString(new BackfillJson(
                report.job(),
                report.from(),
                report.to(),
                exitCode,
                report.complete(),
                report.files(),
                report.filesLoaded(),
                report.records(),
                RunJson.named(report.outcomes()),
                report.time().toMillis() / MILLIS,
                report.next(),
                report.dates().stream().map(Date::of).toList()));
    }
}
