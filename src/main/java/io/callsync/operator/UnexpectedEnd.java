package io.callsync.operator;

import io.callsync.ledger.AlreadyRunning;
import java.io.PrintWriter;
import picocli.CommandLine;
import picocli.CommandLine.IExecutionExceptionHandler;
import picocli.CommandLine.ParseResult;

/** Prints one clear line for whatever a command throws, and answers with its exit code. */
final class UnexpectedEnd implements IExecutionExceptionHandler {

    @Override
    public int handleExecutionException(Exception e, CommandLine command, ParseResult parsed) {
        boolean verbose = parsed.originalArgs().contains("--verbose");
        ExitCode exitCode = print(e, command.getErr(), verbose);
        if (e instanceof AlreadyRunning held) {
            command.getErr().println("callsync: next: callsync status " + held.job());
        }
        return exitCode.code();
    }

    static ExitCode print(Throwable thrown, PrintWriter err, boolean verbose) {
        Failure failure = Failure.of(thrown);
        failure.lines().forEach(err::println);
        if (verbose) {
            err.print(Failure.trace(thrown));
        }
        return failure.exitCode();
    }
}
