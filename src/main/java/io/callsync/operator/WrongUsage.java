package io.callsync.operator;

import java.io.PrintWriter;
import picocli.CommandLine;
import picocli.CommandLine.IParameterExceptionHandler;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.UnmatchedArgumentException;

/** Answers wrong arguments with what was meant and where help is, not with pages of it. */
final class WrongUsage implements IParameterExceptionHandler {

    @Override
    public int handleParseException(ParameterException e, String[] arguments) {
        CommandLine command = e.getCommandLine();
        PrintWriter err = command.getErr();
        err.println("callsync: " + e.getMessage());
        UnmatchedArgumentException.printSuggestions(e, err);
        err.printf("Try '%s --help'%n", command.getCommandSpec().qualifiedName());
        return ExitCode.USAGE.code();
    }
}
