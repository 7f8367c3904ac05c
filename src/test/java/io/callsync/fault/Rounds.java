package io.callsync.fault;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;

/** Counts how often something happened that no test can force, and says so in a line once all of it went well. */
final class Rounds {

    private static final int PATIENCE = 10;

    private final String name;
    private final int wanted;
    private final long begun = System.nanoTime();
    private int tried;
    private int happened;

    Rounds(String name, int wanted) {
        this.name = name;
        this.wanted = wanted;
    }

    /** Whether one more is wanted. */
    boolean next() {
        if (happened == wanted) {
            System.out.printf(
                    "long: %s=%d tried=%d seconds=%d%n",
                    name,
                    happened,
                    tried,
                    Duration.ofNanos(System.nanoTime() - begun).toSeconds());
            return false;
        }
        assertThat(tried++).as("rounds, of which %d were %s", happened, name).isLessThan(wanted * PATIENCE);
        return true;
    }

    void happened(boolean indeed) {
        happened += indeed ? 1 : 0;
    }
}
