package io.callsync.container;

import java.io.IOException;
import java.util.Arrays;

/**
 * Finds where records go on behind damage: a brace that begins with the same key as the last whole record, or a brace behind
 * a closing one. An unescaped quote cannot stand within a string, so the key is never found in the middle of a text.
 */
final class RecordStart {

    /** How far to look for the key before a brace without it is taken. */
    private static final int PATIENCE = 1 << 14;

    private final Window window;
    private byte[] key = {'"'};

    private int previous;
    private boolean comma;

    RecordStart(Window window) {
        this.window = window;
    }

    /** Remembers how records begin: the quoted first key of an object. */
    void learn(byte[] object) {
        int open = skipBlanks(object, 1, object.length);
        int close = open + 1;
        while (close < object.length && object[close] != '"') {
            close++;
        }
        if (close < object.length && object[open] == '"') {
            key = Arrays.copyOfRange(object, open, close + 1);
        }
    }

    /**
     * Moves the position to the next record's brace, or to the end of the stream.
     *
     * @param damage where in the stream the bytes stopped being an object; before it, a brace behind a comma is taken for a
     *     nested one
     * @return whether a comma precedes the brace
     */
    boolean find(Piece piece, long damage) throws IOException {
        window.position = piece.isTooLarge() ? window.position : window.mark + Math.min(1, window.length());
        previous = 0;
        comma = false;
        long second = -1;
        while (!(window.isFull() && second >= 0) && piece.hasNext()) {
            byte next = window.buffer[window.position];
            if (next == '{' && (!comma || window.offset() >= damage)) {
                if (previous != ':' && previous != '[' && keyFollows()) {
                    return comma;
                }
                if (previous == '}' && window.offset() >= damage) {
                    if (!comma) {
                        return false;
                    }
                    second = second < 0 ? window.offset() : second;
                }
            }
            if (second >= 0 && window.offset() > second + PATIENCE) {
                break;
            }
            advance(next);
        }
        if (second >= 0) {
            window.seek(second);
        }
        return second >= 0;
    }

    private void advance(byte next) {
        window.position++;
        if (next == ',') {
            comma = true;
        } else if (!Piece.isSeparator(next)) {
            previous = next;
            comma = false;
        }
    }

    private boolean keyFollows() throws IOException {
        window.require(2 * key.length + 64);
        int at = skipBlanks(window.buffer, window.position + 1, window.end);
        return at + key.length <= window.end && Arrays.equals(window.buffer, at, at + key.length, key, 0, key.length);
    }

    private static int skipBlanks(byte[] bytes, int from, int end) {
        int at = from;
        while (at < end && Piece.isSeparator(bytes[at]) && bytes[at] != ',') {
            at++;
        }
        return at;
    }
}
