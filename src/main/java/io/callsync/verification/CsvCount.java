package io.callsync.verification;

import io.callsync.container.Dialect;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.StandardCharsets;

/** Counts the lines of separated values, those within quotes left out, one character after the other. Not thread-safe. */
final class CsvCount {

    private static final int END = -1;
    /** More lines in one field than anybody means: rather a quote that is not closed. */
    private static final int MOST_LINES = 100;

    private final Reader in;
    private final Dialect.Csv dialect;
    private final char delimiter;
    private final int recordLimit;
    private final char[] buffer = new char[1 << 13];
    private int at;
    private int end;
    private long offset;

    CsvCount(InputStream in, Dialect.Csv dialect, char delimiter, int recordLimit) {
        this.in = new InputStreamReader(
                in, RecordCount.isAsciiCompatible(dialect) ? StandardCharsets.ISO_8859_1 : dialect.charset());
        this.dialect = dialect;
        this.delimiter = delimiter;
        this.recordLimit = recordLimit;
    }

    /** @throws NotCountable when a quote is not closed, or followed by text */
    long records() throws IOException {
        for (int line = 0; line < dialect.skipLines(); line++) {
            skipLine();
        }
        long records = 0;
        while (peek() != END) {
            if (dialect.comment() != 0 && peek() == dialect.comment()) {
                skipLine();
            } else if (record()) {
                records++;
            }
        }
        return dialect.header() ? Math.max(0, records - 1) : records;
    }

    /** Whether the line holds anything. */
    private boolean record() throws IOException {
        long start = offset;
        boolean blank = true;
        boolean fieldIsEmpty = true;
        for (int next = read(); next != END && !endsLine(next); next = read()) {
            if (dialect.quote() != 0 && next == dialect.quote() && fieldIsEmpty) {
                quoted(start);
                blank = false;
                fieldIsEmpty = false;
            } else if (next == delimiter) {
                blank = false;
                fieldIsEmpty = true;
            } else if (next != ' ' && next != '\t') {
                blank = false;
                fieldIsEmpty = false;
            }
        }
        return !blank;
    }

    /** Passes over a field that began with a quote, and the blanks behind it. */
    private void quoted(long start) throws IOException {
        long opened = offset - 1;
        int lines = 0;
        for (int next = read(); next != dialect.quote() || peek() == dialect.quote(); next = read()) {
            if (next == dialect.quote()) {
                read();
            } else if (next == END) {
                throw NotCountable.damagedAt(opened);
            } else if (endsLine(next) && ++lines > MOST_LINES) {
                throw NotCountable.damagedAt(opened);
            }
        }
        while (peek() == ' ' || peek() == '\t' && delimiter != '\t') {
            read();
        }
        boolean fieldEnds = peek() == delimiter || peek() == '\n' || peek() == '\r' || peek() == END;
        if (!fieldEnds || lines > 0 && offset - start > recordLimit) {
            throw NotCountable.damagedAt(opened);
        }
    }

    private void skipLine() throws IOException {
        int next = read();
        while (next != END && !endsLine(next)) {
            next = read();
        }
    }

    /** LF, CR, or both. */
    private boolean endsLine(int next) throws IOException {
        if (next == '\r' && peek() == '\n') {
            read();
        }
        return next == '\n' || next == '\r';
    }

    private int read() throws IOException {
        int next = peek();
        if (next != END) {
            at++;
            offset++;
        }
        return next;
    }

    private int peek() throws IOException {
        if (at == end) {
            at = 0;
            end = Math.max(0, in.read(buffer));
        }
        return at < end ? buffer[at] : END;
    }
}
