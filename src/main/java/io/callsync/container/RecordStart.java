package io.callsync.container;

import java.io.IOException;

/**
 * Finds where records go on behind damage: at a brace that begins like a record ({@link RecordShapes}), or else at one with a
 * record's first key, or any, that does not look nested. An unescaped quote cannot stand within a string, so a key is never
 * found in the middle of a text.
 *
 * <p>What begins like a record counts as one wherever in the damaged record it stands, for that one may have been torn right
 * behind a colon, an opening bracket or between the elements of a list. In three cases bytes cannot tell, and the next records
 * may be refused together with the torn one: whole records of the file have such records within them; the file begins with damage
 * and there is no {@link ExampleRecord}; the next one begins with keys of its own. Where torn text and what follows it are a
 * well-formed record together, it is taken for one.
 */
final class RecordStart {

    /** How far to look for the key before a brace without it is taken. */
    private static final int PATIENCE = 1 << 14;

    /** How many bytes may be read twice, and how many for each byte of the stream. */
    private static final long FREE = 1 << 24;

    private static final int SHARE = 4;

    /** A brace with a key that is not a record's, or without one. */
    private record Candidate(long offset, boolean comma, boolean hasKey) {}

    private final Window window;
    private final RecordShapes shapes;
    /** Behind the last search, where in the stream the key does not occur before. */
    private long keyless;

    private long readTwice;
    private int previous;
    private boolean comma;

    RecordStart(Window window, RecordShapes shapes) {
        this.window = window;
        this.shapes = shapes;
    }

    /** Whether so many records were torn that time would be lost by reading each one to its end. */
    boolean isCostly() {
        return readTwice > FREE + SHARE * window.offset();
    }

    /**
     * Moves the position from the brace at it to the next record's, or to the end of the stream.
     *
     * @param damage where in the stream the bytes stopped being an object; before it, a brace behind a comma is taken for a
     *     nested one
     * @return whether a comma precedes the brace
     */
    boolean find(Piece piece, long damage) throws IOException {
        previous = 0;
        comma = false;
        Candidate second = null;
        while (!isDecided(second) && piece.hasNext()) {
            byte next = window.buffer[window.position];
            if (next == '{') {
                boolean nested = looksNested(damage);
                boolean record = isRecord(nested);
                if (record && nested && second != null && second.hasKey) {
                    break;
                }
                if (record) {
                    readTwice += Math.max(0, damage - window.offset());
                    return comma;
                }
                if (!nested && second == null && window.offset() >= damage && (!comma || previous == '}')) {
                    second = new Candidate(window.offset(), comma, shapes.hasKey(1));
                }
            }
            advance(next);
        }
        keyless = Math.max(keyless, window.offset());
        if (second == null) {
            return false;
        }
        window.seek(second.offset);
        return second.comma;
    }

    /** Looking ahead from almost every brace costs little because half of the way must be new each time. */
    private boolean isDecided(Candidate second) {
        return second != null
                && (window.isFull()
                        || second.offset + PATIENCE / 2 < keyless
                        || second.offset + PATIENCE < window.offset());
    }

    /** Moves the position back to the first brace behind the mark's that certainly begins a record, if there is one. */
    boolean findWithin() throws IOException {
        long end = window.offset();
        window.position = window.mark + Math.min(1, window.length());
        while (window.offset() < end) {
            if (window.buffer[window.position] == '{' && isRecord(true)) {
                return true;
            }
            window.position++;
        }
        return false;
    }

    private boolean isRecord(boolean looksNested) throws IOException {
        int keys = shapes.match(1);
        return keys > 0 && !looksNested || keys == RecordShapes.ENOUGH && !shapes.areNested();
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
}
