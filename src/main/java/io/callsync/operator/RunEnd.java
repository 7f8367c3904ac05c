package io.callsync.operator;

import io.callsync.job.RunResult;
import io.callsync.report.RunSummary;
import java.util.Optional;

/**
 * What the end of a run means to the operator.
 *
 * @param because why somebody is needed
 * @param next the command to type
 */
record RunEnd(ExitCode exitCode, Optional<String> because, Optional<String> next) {

    /** @param status the command that shows who else runs the job */
    static RunEnd of(RunResult result, String status) {
        RunSummary summary = new RunSummary(result.report());
        if (result instanceof RunResult.Failed failed) {
            Failure failure = Failure.of(failed.cause());
            boolean taken = failure.exitCode() == ExitCode.ALREADY_RUNNING;
            return new RunEnd(
                    failure.exitCode(), Optional.of(failure.message()), taken ? Optional.of(status) : summary.next());
        }
        return new RunEnd(exitCode(result, summary), summary.problem(), summary.next());
    }

    private static ExitCode exitCode(RunResult result, RunSummary summary) {
        if (result instanceof RunResult.Stopped) {
            return ExitCode.FAILED;
        }
        return summary.problem().isPresent() ? ExitCode.ATTENTION : ExitCode.SUCCESS;
    }
}
