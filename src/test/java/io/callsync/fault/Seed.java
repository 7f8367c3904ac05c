package io.callsync.fault;

import java.util.Random;

/** Printed, and given again with {@code -Dcallsync.seed=}. */
final class Seed {

    static final long VALUE = Long.getLong("callsync.seed", System.nanoTime());

    private Seed() {}

    static Random random() {
        System.out.println("seed: -Dcallsync.seed=" + VALUE);
        return new Random(VALUE);
    }
}
