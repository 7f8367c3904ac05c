package io.callsync.operator;

import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** How much of a list is printed, and for whom. */
final class ListOptions {

    @Spec(Spec.Target.MIXEE)
    private CommandSpec command;

    private int limit;

    @Option(names = "--limit", paramLabel = "N", defaultValue = "50", description = "How many at most. Default: 50.")
    private void limit(int most) {
        if (most < 1) {
            throw new ParameterException(command.commandLine(), "--limit is '%d': expected at least 1".formatted(most));
        }
        limit = most;
    }

    @Option(names = "--json", description = "Print the list as JSON.")
    private boolean json;

    int limit() {
        return limit;
    }

    boolean json() {
        return json;
    }
}
