package io.callsync.report;

import io.callsync.calendar.Verdict;

/** How a calendar shows a verdict: a sign in a row, a word in a grid, and ink. */
enum CalendarCell {
    MISSING('M', "missing"),
    ZERO_ROWS('0', "0 rows"),
    SHORT('S', "short"),
    SHRUNKEN('<', "shrunk"),
    SEQUENCE_GAP('G', "gap"),
    DELIVERED_TWICE('2', "twice"),
    LATE('L', "late"),
    PENDING('~', "pending"),
    NOT_KNOWN('?', "?"),
    NOT_EXPECTED('-', "-"),
    ON_TIME('.', "ok");

    private final char sign;
    private final String word;

    CalendarCell(char sign, String word) {
        this.sign = sign;
        this.word = word;
    }

    static CalendarCell of(Verdict verdict) {
        return valueOf(verdict.name());
    }

    String sign() {
        return String.valueOf(sign);
    }

    String word() {
        return word;
    }

    /** Text about such a night. */
    String in(Ink ink, String text) {
        return switch (this) {
            case MISSING, ZERO_ROWS, SHORT -> ink.bad(text);
            case SHRUNKEN, SEQUENCE_GAP, DELIVERED_TWICE, LATE -> ink.warning(text);
            case ON_TIME -> ink.good(text);
            case PENDING, NOT_KNOWN, NOT_EXPECTED -> text;
        };
    }
}
