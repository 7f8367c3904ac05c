package io.callsync.operator;

import io.callsync.ledger.Act;
import io.callsync.report.ShellWord;
import java.util.List;
import picocli.CommandLine.Option;

/** Who types a command that changes something, for its history. */
final class Doer {

    @Option(
            names = "--by",
            paramLabel = "WHO",
            description = "Who does it, for the history. Default: the user of the operating system.")
    private String by;

    /** As they were typed. */
    List<String> words() {
        return by == null ? List.of() : List.of("--by " + ShellWord.of(by));
    }

    Act act(String why) {
        return new Act(by == null || by.isBlank() ? System.getProperty("user.name") : by.strip(), why);
    }
}
