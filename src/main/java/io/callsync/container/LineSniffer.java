package io.callsync.container;

import java.io.IOException;

/** Finds out whether a file has each record on a line of its own, so that a newline ends a broken one. */
final class LineSniffer {

    private static final int ENOUGH_LINES = 16;

    private LineSniffer() {}

    /** Whether the first line, and at least half of the first lines, are one whole object each. Takes nothing. */
    static boolean oneRecordPerLine(Window window) throws IOException {
        window.require(Window.HEAD);
        int whole = 0;
        int lines = 0;
        int from = skipBrackets(window, window.position);
        while (lines < ENOUGH_LINES) {
            int newline = newline(window, from);
            if (newline < 0) {
                break;
            }
            whole += isObject(window.buffer, from, newline) ? 1 : 0;
            lines++;
            if (whole == 0) {
                return false;
            }
            from = newline + 1;
        }
        return whole > 0 && 2 * whole >= lines;
    }

    /** Blank space and the bracket that opens a list may precede the first object. */
    private static int skipBrackets(Window window, int from) {
        int at = from;
        while (at < window.end && (Piece.isSeparator(window.buffer[at]) || window.buffer[at] == '[')) {
            at++;
        }
        return at;
    }

    private static int newline(Window window, int from) {
        int end = Math.min(window.end, window.position + Window.HEAD);
        for (int at = from; at < end; at++) {
            if (window.buffer[at] == '\n') {
                return at;
            }
        }
        return -1;
    }

    private static boolean isObject(byte[] bytes, int from, int newline) {
        int last = newline - 1;
        while (last > from && Piece.isSeparator(bytes[last])) {
            last--;
        }
        return bytes[from] == '{' && bytes[last] == '}' && isBalanced(bytes, from, last);
    }

    private static boolean isBalanced(byte[] bytes, int from, int last) {
        int depth = 0;
        boolean inString = false;
        for (int at = from; at <= last; at++) {
            byte next = bytes[at];
            if (next == '\\') {
                at++;
            } else if (next == '"') {
                inString = !inString;
            } else if (!inString) {
                depth += next == '{' || next == '[' ? 1 : next == '}' || next == ']' ? -1 : 0;
            }
        }
        return depth == 0 && !inString;
    }
}
