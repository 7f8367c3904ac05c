package io.callsync.bench;

/** Numbers that look random and depend on an index alone, so that any part of the data can be made again. */
final class Mix {

    private static final long SEED = 20_261_120L;
    private static final long STEP = 0x9E3779B97F4A7C15L;
    private static final int ID_BITS = 31;
    private static final long ID_MASK = (1L << ID_BITS) - 1;

    private Mix() {}

    /** 64 bits, by the finalizer of SplitMix64. */
    static long bits(long index) {
        long z = SEED + (index + 1) * STEP;
        z = (z ^ (z >>> 30)) * 0xBF58476D1CE4E5B9L;
        z = (z ^ (z >>> 27)) * 0x94D049BB133111EBL;
        return z ^ (z >>> 31);
    }

    /** Another number for each index below 2^31: odd factors and shifts to the right lose nothing. */
    static long permuted(long index) {
        long z = (index * 0x5851F42DL) & ID_MASK;
        z = ((z ^ (z >>> 15)) * 0x2C1B3C6DL) & ID_MASK;
        z = ((z ^ (z >>> 12)) * 0x297A2D39L) & ID_MASK;
        return z ^ (z >>> 15);
    }
}
