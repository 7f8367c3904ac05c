package io.callsync.call;

import java.time.Instant;

/**
 * What a record tells about itself even where it is quarantined.
 *
 * @param changedAt when it was last changed, by the provider's clock; null where it does not tell
 */
public record About(RecordKey key, Instant changedAt) {

    public static About of(Delivery delivery) {
        return new About(RecordKey.of(delivery), delivery.version().changedAt());
    }
}
