package io.callsync.container;

import java.io.IOException;

/** Looks behind a balanced object: a surplus brace earlier in a record makes its first part look like a whole one. */
final class Trailing {

    private static final int FAR_ENOUGH = 4096;

    private final Window window;
    private final LookAhead ahead;
    private final boolean lines;

    Trailing(Window window, boolean lines) {
        this.window = window;
        ahead = new LookAhead(window);
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

    /** Whether what follows the value before the position is what follows whole records. Takes nothing. */
    boolean isWhole(boolean top) throws IOException {
        ahead.begin(0);
        boolean comma = ahead.passes(',');
        return switch (ahead.peekToken()) {
            case -1 -> top;
            case ']' -> !top && !comma;
            case '[' -> top;
            case '{' -> (top || comma) && isObject();
            default -> false;
        };
    }

    private boolean isObject() throws IOException {
        ahead.passes('{');
        return ahead.passes('}') || ahead.passesKey() || ahead.peek() < 0;
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
