package io.callsync.operator;

import io.callsync.ledger.Act;
import picocli.CommandLine.Option;

/** Who types a command that changes something, for its history. */
final class Doer {

    @Option(
            names = "--by",
            paramLabel = "WHO",
            description = "Who does it, for the history. Default: the user of the operating system.")
    private String by;

    Act act(String why) {
        return new Act(by == null || by.isBlank() ? System.getProperty("user.name") : by.strip(), why);
    }
}
