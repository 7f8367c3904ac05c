package io.callsync.telling;

import io.callsync.report.RunReport;
import io.callsync.report.RunSummary;
import java.time.LocalDate;
import java.util.Optional;

/**
 * How a run ended.
 *
 * @param report nothing when it did not begin, or when not even the ledger could be told of its end
 * @param reason why somebody is needed
 * @param next the command to type
 * @param warning what went wrong after the run, without any consequence for it
 */
public record Ending(
        String job,
        LocalDate date,
        Optional<RunReport> report,
        Optional<String> reason,
        Optional<String> next,
        Optional<String> warning) {

    String state() {
        return report.map(RunReport::state).orElse("failed");
    }

    boolean needsAttention() {
        return report.filter(run -> run.attention() != null).isPresent();
    }

    /** In a line. */
    String summary() {
        return report.map(run -> new RunSummary(run).line()).orElse("%s %s failed".formatted(job, date));
    }
}
