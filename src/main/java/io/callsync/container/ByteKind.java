package io.callsync.container;

import java.util.Arrays;

/** What a byte outside strings means in JSON: itself where it is a token, or one of these. */
final class ByteKind {

    static final byte BLANK = 0;
    static final byte OTHER = 1;

    private static final byte[] KINDS = kinds();

    private ByteKind() {}

    static byte of(byte next) {
        return KINDS[next & 0xFF];
    }

    private static byte[] kinds() {
        byte[] kinds = new byte[256];
        Arrays.fill(kinds, OTHER);
        for (char blank : new char[] {' ', '\t', '\r', '\0'}) {
            kinds[blank] = BLANK;
        }
        for (char token : "\"{}[]:,\n".toCharArray()) {
            kinds[token] = (byte) token;
        }
        return kinds;
    }
}
