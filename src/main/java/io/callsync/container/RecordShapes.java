package io.callsync.container;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * How the records of a file begin: with the first four keys, in their order, of every undamaged record so far. One key does not
 * tell a record from an object within it: that may well begin with {@code "id"} too.
 */
final class RecordShapes {

    /** How many keys make out a record, unless it has fewer. */
    static final int ENOUGH = 4;

    private static final int MOST_KEYS = 1024;
    /** So many records with others in them are no accident. */
    private static final int COMMON = 3;
    /** Behind so many records only every eighth is looked at. */
    private static final int MANY = 1000;

    /** A key, and those that may follow it. */
    private static final class Key {
        private final byte[] quoted;
        private final int depth;
        private final List<Key> next = new ArrayList<>(1);
        /** Whether a record may end behind it. */
        private boolean last;
        /** Where in the stream it is enough to have come so far. */
        private long enoughBefore;

        Key(byte[] quoted, int depth) {
            this.quoted = quoted;
            this.depth = depth;
        }
    }

    private final Window window;
    private final LookAhead ahead;
    private Key start;
    private int count;
    private boolean known;
    private int nested;
    private long seen;

    RecordShapes(Window window) {
        this.window = window;
        ahead = new LookAhead(window);
        forget();
    }

    void forget() {
        start = new Key(new byte[0], 0);
        known = false;
    }

    boolean areKnown() {
        return known;
    }

    /** Whether whole records of this file have such records within them. */
    boolean areNested() {
        return nested >= COMMON;
    }

    void nest() {
        nested++;
    }

    /** Remembers how the record between the mark and the position begins. */
    void learn() throws IOException {
        if (++seen > MANY && seen % 8 != 0) {
            return;
        }
        if (!known) {
            forget();
        }
        int length = toMark();
        if (count < MOST_KEYS && match(1) < ENOUGH && WellFormed.isObject(window.next(length))) {
            end(add(0, length));
        }
        window.position = window.mark + length;
    }

    /**
     * Supposes that records begin like the one between the mark and the position. It may have been torn in each of its values:
     * what stands there has to have the same keys up to that one.
     *
     * @return how many keys it shows
     */
    int suppose() throws IOException {
        forget();
        int length = toMark();
        int shown = add(Long.MAX_VALUE, length).depth;
        window.position = window.mark + length;
        return shown;
    }

    /** Takes the record at so many bytes behind the mark for an undamaged one, and the only one so far. */
    void exemplify(int distance) throws IOException {
        forget();
        int length = toMark();
        window.position += distance;
        end(add(0, Integer.MAX_VALUE));
        window.position = window.mark + length;
    }

    private void end(Key key) throws IOException {
        key.last = ahead.peekToken() == '}';
        known |= key != start && (key.last || key.depth == ENOUGH);
    }

    private int toMark() {
        int length = window.length();
        window.position = window.mark;
        return length;
    }

    /** Adds the keys of so many bytes at the position, which may be torn before a place, and returns the last of them. */
    private Key add(long tornBefore, int length) throws IOException {
        ahead.begin(1);
        Key key = start;
        boolean more = true;
        while (more && key.depth < ENOUGH && ahead.passesPlainKey()) {
            key = child(key);
            more = ahead.passesValue() && ahead.passes(',') && ahead.distance() < length;
            key.enoughBefore = Math.min(tornBefore, window.offset() + ahead.distance());
        }
        key.enoughBefore = tornBefore;
        return key;
    }

    private Key child(Key parent) {
        Key child = find(parent);
        if (child == null) {
            int from = window.position + ahead.keyStart();
            child = new Key(Arrays.copyOfRange(window.buffer, from, from + ahead.keyLength()), parent.depth + 1);
            parent.next.add(child);
            count++;
        }
        return child;
    }

    private Key find(Key parent) {
        for (Key key : parent.next) {
            int from = window.position + ahead.keyStart();
            int to = from + ahead.keyLength();
            if (Arrays.equals(window.buffer, from, to, key.quoted, 0, key.quoted.length)) {
                return key;
            }
        }
        return null;
    }

    /**
     * How many of the first keys, so many bytes behind the position, are those of a record: {@link #ENOUGH} when it must be one.
     * As long as nothing is known, every key may be the first one.
     */
    int match(int distance) throws IOException {
        ahead.begin(distance);
        Key key = start;
        while (key.depth < ENOUGH && ahead.passesKey()) {
            if (start.next.isEmpty()) {
                return 1;
            }
            Key next = find(key);
            if (next == null) {
                return key.depth;
            }
            key = next;
            if (window.offset() < key.enoughBefore || key.depth < ENOUGH && endsBehind(key)) {
                return ENOUGH;
            }
        }
        return key.depth;
    }

    /** Whether the brace at the position may begin a record, by all that is supposed. */
    boolean mayBegin() throws IOException {
        return match(1) == (start.next.isEmpty() ? 1 : ENOUGH);
    }

    boolean hasKey(int distance) throws IOException {
        ahead.begin(distance);
        return ahead.passesKey();
    }

    private boolean endsBehind(Key key) throws IOException {
        boolean whole = ahead.passesValue();
        return whole && !ahead.passes(',') && key.last && ahead.peekToken() == '}';
    }
}
