package io.callsync.container;

import java.io.IOException;

/** Looks behind a balanced object: a surplus brace earlier in a record makes its first part look like a whole one. */
final class Trailing {

    private static final int FAR_ENOUGH = 4096;

    private final Window window;
    private final boolean lines;

    Trailing(Window window, boolean lines) {
        this.window = window;
        this.lines = lines;
    }

    /** Whether what follows the object before the position can only be the rest of the same record. Takes nothing. */
    boolean belongsToRecord(boolean top) throws IOException {
        int length = window.length();
        boolean comma = skipSeparators();
        boolean belongs = switch (window.peek()) {
            case -1, '\n', '{' -> false;
            case '}', ':' -> !comma;
            case '"' -> top || !comma || isKey();
            default -> top && lines;
        };
        window.position = window.mark + length;
        return belongs;
    }

    /** Whether a comma, the end of the list or that of the stream follows the value before the position. Takes nothing. */
    boolean endsElement() throws IOException {
        int length = window.length();
        boolean ends = skipSeparators() || window.peek() == ']' || window.peek() < 0;
        window.position = window.mark + length;
        return ends;
    }

    private boolean skipSeparators() throws IOException {
        boolean comma = false;
        int next = window.peek();
        for (int far = 0; far < FAR_ENOUGH && Piece.isSeparator(next) && !(lines && next == '\n'); far++) {
            comma |= next == ',';
            window.position++;
            next = window.peek();
        }
        return comma;
    }

    private boolean isKey() throws IOException {
        window.position++;
        for (int far = 0; far < FAR_ENOUGH && window.peek() != '"' && window.peek() >= 0; far++) {
            window.position++;
        }
        window.position++;
        skipSeparators();
        return window.peek() == ':';
    }
}
