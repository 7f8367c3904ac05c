package io.callsync.bench;

import java.util.Map;

/**
 * One contestant's run in one round.
 *
 * @param facts whatever else was counted, by name
 */
record Measurement(
        String scenario, String contestant, int round, long calls, Usage usage, Map<String, ? extends Number> facts) {

    double callsPerSecond() {
        return calls / usage.seconds();
    }
}
