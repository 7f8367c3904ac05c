package io.callsync.job;

import io.callsync.report.RunReport;

/** How a run ended: exactly one of these, each with its report. */
public sealed interface RunResult {

    RunReport report();

    /** Everything was read; the report may still ask for attention. */
    record Completed(RunReport report) implements RunResult {}

    /** Stopped by a signal at a chunk boundary; the next run goes on there. */
    record Stopped(RunReport report) implements RunResult {}

    /** Ended by an error; the next run goes on where this one stood. */
    record Failed(RunReport report, Throwable cause) implements RunResult {}
}
