package io.callsync.container;

import io.callsync.call.Reason;
import java.io.IOException;

/** The bytes of one record while its end is being looked for. Of an over-long one only the first bytes are kept. */
final class Piece {

    /** How much of an over-long record is kept. */
    static final int PREFIX = 1 << 16;

    private final Window window;
    private final int limit;
    private long number;
    private long offset;
    private byte[] prefix;

    Piece(Window window, int limit) {
        this.window = window;
        this.limit = limit;
    }

    /** Begins at the position. */
    void begin() {
        window.mark = window.position;
        offset = window.markOffset();
        prefix = null;
    }

    boolean isTooLarge() {
        return prefix != null || window.length() > limit;
    }

    /** Whether its first byte is still at the mark. */
    boolean isKept() {
        return prefix == null;
    }

    /** Drops everything up to the position but its last bytes. */
    void shed(int keep) {
        if (prefix == null) {
            prefix = window.copy(Math.min(PREFIX, limit));
        }
        window.mark = Math.max(window.mark, window.position - keep);
    }

    /** Whether there is another byte at the position; sheds when that takes too much memory. */
    boolean hasNext() throws IOException {
        if (window.isFull()) {
            shed(0);
        }
        return window.position < window.end || window.fill();
    }

    void restartNumbers() {
        number = 0;
    }

    /** Ends before the position. */
    RawRecord end(Reason damage) {
        number++;
        if (!isTooLarge()) {
            return new RawRecord(number, offset, window.copy(window.length()), damage);
        }
        byte[] kept = prefix == null ? window.copy(Math.min(PREFIX, limit)) : prefix;
        return new RawRecord(number, offset, kept, Reason.RECORD_TOO_LARGE);
    }

    /** Ends before the blanks and commas that precede the position. */
    RawRecord endTrimmed(Reason damage) {
        int position = window.position;
        while (window.position > window.mark && isSeparator(window.buffer[window.position - 1])) {
            window.position--;
        }
        RawRecord record = end(damage);
        window.position = position;
        return record;
    }

    static boolean isSeparator(int next) {
        return next == ' ' || next == '\n' || next == '\r' || next == '\t' || next == ',';
    }
}
