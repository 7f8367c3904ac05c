package io.callsync.container;

import java.io.IOException;

/**
 * Looks behind a file's first record, which is damaged, for one that shows how records begin: a whole object that may begin like
 * the damaged one as far as that can be read. Of several it is the one with the most keys, up to {@link RecordShapes#ENOUGH}, and
 * of those the longest, so that an object within a record is not taken for one.
 */
final class ExampleRecord {

    /** How many bytes may be looked at, and how many for each byte of the stream. */
    private static final long FREE = 1 << 22;

    private static final int SHARE = 4;

    private final Window window;
    private final RecordShapes shapes;
    private final Trailing trailing;
    private final LookAhead ahead;
    private long looked;

    ExampleRecord(Window window, RecordShapes shapes, Trailing trailing) {
        this.window = window;
        this.shapes = shapes;
        this.trailing = trailing;
        ahead = new LookAhead(window);
    }

    /**
     * Lets the shapes know how records begin, from an example or else from what the damaged record at the mark shows of it.
     *
     * @param top whether records follow each other outside any list
     */
    void find(boolean top) throws IOException {
        int length = window.length();
        int shown = shapes.suppose();
        int distance = distance(1, top);
        window.position = window.mark + length;
        if (distance == 0 && shown < RecordShapes.ENOUGH && !WellFormed.isObject(window.copy(length))) {
            shapes.forget();
            distance = distance(length, top);
            window.position = window.mark + length;
            shapes.suppose();
        }
        if (distance > 0) {
            shapes.exemplify(distance);
        }
    }

    /** How far behind the mark the example is, at least so far, or 0. */
    private int distance(int from, boolean top) throws IOException {
        long best = 0;
        int distance = 0;
        if (looked > FREE + SHARE * window.offset()) {
            return distance;
        }
        window.require(Window.HEAD);
        for (window.position = window.mark + from; window.position < window.end; window.position++) {
            looked++;
            if (window.buffer[window.position] == '{' && shapes.mayBegin()) {
                long rank = rank(top);
                if (rank > best && WellFormed.isObject(window.next((int) rank))) {
                    best = rank;
                    distance = window.length();
                }
            }
        }
        return distance;
    }

    /** The number of keys, then whether what follows is what follows records, then the length. */
    private long rank(boolean top) throws IOException {
        long keys = keys();
        ahead.begin(0);
        if (keys == 0 || !ahead.passesValue()) {
            return 0;
        }
        int length = ahead.distance();
        window.position += length;
        long follows = trailing.isWhole(top) ? 1 : 0;
        window.position -= length;
        return keys << Integer.SIZE + 1 | follows << Integer.SIZE | length;
    }

    private int keys() throws IOException {
        int keys = 0;
        ahead.begin(1);
        while (keys < RecordShapes.ENOUGH && ahead.passesPlainKey() && ahead.passesValue()) {
            keys++;
            ahead.passes(',');
        }
        return keys;
    }
}
