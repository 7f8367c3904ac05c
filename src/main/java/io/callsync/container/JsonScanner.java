package io.callsync.container;

import java.io.IOException;
import java.util.Arrays;

/**
 * Finds the end of one JSON object without parsing it: follows strings, nesting and just enough grammar that damage shows
 * near the place where it is. Stops and resumes anywhere, so that an object of any length passes in bounded memory.
 */
final class JsonScanner {

    enum Stop {
        /** The position is behind the object's last brace. */
        BALANCED,
        /** The position is where the bytes stop being one object. */
        BROKEN,
        /** The position is behind the opening bracket of a list of records: the object is a document. */
        LIST,
        /** More than the limit is kept: move the mark, then scan on. */
        FULL,
        /** The stream ends within the object. */
        END
    }

    private final Window window;
    private final byte[][] lists;
    private final boolean lines;
    private final RecordShapes shapes;
    private final JsonNesting nesting = new JsonNesting();
    private final StringEnds ends = new StringEnds();

    private boolean impatient;
    private boolean holdsRecord;
    private boolean beganUnknowing;
    private boolean documents;
    private boolean inString;
    private boolean escaped;
    private boolean listKey;
    private long stringStart;
    /** The last byte outside strings that is no blank and belongs to no number or literal; a quote for a string. */
    private byte last;

    /**
     * @param lists quoted names of the lists that hold records
     * @param lines whether a newline within an object breaks it
     * @param shapes tells the beginning of a record, which is looked for where newlines do not separate records
     */
    JsonScanner(Window window, byte[][] lists, boolean lines, RecordShapes shapes) {
        this.window = window;
        this.lists = lists;
        this.lines = lines;
        this.shapes = shapes;
    }

    /** Whether something within the object may begin like a record: then the object may have been torn before that. */
    boolean mayHoldRecord() {
        return holdsRecord || beganUnknowing;
    }

    /** Where the strings of the object end that has just been balanced, counted from the mark. */
    StringEnds stringEnds() {
        return ends;
    }

    /** From now on such a beginning breaks the object. */
    void loseTrust() {
        impatient = true;
    }

    /** Begins at an opening brace (or at any other value that is to be passed over). */
    void begin(boolean mayBeDocument) {
        resumeDocument();
        documents = mayBeDocument && lists.length > 0;
        beganUnknowing = !lines && !shapes.areKnown();
        nesting.begin(0);
        last = ':';
    }

    /** Begins behind the list of a document. */
    void resumeDocument() {
        ends.begin();
        documents = true;
        holdsRecord = false;
        inString = false;
        escaped = false;
        listKey = false;
        nesting.begin(1);
        last = ']';
    }

    Stop scan() throws IOException {
        Stop stop = null;
        while (stop == null) {
            stop = inString ? string() : structure();
        }
        return stop;
    }

    /** Null when a string begins. */
    private Stop structure() throws IOException {
        byte[] buffer = window.buffer;
        int at = window.position;
        int end = window.end;
        while (true) {
            if (at == end) {
                window.position = at;
                Stop stop = more();
                if (stop != null) {
                    return stop;
                }
                buffer = window.buffer;
                at = window.position;
                end = window.end;
            }
            byte kind = ByteKind.of(buffer[at]);
            if (kind == ByteKind.BLANK || kind == ByteKind.OTHER && last != '"') {
                at++;
                continue;
            }
            if (nesting.depth() > 0 && (kind == ',' || kind == ':' && last == '"' && !nesting.inArray())) {
                last = kind;
                at++;
                continue;
            }
            window.position = at;
            Stop stop = token(kind);
            if (stop != null || inString) {
                return stop;
            }
            at = window.position;
        }
    }

    /** Where the damage begins at the latest: with the string before the position, which may have swallowed a record's start. */
    long damage() {
        return inString || last == '"' ? stringStart : window.offset();
    }

    private Stop token(byte kind) throws IOException {
        boolean fits = switch (kind) {
            case '"' -> openString();
            case ':' -> last == '"' && !nesting.inArray();
            case ',' -> true;
            case '{' -> open(0);
            case '[' -> open(1);
            case '}' -> close(false);
            case ']' -> close(true);
            case '\n' -> !lines;
            default -> false;
        };
        if (!fits) {
            return Stop.BROKEN;
        }
        window.position++;
        last = kind == '\n' ? last : kind;
        if (kind == '[' && documents && nesting.depth() == 2 && listKey) {
            return Stop.LIST;
        }
        return nesting.depth() == 0 && !inString ? Stop.BALANCED : null;
    }

    private boolean openString() throws IOException {
        if (last == '"' || last == '}' || last == ']') {
            return false;
        }
        if (last == '{' && nesting.depth() > 1 && !lines && !holdsRecord && !shapes.areNested()) {
            holdsRecord = shapes.match(0) == RecordShapes.ENOUGH;
        }
        if (holdsRecord && impatient) {
            return false;
        }
        if (documents && nesting.depth() == 1 && last != ':') {
            listKey = false;
        }
        inString = true;
        stringStart = window.offset();
        return true;
    }

    private boolean open(int array) {
        boolean fits = last == ':' || nesting.mayBeInArray() && (last == '[' || last == ',');
        if (fits) {
            nesting.open(array);
        }
        return fits;
    }

    private boolean close(boolean array) {
        boolean fits = nesting.close(array);
        boolean lacksValue = last == ':' && window.position > window.mark && window.buffer[window.position - 1] == ':';
        return fits && !lacksValue;
    }

    /** Null when the string ends. */
    private Stop string() throws IOException {
        while (true) {
            skipText();
            if (window.position == window.end) {
                Stop stop = more();
                if (stop != null) {
                    return stop;
                }
            } else if (window.buffer[window.position] == '"') {
                window.position++;
                ends.add(window.length());
                inString = false;
                listKey = documents && nesting.depth() == 1 && endsWithListKey();
                return nesting.depth() == 0 ? Stop.BALANCED : null;
            } else {
                return Stop.BROKEN;
            }
        }
    }

    /** Moves to the quote or newline that ends the string, or to the end of what has been read. */
    private void skipText() {
        byte[] buffer = window.buffer;
        int end = window.end;
        int at = escaped ? window.position : EightBytes.passText(buffer, window.position, end);
        while (at < end) {
            byte next = buffer[at];
            if (next == '\n' || next == '"' && !escaped) {
                break;
            }
            ends.forget();
            escaped = next == '\\' && !escaped;
            at = escaped ? at + 1 : EightBytes.passText(buffer, at + 1, end);
        }
        window.position = at;
    }

    private boolean endsWithListKey() {
        for (byte[] name : lists) {
            int from = window.position - name.length;
            if (from > window.mark && Arrays.equals(window.buffer, from, window.position, name, 0, name.length)) {
                return true;
            }
        }
        return false;
    }

    private Stop more() throws IOException {
        if (window.isFull()) {
            return Stop.FULL;
        }
        return window.fill() ? null : Stop.END;
    }
}
