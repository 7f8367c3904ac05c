package io.callsync.container;

import io.callsync.call.Reason;
import io.callsync.call.Rejection;

/** Refuses bytes that are not UTF-8 (RFC 3629: no overlong forms, no surrogates) or contain NUL. */
final class Utf8 {

    private Utf8() {}

    /** @throws Rejection {@link Reason#BAD_ENCODING} or {@link Reason#NUL} with the byte's place in the record */
    static void check(byte[] bytes) {
        int at = firstInvalid(bytes);
        if (at < bytes.length && bytes[at] == 0) {
            throw new Rejection(Reason.NUL, null, "byte %d of the record is NUL".formatted(at + 1));
        }
        if (at < bytes.length) {
            throw new Rejection(
                    Reason.BAD_ENCODING, null, "byte %d of the record is not valid UTF-8".formatted(at + 1));
        }
    }

    static boolean isValid(byte[] bytes) {
        return firstInvalid(bytes) == bytes.length;
    }

    private static int firstInvalid(byte[] bytes) {
        int at = 0;
        int length = 1;
        while (at < bytes.length && length > 0) {
            boolean plain = at + Long.BYTES <= bytes.length && isPlain(EightBytes.at(bytes, at));
            length = plain ? Long.BYTES : characterLength(bytes, at);
            at += length;
        }
        return at;
    }

    /** Eight bytes from 1 to 127. */
    private static boolean isPlain(long eight) {
        return ((eight | eight - EightBytes.LOW_BITS) & EightBytes.HIGH_BITS) == 0;
    }

    /** How long the character is, 0 when it is NUL or invalid. */
    private static int characterLength(byte[] bytes, int at) {
        if (bytes[at] >= 0) {
            return Integer.signum(bytes[at]);
        }
        int length = length(bytes, at);
        boolean valid = at + length <= bytes.length;
        for (int i = 1; valid && i < length; i++) {
            valid = (bytes[at + i] & 0xC0) == 0x80;
        }
        return valid ? length : 0;
    }

    /** How long a character with this beginning is, 0 for a beginning that no character has. */
    private static int length(byte[] bytes, int at) {
        int first = bytes[at] & 0xFF;
        int second = at + 1 < bytes.length ? bytes[at + 1] & 0xFF : 0;
        if (first >= 0xC2 && first <= 0xDF) {
            return 2;
        }
        if (first >= 0xE0 && first <= 0xEF) {
            return first == 0xE0 && second < 0xA0 || first == 0xED && second > 0x9F ? 0 : 3;
        }
        if (first >= 0xF0 && first <= 0xF4) {
            return first == 0xF0 && second < 0x90 || first == 0xF4 && second > 0x8F ? 0 : 4;
        }
        return 0;
    }
}
