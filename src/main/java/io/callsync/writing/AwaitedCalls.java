package io.callsync.writing;

import java.util.concurrent.atomic.AtomicLongArray;

/**
 * The calls of which a record is quarantined, in as little memory for a million of them as for one: may name a call that is none of
 * them, and never misses one. Thread-safe.
 */
final class AwaitedCalls {

    private static final int BITS = 1 << 22;
    private static final int SPREAD = 0x9E3779B9;

    private final AtomicLongArray words = new AtomicLongArray(BITS / Long.SIZE);
    private volatile boolean any;

    void add(String callId) {
        int bit = bit(callId);
        words.getAndUpdate(bit / Long.SIZE, word -> word | 1L << bit);
        any = true;
    }

    boolean isEmpty() {
        return !any;
    }

    boolean mayHave(String callId) {
        int bit = bit(callId);
        return (words.get(bit / Long.SIZE) >>> bit & 1) == 1;
    }

    // ids that count up differ in their hash's last bits alone
    private static int bit(String callId) {
        int hash = callId.hashCode() * SPREAD;
        return (hash ^ hash >>> Short.SIZE) & BITS - 1;
    }
}
