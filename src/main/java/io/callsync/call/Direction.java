package io.callsync.call;

import java.util.Locale;

/** Which way a call went, seen from the company. */
public enum Direction {
    INCOMING,
    OUTGOING;

    private final String value = name().toLowerCase(Locale.ROOT);

    /** The CRM's word, as stored. */
    public String value() {
        return value;
    }

    /** Reads the CRM's word back. */
    public static Direction of(String value) {
        return valueOf(value.toUpperCase(Locale.ROOT));
    }
}
