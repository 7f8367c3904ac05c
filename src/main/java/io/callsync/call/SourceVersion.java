package io.callsync.call;

import java.time.Instant;
import java.time.temporal.ChronoUnit;

/**
 * Orders the records of one call: status finality first, then the provider's last modification (or, where it has none, the
 * time of the export), in microseconds. Packed into one number so that SQL can compare it:
 * {@code finality * 10^17 + microseconds since 1970}.
 */
public record SourceVersion(long value) implements Comparable<SourceVersion> {

    private static final long FINALITY = 100_000_000_000_000_000L;

    /** The version of a record with this status, last changed at this time. */
    public static SourceVersion of(CallStatus status, Instant changedAt) {
        return new SourceVersion(
                status.finality() * FINALITY + Math.max(0, ChronoUnit.MICROS.between(Instant.EPOCH, changedAt)));
    }

    /** Whether the record says that the call is over. */
    public boolean isFinal() {
        return finality() == 2;
    }

    /** 0 pending, 1 calling, 2 final. */
    public int finality() {
        return (int) (value / FINALITY);
    }

    /** When the record was last changed, to the microsecond. */
    public Instant changedAt() {
        return Instant.EPOCH.plus(value % FINALITY, ChronoUnit.MICROS);
    }

    @Override
    public int compareTo(SourceVersion other) {
        return Long.compare(value, other.value);
    }
}
