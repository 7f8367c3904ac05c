package io.callsync.container;

import java.io.IOException;
import java.util.Arrays;

/**
 * Finds where records go on behind damage: at a brace that begins with the same key as the file's first record, or else at one
 * that does not look nested. An unescaped quote cannot stand within a string, so the key is never found in the middle of a
 * text.
 *
 * <p>It cannot always be told: where records do not stand on lines of their own, one that is torn right behind a colon or an
 * opening bracket, or between the elements of a list, may take the next one along as if that were nested in it.
 */
final class RecordStart {

    /** How far to look for the key before a brace without it is taken. */
    private static final int PATIENCE = 1 << 14;

    private final Window window;
    private byte[] key = {'"'};
    /** Behind the last search, where in the stream the key does not occur before. */
    private long keyless;

    private int previous;
    private boolean comma;

    RecordStart(Window window) {
        this.window = window;
    }

    /** Remembers how records begin: with the quoted first key of this one. */
    void learn(byte[] object) {
        int open = skipBlanks(object, 1, object.length);
        int close = open + 1;
        while (close < object.length && object[close] != '"') {
            close++;
        }
        if (close < object.length && object[open] == '"') {
            key = Arrays.copyOfRange(object, open, close + 1);
            keyless = 0;
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
        boolean secondComma = false;
        long second = -1;
        while (!isDecided(second) && piece.hasNext()) {
            byte next = window.buffer[window.position];
            if (next == '{' && !looksNested(damage)) {
                if (keyFollows()) {
                    return comma;
                }
                if (second < 0 && window.offset() >= damage && (!comma || previous == '}')) {
                    second = window.offset();
                    secondComma = comma;
                }
            }
            advance(next);
        }
        keyless = Math.max(keyless, window.offset());
        if (second >= 0) {
            window.seek(second);
        }
        return secondComma;
    }

    /** Looking ahead from almost every brace costs little because half of the way must be new each time. */
    private boolean isDecided(long second) {
        return second >= 0
                && (window.isFull() || second + PATIENCE / 2 < keyless || second + PATIENCE < window.offset());
    }

    private boolean looksNested(long damage) {
        return comma ? window.offset() < damage : previous == ':' || previous == '[';
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
