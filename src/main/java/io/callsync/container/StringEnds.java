package io.callsync.container;

/**
 * Behind which bytes of a record its strings end, as its splitter has seen them: its values are then taken without looking for
 * quotes again. Known of a record with nothing but ASCII in its strings and no escape, which is almost every one.
 */
final class StringEnds {

    static final StringEnds UNKNOWN = new StringEnds();

    private static final int MOST = 1024;

    private final int[] ends = new int[MOST];
    private int count;
    private boolean known;

    void begin() {
        count = 0;
        known = true;
    }

    void add(int end) {
        known &= count < MOST;
        if (known) {
            ends[count++] = end;
        }
    }

    /** A string holds something else, so that it has to be looked at once more. */
    void forget() {
        known = false;
    }

    boolean areKnown() {
        return known;
    }

    int count() {
        return count;
    }

    int get(int string) {
        return ends[string];
    }
}
