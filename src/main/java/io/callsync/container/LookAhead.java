package io.callsync.container;

import java.io.IOException;

/**
 * Reads JSON ahead of the window's position without taking anything. All it has read together stays in proportion to the
 * length of the stream: where it is asked too often it does not look far any more, and finds nothing.
 */
final class LookAhead {

    private static final int FARTHEST = Window.CHUNK / 2;
    private static final int NEAR = 512;
    private static final long FREE = 1 << 24;
    private static final int SHARE = 4;

    private final Window window;
    private int at;
    private int farthest;
    private int keyStart;
    private int keyEnd;
    private long spent;

    LookAhead(Window window) {
        this.window = window;
    }

    /** Begins so many bytes behind the position. */
    void begin(int distance) {
        spent += at;
        farthest = spent > FREE + SHARE * window.offset() ? NEAR : FARTHEST;
        at = distance;
    }

    /** Passes over a key and its colon. */
    boolean passesKey() throws IOException {
        peekToken();
        keyStart = at;
        boolean found = passesString();
        keyEnd = at;
        return found && passes(':');
    }

    /** Passes over a key without a brace: one with it may be the torn key of one record and the beginning of the next. */
    boolean passesPlainKey() throws IOException {
        boolean plain = passesKey();
        for (int i = keyStart; plain && i < keyEnd; i++) {
            plain = window.buffer[window.position + i] != '{';
        }
        return plain;
    }

    /** How far from the position the next byte is. */
    int distance() {
        return at;
    }

    /** How far from the position the last key is. */
    int keyStart() {
        return keyStart;
    }

    /** Its length, quotes included. */
    int keyLength() {
        return keyEnd - keyStart;
    }

    /** The next byte, or -1 at the end of the stream or where it would be too far. */
    int peek() throws IOException {
        if (window.position + at < window.end) {
            return window.buffer[window.position + at] & 0xFF;
        }
        return at < farthest && window.fill() ? peek() : -1;
    }

    /** The next byte behind blanks. */
    int peekToken() throws IOException {
        int next = peek();
        while (next == ' ' || next == '\n' || next == '\r' || next == '\t') {
            at++;
            next = peek();
        }
        return next;
    }

    /** Passes over the given byte, and over blanks before it. */
    boolean passes(char token) throws IOException {
        boolean found = peekToken() == token;
        at += found ? 1 : 0;
        return found;
    }

    /** Passes over a string. */
    boolean passesString() throws IOException {
        if (peekToken() != '"') {
            return false;
        }
        at++;
        int next = skipText();
        while (next != '"' && next >= 0 && at < farthest) {
            at += next == '\\' ? 2 : 1;
            next = skipText();
        }
        at++;
        return next == '"';
    }

    /** Moves to the next quote or backslash in what has been read, or else to the byte behind that, and returns it. */
    private int skipText() throws IOException {
        byte[] buffer = window.buffer;
        int end = Math.min(window.end, window.position + farthest);
        int from = window.position + at;
        int to = from;
        while (to < end && buffer[to] != '"' && buffer[to] != '\\') {
            to++;
        }
        at += to - from;
        return peek();
    }

    /** Passes over a value of any kind. */
    boolean passesValue() throws IOException {
        return switch (peekToken()) {
            case '"' -> passesString();
            case '{', '[' -> passesNested();
            default -> passesWord();
        };
    }

    private boolean passesNested() throws IOException {
        int depth = 0;
        do {
            int next = peekToken();
            depth += next == '{' || next == '[' ? 1 : next == '}' || next == ']' ? -1 : 0;
            if (next < 0 || at >= farthest || next == '"' && !passesString()) {
                return false;
            }
            at += next == '"' ? 0 : 1;
        } while (depth > 0);
        return true;
    }

    private boolean passesWord() throws IOException {
        int from = at;
        while (at < farthest && peek() >= 0 && ByteKind.of(window.buffer[window.position + at]) == ByteKind.OTHER) {
            at++;
        }
        return at > from;
    }
}
