package io.callsync.guess;

/** Counts in raw bytes of separated values. Stateless. */
final class Separators {

    private Separators() {}

    /** Delimiters outside quotes; in UTF-8 or any other charset whose first codes are ASCII's. */
    static int count(byte[] row, char delimiter, char quote) {
        int count = 0;
        boolean quoted = false;
        for (int at = 0; at < row.length; at++) {
            boolean begins = at == 0 || row[at - 1] == delimiter;
            boolean doubled = quoted && at + 1 < row.length && row[at] == quote && row[at + 1] == quote;
            if (doubled) {
                at++;
            } else if (row[at] == quote && (quoted || begins)) {
                quoted = !quoted;
            } else {
                count += !quoted && row[at] == delimiter ? 1 : 0;
            }
        }
        return count;
    }

    /** How many lines end before a position. */
    static int lines(byte[] bytes, long position) {
        int lines = 0;
        for (int at = 0; at < Math.min(position, bytes.length); at++) {
            lines += bytes[at] == '\n' ? 1 : 0;
        }
        return lines;
    }
}
