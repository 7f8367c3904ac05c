package io.callsync.container;

/** A place in a record of JSON that moves over one token after the other, and knows the plain forms of each. */
final class JsonCursor {

    private static final int LONGEST_NUMBER = 50;
    private static final int HEX = 16;
    private static final int HEX_DIGITS = 4;
    private static final String ESCAPABLE = "\"\\/bfnrt";

    private byte[] record;
    private StringEnds ends;
    private int strings;
    private int at;
    private boolean escaped;
    private boolean ascii;

    void begin(byte[] bytes, StringEnds known) {
        record = bytes;
        ends = known;
        strings = 0;
        at = 0;
        ascii = true;
    }

    int position() {
        return at;
    }

    /** Whether the string before the position holds an escape. */
    boolean isEscaped() {
        return escaped;
    }

    /** Whether all bytes passed over are ASCII. */
    boolean isAscii() {
        return ascii;
    }

    /** The byte behind blanks, which stays; 0 at the end. */
    int token() {
        while (at < record.length) {
            byte next = record[at];
            if (next != ' ' && next != '\n' && next != '\r' && next != '\t') {
                return next;
            }
            at++;
        }
        return 0;
    }

    boolean passes(char token) {
        boolean found = token() == token;
        at += found ? 1 : 0;
        return found;
    }

    boolean isAtEnd() {
        return token() == 0 && at == record.length;
    }

    /** Passes over the string that begins here, if it is one. */
    boolean passesString() {
        escaped = false;
        return ends.areKnown() ? passesKnown() : passesText();
    }

    private boolean passesKnown() {
        boolean fits = strings < ends.count();
        at = fits ? ends.get(strings++) : at;
        return fits;
    }

    private boolean passesText() {
        at = EightBytes.passText(record, at + 1, record.length);
        boolean fits = true;
        while (fits && peek() != '"') {
            fits = peek() == '\\' ? passesEscape() : passesForeign();
            at = EightBytes.passText(record, at, record.length);
        }
        at++;
        return fits;
    }

    private boolean passesForeign() {
        boolean foreign = peek() < 0;
        ascii &= !foreign;
        at++;
        return foreign;
    }

    private boolean passesEscape() {
        escaped = true;
        at++;
        int kind = peek();
        at++;
        return kind == 'u' ? passesHex() : kind > 0 && ESCAPABLE.indexOf(kind) >= 0;
    }

    private boolean passesHex() {
        boolean fits = true;
        for (int i = 0; fits && i < HEX_DIGITS; i++) {
            fits = Character.digit(peek(), HEX) >= 0;
            at++;
        }
        return fits;
    }

    boolean passesWord(String word) {
        boolean found = at + word.length() <= record.length;
        for (int i = 0; found && i < word.length(); i++) {
            found = record[at + i] == word.charAt(i);
        }
        at += word.length();
        return found;
    }

    boolean passesNumber() {
        int from = at;
        at += peek() == '-' ? 1 : 0;
        boolean fits = peek() == '0' ? ++at > from : passesDigits();
        if (fits && peek() == '.') {
            at++;
            fits = passesDigits();
        }
        if (fits && (peek() == 'e' || peek() == 'E')) {
            at++;
            at += peek() == '+' || peek() == '-' ? 1 : 0;
            fits = passesDigits();
        }
        return fits && at - from < LONGEST_NUMBER;
    }

    private boolean passesDigits() {
        int from = at;
        while (peek() >= '0' && peek() <= '9') {
            at++;
        }
        return at > from;
    }

    /** The byte here, 0 at the end. */
    private int peek() {
        return at < record.length ? record[at] : 0;
    }
}
