package io.callsync.container;

/** In which objects and arrays a place of a record is; of more than 64 levels it is no longer told which are arrays. */
final class JsonNesting {

    private static final int TYPED_DEPTH = 64;

    private int depth;
    /** One bit for each of the innermost 64 levels: 1 for an array. */
    private long arrays;

    void begin(int levels) {
        depth = levels;
        arrays = 0;
    }

    int depth() {
        return depth;
    }

    boolean inArray() {
        return (arrays & 1) == 1 && isTyped();
    }

    boolean mayBeInArray() {
        return inArray() || !isTyped();
    }

    private boolean isTyped() {
        return depth <= TYPED_DEPTH;
    }

    void open(int array) {
        depth++;
        arrays = isTyped() ? arrays << 1 | array : arrays;
    }

    /** Whether this is what ends here. */
    boolean close(boolean array) {
        boolean fits = !isTyped() || inArray() == array;
        if (fits) {
            arrays = isTyped() ? arrays >>> 1 : arrays;
            depth--;
        }
        return fits;
    }
}
