package io.callsync.container;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/** Looks at eight bytes at a time. */
final class EightBytes {

    static final long HIGH_BITS = 0x8080808080808080L;
    static final long LOW_BITS = 0x0101010101010101L;

    private static final VarHandle LONGS = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);

    private EightBytes() {}

    /** The eight bytes from this place on, all of which have to be there. */
    static long at(byte[] bytes, int from) {
        return (long) LONGS.get(bytes, from);
    }

    /** The place of the first byte that is a quote, a backslash, a control character or no ASCII; the end when there is none. */
    static int passText(byte[] bytes, int from, int end) {
        int at = from;
        while (at + Long.BYTES <= end) {
            long eight = at(bytes, at);
            long stops =
                    zeros(eight ^ '"' * LOW_BITS) | zeros(eight ^ '\\' * LOW_BITS) | (eight - ' ' * LOW_BITS | eight);
            int plain = Long.numberOfTrailingZeros(stops & HIGH_BITS) >>> 3;
            at += plain;
            if (plain < Long.BYTES) {
                return at;
            }
        }
        while (at < end && bytes[at] >= ' ' && bytes[at] != '"' && bytes[at] != '\\') {
            at++;
        }
        return at;
    }

    /** The high bit of each zero; behind the first one other bytes may have it in error. */
    private static long zeros(long eight) {
        return eight - LOW_BITS & ~eight;
    }
}
