package io.callsync.container;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Collection;

/** Tells which of some names stands in a record, by its first eight bytes before all others. Immutable. */
final class JsonNames {

    static final int NONE = -1;

    private static final long SPREAD = 0x9E3779B97F4A7C15L;

    private final byte[][] names;
    private final long[] beginnings;
    private final int[] indexes;
    private final int shift;

    JsonNames(Collection<String> wanted) {
        int bits = Integer.SIZE - Integer.numberOfLeadingZeros(2 * wanted.size() + 1);
        shift = Long.SIZE - bits;
        names = new byte[1 << bits][];
        beginnings = new long[names.length];
        indexes = new int[names.length];
        int index = 0;
        for (String name : wanted) {
            add(name.getBytes(StandardCharsets.UTF_8), index++);
        }
    }

    private void add(byte[] name, int index) {
        long beginning = beginning(name, 0, name.length);
        int slot = slot(beginning, name.length);
        while (names[slot] != null) {
            slot = next(slot);
        }
        names[slot] = name;
        beginnings[slot] = beginning;
        indexes[slot] = index;
    }

    /** The place of the name among the wanted ones, or {@link #NONE}. */
    int find(byte[] record, int from, int length) {
        long beginning = beginning(record, from, length);
        int slot = slot(beginning, length);
        while (names[slot] != null) {
            if (beginnings[slot] == beginning && ends(names[slot], record, from, length)) {
                return indexes[slot];
            }
            slot = next(slot);
        }
        return NONE;
    }

    private static boolean ends(byte[] name, byte[] record, int from, int length) {
        return name.length == length
                && (length <= Long.BYTES
                        || Arrays.equals(name, Long.BYTES, length, record, from + Long.BYTES, from + length));
    }

    private static long beginning(byte[] bytes, int from, int length) {
        if (from + Long.BYTES <= bytes.length) {
            long eight = EightBytes.at(bytes, from);
            return length >= Long.BYTES ? eight : eight & (1L << length * Byte.SIZE) - 1;
        }
        long beginning = 0;
        for (int i = 0; i < Math.min(length, Long.BYTES); i++) {
            beginning |= (bytes[from + i] & 0xFFL) << i * Byte.SIZE;
        }
        return beginning;
    }

    private int slot(long beginning, int length) {
        return (int) ((beginning + length) * SPREAD >>> shift);
    }

    private int next(int slot) {
        return slot + 1 & names.length - 1;
    }
}
