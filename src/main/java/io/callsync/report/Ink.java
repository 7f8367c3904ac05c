package io.callsync.report;

/** Emphasis on a terminal, and nothing elsewhere. */
public enum Ink {
    PLAIN,
    ANSI;

    private static final String RESET = "\u001B[0m";

    public String good(String text) {
        return in("\u001B[32m", text);
    }

    public String warning(String text) {
        return in("\u001B[33m", text);
    }

    public String bad(String text) {
        return in("\u001B[31m", text);
    }

    public String strong(String text) {
        return in("\u001B[1m", text);
    }

    private String in(String colour, String text) {
        return this == PLAIN ? text : colour + text + RESET;
    }
}
