package io.callsync.container;

import io.callsync.call.Reason;
import java.io.IOException;
import java.util.Arrays;

/**
 * Splits separated values into records: lines that end with LF, CRLF or CR, except within quotes. A quote counts only at the
 * beginning of a field.
 *
 * <p>A quote that is not closed would swallow the file. It is taken for unclosed when the stream ends, the record grows beyond
 * its limit or over 100 newlines, or the next quote stands in the middle of text on a later line; then the first line alone is
 * damaged and reading goes back to the second. Looking ahead is thus bounded: no byte is looked at more than 100 times.
 */
final class CsvSplitter {

    private static final int MOST_NEWLINES = 100;
    private static final int MOST_BLANKS = 1024;
    private static final int NONE = -1;

    private final Window window;
    private final Piece piece;
    private final int limit;
    private final byte quote;
    private final byte comment;
    private final boolean[] stops = new boolean[256];
    private final boolean[] delimiters = new boolean[256];

    /** Behind the mark: where the first line of a record of several lines ends. */
    private int firstLine;

    CsvSplitter(Window window, Dialect.Csv dialect, int limit) {
        this.window = window;
        this.limit = limit;
        piece = new Piece(window, limit);
        quote = (byte) ascii(dialect.quote());
        comment = (byte) ascii(dialect.comment());
        stops['\n'] = true;
        stops['\r'] = true;
        stops[quote] = quote != 0;
        delimitedBy(dialect.delimiters());
    }

    private static int ascii(int character) {
        if (character >= 0x80) {
            throw new IllegalArgumentException(
                    "'" + (char) character + "' cannot separate or quote: expected an ASCII character");
        }
        return character;
    }

    /** From now on only these characters separate fields. */
    void delimitedBy(String characters) {
        Arrays.fill(delimiters, false);
        characters.chars().forEach(character -> delimiters[ascii(character)] = true);
    }

    /** Passes over so many lines, whatever they hold. */
    void skipLines(int lines) throws IOException {
        for (int line = 0; line < lines && window.peek() >= 0; line++) {
            skipLine();
        }
    }

    /** The header, or null in an empty stream. It is split like a record, but counts begin behind it. */
    RawRecord header() throws IOException {
        RawRecord header = next();
        piece.restartNumbers();
        return header;
    }

    /** The next record without its newline, or null at the end. */
    RawRecord next() throws IOException {
        while (window.peek() >= 0) {
            piece.begin();
            if (comment != 0 && window.peek() == comment) {
                skipLine();
                continue;
            }
            RawRecord record = record();
            takeNewline();
            if (record != null) {
                return record;
            }
        }
        return null;
    }

    private boolean isBlankLine() {
        int at = window.mark;
        while (at < window.position && isBlank(window.buffer[at])) {
            at++;
        }
        return at == window.position;
    }

    private boolean isBlank(int next) {
        return next == ' ' || next == '\t' && !delimiters['\t'];
    }

    /** Null for a blank line. */
    private RawRecord record() throws IOException {
        firstLine = NONE;
        boolean closed = true;
        while (closed && nextStop() && window.buffer[window.position] == quote) {
            closed = !opensField() ? window.position++ >= 0 : passQuoted();
        }
        if (closed && window.length() <= limit) {
            return isBlankLine() ? null : piece.end(null);
        }
        if (firstLine != NONE) {
            window.position = window.mark + firstLine;
        } else {
            skipToNewline();
        }
        return piece.end(Reason.UNCLOSED_QUOTE);
    }

    /** Moves to the next quote or newline; false at the end of the stream or the limit. */
    private boolean nextStop() throws IOException {
        do {
            byte[] buffer = window.buffer;
            int end = window.end;
            int at = window.position;
            while (at < end && !stops[buffer[at] & 0xFF]) {
                at++;
            }
            window.position = at;
            if (at < end) {
                return true;
            }
        } while (!window.isFull() && window.fill());
        return false;
    }

    private boolean opensField() {
        int before = window.position - 1;
        while (before >= window.mark && isBlank(window.buffer[before])) {
            before--;
        }
        return before < window.mark || delimiters[window.buffer[before] & 0xFF];
    }

    /** Moves behind the quoted text that begins here; false when its quote is not closed. */
    private boolean passQuoted() throws IOException {
        int newlines = 0;
        window.position++;
        while (nextStop()) {
            if (window.buffer[window.position] != quote) {
                firstLine = firstLine == NONE ? window.length() : firstLine;
                if (++newlines > MOST_NEWLINES) {
                    return false;
                }
                takeNewline();
            } else if (byteAt(1) == quote) {
                window.position += 2;
            } else {
                boolean ends = endsField();
                window.position++;
                return ends || newlines == 0;
            }
        }
        return false;
    }

    /** Whether only blanks stand between the quote here and the field's end. */
    private boolean endsField() throws IOException {
        int ahead = 1;
        while (ahead < MOST_BLANKS && isBlank(byteAt(ahead))) {
            ahead++;
        }
        int next = byteAt(ahead);
        return next < 0 || next == '\n' || next == '\r' || delimiters[next];
    }

    private int byteAt(int ahead) throws IOException {
        if (window.end - window.position <= ahead) {
            window.require(ahead + 1);
        }
        return window.end - window.position > ahead ? window.buffer[window.position + ahead] & 0xFF : NONE;
    }

    private void skipToNewline() throws IOException {
        while (piece.hasNext() && window.buffer[window.position] != '\n' && window.buffer[window.position] != '\r') {
            window.position++;
        }
    }

    private void skipLine() throws IOException {
        piece.begin();
        skipToNewline();
        takeNewline();
    }

    private void takeNewline() throws IOException {
        int next = window.position < window.end ? window.buffer[window.position] : window.peek();
        if (next == '\r' || next == '\n') {
            window.position++;
            if (next == '\r' && window.peek() == '\n') {
                window.position++;
            }
        }
    }
}
