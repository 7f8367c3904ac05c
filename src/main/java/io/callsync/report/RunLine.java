package io.callsync.report;

import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import io.callsync.ledger.FileState;
import java.time.LocalDate;
import java.util.Map;
import tools.jackson.databind.node.ObjectNode;

/**
 * How a run ended, on one line for the scheduler that started it, as {@code run.schema.json} describes it. The names are part of
 * the command line's contract; telephone numbers are masked.
 *
 * @param sequence null when no run began
 * @param state completed, failed, stopped, or not-started
 * @param exitCode null when a signal gives it
 * @param retry whether the same command, typed again by itself, may end better
 * @param problem why it did not end well, or null
 * @param next the command to type, or null
 */
@JsonPropertyOrder({
    "job",
    "date",
    "sequence",
    "state",
    "exit_code",
    "retry",
    "files",
    "files_loaded",
    "records",
    "outcomes",
    "problem",
    "next"
})
public record RunLine(
        String job,
        LocalDate date,
        Integer sequence,
        String state,
        Integer exitCode,
        boolean retry,
        int files,
        long filesLoaded,
        long records,
        Map<String, Long> outcomes,
        String problem,
        String next) {

    public static RunLine of(RunReport report, Integer exitCode, boolean retry, String problem, String next) {
        return new RunLine(
                report.job(),
                report.date(),
                report.sequence(),
                report.state(),
                exitCode,
                retry,
                report.files().size(),
                report.files(FileState.LOADED),
                report.records(),
                RunJson.named(report.totals()),
                masked(problem),
                next);
    }

    /** Of a run that did not begin. */
    public static RunLine notStarted(
            String job, LocalDate date, int exitCode, boolean retry, String problem, String next) {
        return new RunLine(job, date, null, "not-started", exitCode, retry, 0, 0, 0, Map.of(), masked(problem), next);
    }

    public String json() {
        return Json.LINES.writeValueAsString(this);
    }

    /** With the run's report, as {@code callsync status --json} shows it. @param report null when no run began */
    public String json(RunReport report) {
        ObjectNode line = Json.LINES.valueToTree(this);
        line.set("report", Json.LINES.valueToTree(report == null ? null : RunJson.of(report)));
        return Json.LINES.writeValueAsString(line);
    }

    private static String masked(String text) {
        return text == null ? null : Printable.masked(text);
    }
}
