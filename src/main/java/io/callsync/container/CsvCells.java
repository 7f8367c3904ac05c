package io.callsync.container;

import io.callsync.call.Reason;
import io.callsync.call.Rejection;
import java.util.Arrays;

/** The cells of one record: RFC 4180, but blanks may surround quotes and a quote within unquoted text is content. */
final class CsvCells {

    private final byte quote;
    private final byte delimiter;

    private byte[] record;
    private int count;
    private int[] begins = new int[64];
    private int[] ends = new int[64];

    CsvCells(char quote, char delimiter) {
        this.quote = (byte) quote;
        this.delimiter = (byte) delimiter;
    }

    int count() {
        return count;
    }

    /** @throws Rejection when text stands behind a closing quote */
    void split(byte[] bytes) {
        record = bytes;
        count = 0;
        int at = 0;
        while (at <= bytes.length) {
            if (count == begins.length) {
                begins = Arrays.copyOf(begins, 2 * count);
                ends = Arrays.copyOf(ends, 2 * count);
            }
            at = cell(at) + 1;
            count++;
        }
    }

    /** The cell's bytes without its quotes, as text; doubled quotes are undone. */
    String text(int column, Encoding encoding) {
        int begin = begins[column];
        String text = encoding.text(record, begin, ends[column] - begin);
        boolean quoted = quote != 0 && begin > 0 && record[begin - 1] == quote;
        return quoted && text.indexOf(quote) >= 0
                ? text.replace("" + (char) quote + (char) quote, "" + (char) quote)
                : text;
    }

    /** Takes the cell that begins here and returns where it ends: at a delimiter or the record's end. */
    private int cell(int from) {
        int begin = skipBlanks(from);
        if (quote != 0 && begin < record.length && record[begin] == quote) {
            return quoted(begin + 1);
        }
        int end = from;
        while (end < record.length && record[end] != delimiter) {
            end++;
        }
        begins[count] = from;
        ends[count] = end;
        return end;
    }

    private int quoted(int begin) {
        int close = begin;
        while (close < record.length && (record[close] != quote || isDoubled(close))) {
            close += record[close] == quote ? 2 : 1;
        }
        int end = skipBlanks(Math.min(close + 1, record.length));
        if (close >= record.length || end < record.length && record[end] != delimiter) {
            throw new Rejection(
                    Reason.MALFORMED,
                    "#" + (count + 1),
                    "column %d has text behind its closing quote, at byte %d".formatted(count + 1, end + 1));
        }
        begins[count] = begin;
        ends[count] = close;
        return end;
    }

    private boolean isDoubled(int at) {
        return at + 1 < record.length && record[at + 1] == quote;
    }

    private int skipBlanks(int from) {
        int at = from;
        while (at < record.length && (record[at] == ' ' || record[at] == '\t') && record[at] != delimiter) {
            at++;
        }
        return at;
    }
}
