package io.callsync.call;

/**
 * Which call a record is about, or which leg of one.
 *
 * @param callId the provider's id of the call
 * @param legId null where a record is a whole call
 */
public record RecordKey(String callId, String legId) {

    public static RecordKey of(Delivery delivery) {
        return new RecordKey(delivery.key().externalId(), delivery instanceof Leg leg ? leg.id() : null);
    }
}
