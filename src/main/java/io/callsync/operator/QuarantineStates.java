package io.callsync.operator;

import io.callsync.ledger.QuarantineState;
import picocli.CommandLine.Option;

/** In which state the records are that a command shows. */
final class QuarantineStates {

    /** As it is typed. */
    enum Shown {
        OPEN(QuarantineState.OPEN),
        REPLAYED(QuarantineState.REPLAYED),
        RESOLVED(QuarantineState.RESOLVED),
        ALL(null);

        private final QuarantineState state;

        Shown(QuarantineState state) {
            this.state = state;
        }
    }

    @Option(
            names = "--state",
            paramLabel = "STATE",
            defaultValue = "OPEN",
            description = "open, replayed, resolved or all. Default: open.")
    private Shown shown;

    /** Null for any. */
    QuarantineState state() {
        return shown.state;
    }
}
