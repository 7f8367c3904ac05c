package io.callsync.calendar;

import java.util.Locale;

/** What can be said of a night's arrival, the worst first. */
public enum Verdict {
    /** No file, where some are expected. */
    MISSING,
    /** Files, and no record in them. */
    ZERO_ROWS,
    /** Far fewer files, records or bytes than usual, or fewer than declared. */
    SHORT,
    /** A newer version of a file holds less than the one before. */
    SHRUNKEN,
    /** A number is left out in the names of numbered files. */
    SEQUENCE_GAP,
    /** The same content under two names, or records that nearly all were known. */
    DELIVERED_TWICE,
    /** The last file came after the usual, or declared, time. */
    LATE,
    /** Too early to judge. */
    PENDING,
    /** Too few such weekdays are known to compare with. */
    NOT_KNOWN,
    NOT_EXPECTED,
    ON_TIME;

    /** As job files and JSON write it: {@code zero-rows}. */
    public String value() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** As reports write it: {@code zero rows}. */
    public String words() {
        return name().toLowerCase(Locale.ROOT).replace('_', ' ');
    }

    /** @throws IllegalArgumentException when there is no such verdict */
    public static Verdict of(String value) {
        return valueOf(value.toUpperCase(Locale.ROOT).replace('-', '_'));
    }

    /** Whether something is wrong with the night. */
    public boolean isTrouble() {
        return compareTo(LATE) <= 0;
    }

    /** Whether it says that too little came: of a day off nobody says so, and before the files are due it is too early. */
    boolean isForFewer() {
        return this == MISSING || this == ZERO_ROWS || this == SHORT || this == SEQUENCE_GAP;
    }
}
