package io.callsync.ledger;

import java.util.Locale;

/** What became of a quarantined record. */
public enum QuarantineState {
    /** Nobody has dealt with it yet. */
    OPEN,
    /** A replay has given it another outcome. */
    REPLAYED,
    /** Somebody said why it is not needed, or the same call came again and was accepted. */
    RESOLVED;

    public String value() {
        return name().toLowerCase(Locale.ROOT);
    }

    public static QuarantineState of(String value) {
        return valueOf(value.toUpperCase(Locale.ROOT));
    }
}
