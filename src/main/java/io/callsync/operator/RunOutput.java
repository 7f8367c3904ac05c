package io.callsync.operator;

import io.callsync.job.RunResult;
import io.callsync.report.Ink;
import io.callsync.report.ReportText;
import io.callsync.report.RunLine;
import io.callsync.report.RunReport;
import io.callsync.report.RunSummary;
import java.io.PrintWriter;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import picocli.CommandLine;

/**
 * Prints how a run has ended: for people and, where nobody watches, in a last line for machines.
 *
 * @param json whether machines get the whole report, and people no table
 */
record RunOutput(Terminal terminal, boolean verbose, boolean json, CommandLine command) {

    /** @param notes what else is to be said, a line each */
    void report(RunResult result, RunEnd end, List<String> notes) {
        PrintWriter out = json ? command.getErr() : command.getOut();
        if (!json) {
            new ReportText(result.report(), terminal.ink())
                    .lines(terminal.width(), Instant.now())
                    .forEach(out::println);
            out.println();
        }
        out.println("callsync: " + new RunSummary(result.report()).line());
        notes.forEach(note -> out.println("callsync: " + note));
        end.because().ifPresent(because -> out.println("callsync: because: " + inked(result, because)));
        if (verbose && result instanceof RunResult.Failed failure) {
            command.getErr().print(Failure.trace(failure.cause()));
        }
        end.next().ifPresent(next -> out.println("callsync: next: " + next));
        // of a run that a signal stopped, the JVM gives the exit code
        Integer exitCode = result instanceof RunResult.Stopped
                ? null
                : Integer.valueOf(end.exitCode().code());
        lastLine(
                RunLine.of(
                        result.report(),
                        exitCode,
                        end.exitCode().isRetried(),
                        end.because().orElse(null),
                        end.next().orElse(null)),
                result.report());
    }

    /** After what is wrong has been printed. */
    void notStarted(String job, LocalDate date, RunEnd end) {
        end.next().ifPresent(next -> command.getErr().println("callsync: next: " + next));
        lastLine(
                RunLine.notStarted(
                        job,
                        date,
                        end.exitCode().code(),
                        end.exitCode().isRetried(),
                        end.because().orElse(null),
                        end.next().orElse(null)),
                null);
    }

    private String inked(RunResult result, String because) {
        Ink ink = terminal.ink();
        return result instanceof RunResult.Failed ? ink.bad(because) : ink.warning(because);
    }

    private void lastLine(RunLine line, RunReport report) {
        if (json) {
            command.getOut().println(line.json(report));
        } else if (!terminal.live()) {
            command.getOut().println(line.json());
        }
        command.getOut().flush();
    }
}
