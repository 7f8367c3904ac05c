package io.callsync.report;

import java.util.Locale;

/** How a call that the records of a night tell of stands to its rows. */
public enum DiffKind {
    UNCHANGED("would stay as they are"),
    CHANGED("would say something else"),
    INSERTED("would be inserted: accepted now, and in no table"),
    REPLAYED("wait in quarantine, accepted now, and in no table"),
    REFUSED("are in the tables, and would not be"),
    SUPERSEDED("not compared: a record of other files has changed them since"),
    EDITED("not compared: call log and communication disagree, somebody has edited them"),
    UNREAD("not compared: changed last by a file that could not be read");

    private final String words;

    DiffKind(String words) {
        this.words = words;
    }

    String words() {
        return words;
    }

    String value() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** Whether the present mapping makes something else of such a call. */
    public boolean isDifference() {
        return this == CHANGED || this == INSERTED || this == REPLAYED || this == REFUSED;
    }
}
