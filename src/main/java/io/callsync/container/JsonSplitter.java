package io.callsync.container;

import io.callsync.call.Reason;
import io.callsync.container.JsonScanner.Stop;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Set;

/**
 * Splits JSON in any arrangement into records. Between records stand blanks, commas and the brackets of lists; everything else
 * there is damage. Behind damage it goes on at the next line, where each record has a line of its own, otherwise at the next
 * place that looks like the beginning of a record ({@link RecordStart}).
 */
final class JsonSplitter {

    private static final int LONGEST_KEY = 256;

    /** Where the position is. */
    private enum Place {
        TOP,
        ARRAY,
        DOCUMENT_LIST,
        DOCUMENT_REST
    }

    private final Window window;
    private final Piece piece;
    private final JsonScanner scanner;
    private final RecordShapes shapes;
    private final RecordStart recordStart;
    private final Trailing trailing;
    private final ExampleRecord example;
    private final boolean lines;

    private Place place = Place.TOP;
    private RawRecord previous;

    JsonSplitter(Window window, int limit, Set<String> lists) throws IOException {
        this.window = window;
        piece = new Piece(window, limit);
        lines = LineSniffer.oneRecordPerLine(window);
        shapes = new RecordShapes(window);
        byte[][] names = lists.stream().map(JsonSplitter::quoted).toArray(byte[][]::new);
        scanner = new JsonScanner(window, names, lines, shapes);
        recordStart = new RecordStart(window, shapes);
        trailing = new Trailing(window, lines);
        example = new ExampleRecord(window, shapes, trailing);
    }

    private static byte[] quoted(String name) {
        return ('"' + name + '"').getBytes(StandardCharsets.UTF_8);
    }

    /** The next record, or null at the end. */
    RawRecord next() throws IOException {
        RawRecord record = null;
        while (record == null && (place != Place.TOP || skipSeparators() >= 0)) {
            record = place == Place.DOCUMENT_REST ? documentRest() : step(skipSeparators());
        }
        previous = record;
        return record;
    }

    /** Of the last record, until the next one is looked for. */
    StringEnds stringEnds() {
        return scanner.stringEnds();
    }

    private int skipSeparators() throws IOException {
        int next = window.peek();
        while (Piece.isSeparator(next)) {
            window.mark = ++window.position;
            next = window.peek();
        }
        return next;
    }

    /** Takes one object, bracket or piece of damage; null when it was no record. */
    private RawRecord step(int next) throws IOException {
        piece.begin();
        boolean top = place == Place.TOP;
        return switch (next) {
            case -1 -> unclosedList();
            case '{' -> object();
            case '[' -> top ? enterArray() : strayValue();
            case ']' -> top ? recover(window.offset()) : leaveList();
            case '"' -> top ? recover(window.offset()) : strayValue();
            case '}', ':' -> recover(window.offset());
            default -> top ? recover(window.offset()) : strayWord();
        };
    }

    private RawRecord object() throws IOException {
        scanner.begin(place == Place.TOP);
        Stop stop = scan();
        if (stop == Stop.LIST) {
            place = Place.DOCUMENT_LIST;
            return null;
        }
        if (stop != Stop.BALANCED) {
            return recover(stop == Stop.BROKEN ? scanner.damage() : window.offset());
        }
        if (piece.isTooLarge() ? isRecordWithin() : trailing.belongsToRecord(place == Place.TOP) || isTorn()) {
            return recover(window.offset());
        }
        if (!lines && !piece.isTooLarge()) {
            shapes.learn();
        }
        return piece.end(null);
    }

    /** Whether a balanced object with a record within it was torn before that, and has its end from elsewhere. */
    private boolean isTorn() throws IOException {
        if (!isRecordWithin()) {
            return false;
        }
        boolean whole = trailing.isWhole(place == Place.TOP) && WellFormed.isObject(window.copy(window.length()));
        if (whole) {
            shapes.nest();
        }
        return !whole;
    }

    /** Whether there is another record between the mark and the position, both of which stay. */
    private boolean isRecordWithin() throws IOException {
        if (!lines && !shapes.areKnown() && piece.isKept()) {
            example.find(place == Place.TOP);
        }
        long end = window.offset();
        boolean within = scanner.mayHoldRecord() && recordStart.findWithin();
        window.seek(end);
        return within;
    }

    private Stop scan() throws IOException {
        Stop stop = scanner.scan();
        while (stop == Stop.FULL && !isRecordWithin()) {
            piece.shed(LONGEST_KEY);
            stop = scanner.scan();
        }
        return stop;
    }

    /** Ends the piece where the next record seems to begin. */
    private RawRecord recover(long damage) throws IOException {
        if (lines) {
            return restOfLine();
        }
        if (isRecordWithin() || !piece.isTooLarge()) {
            window.position = window.mark + Math.min(1, window.length());
        } else {
            window.seek(Math.max(window.markOffset(), damage));
        }
        boolean comma = recordStart.find(piece, damage);
        if (recordStart.isCostly()) {
            scanner.loseTrust();
        }
        if (!comma && place != Place.ARRAY) {
            place = Place.TOP;
        }
        return piece.endTrimmed(Reason.MALFORMED);
    }

    private RawRecord restOfLine() throws IOException {
        while (piece.hasNext() && window.buffer[window.position] != '\n') {
            window.position++;
        }
        place = place == Place.ARRAY ? Place.ARRAY : Place.TOP;
        return piece.endTrimmed(Reason.MALFORMED);
    }

    /** An element of a list of records that is no object. */
    private RawRecord strayValue() throws IOException {
        long start = window.offset();
        scanner.begin(false);
        if (scan() == Stop.BROKEN) {
            return recover(scanner.damage());
        }
        // what looks like a text may be what stands between two texts, and hold the beginning of a record
        return piece.isTooLarge() || trailing.endsElement() ? piece.endTrimmed(Reason.MALFORMED) : recover(start);
    }

    private RawRecord strayWord() throws IOException {
        while (piece.hasNext() && "{}[]:,\" \t\r\n".indexOf(window.buffer[window.position]) < 0) {
            window.position++;
        }
        return piece.end(Reason.MALFORMED);
    }

    private RawRecord enterArray() {
        window.position++;
        place = Place.ARRAY;
        return null;
    }

    private RawRecord leaveList() {
        window.position++;
        place = place == Place.ARRAY ? Place.TOP : Place.DOCUMENT_REST;
        scanner.resumeDocument();
        return null;
    }

    /** The stream ends within a list: records may be missing, which the last one tells unless it is damaged itself. */
    private RawRecord unclosedList() {
        place = Place.TOP;
        return previous != null && previous.damage() != null ? null : piece.end(Reason.MALFORMED);
    }

    /** What follows the list in its document holds no records, unless there is another list. */
    private RawRecord documentRest() throws IOException {
        piece.begin();
        Stop stop = scan();
        place = stop == Stop.LIST ? Place.DOCUMENT_LIST : Place.TOP;
        return switch (stop) {
            case BROKEN -> recover(scanner.damage());
            case END -> piece.end(Reason.MALFORMED);
            default -> null;
        };
    }
}
