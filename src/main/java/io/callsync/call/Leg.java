package io.callsync.call;

import java.time.Instant;
import java.util.function.UnaryOperator;

/**
 * One leg (segment, contact, channel) of a call as its provider recorded it. Legs are stored, because they may arrive in any
 * order over several nights, and {@code ProviderFormat.fold} turns all legs known of a call into the call. A leg is a whole
 * snapshot: its newest version replaces the older one entirely. All parts but key, id and version may be null.
 *
 * @param id the leg's own id, unique within the call
 * @param parentId the leg that this one hangs on; null for the initial leg
 * @param method the provider's word for how the leg came about (Twilio direction, Connect InitiationMethod, dcontext)
 * @param status the provider's status text
 * @param detail the provider's second status text (answered_by, machine detection)
 * @param direction when the leg itself tells it
 * @param startAt when the leg was initiated
 * @param connectedAt when the far end picked up
 * @param answeredAt when a user (agent) picked up
 * @param endAt when the leg ended
 * @param durationSeconds the provider's conversation seconds of this leg
 */
public record Leg(
        CallKey key,
        SourceVersion version,
        String id,
        String parentId,
        String method,
        String status,
        String detail,
        Direction direction,
        Instant startAt,
        Instant connectedAt,
        Instant answeredAt,
        Instant endAt,
        Integer durationSeconds,
        Party from,
        Party to,
        String agent,
        String mediaUrl,
        String description)
        implements Delivery {

    /** The same leg where what names people is changed. @param word for what the provider says in words of its own @param text for the rest */
    public Leg with(UnaryOperator<Party> party, UnaryOperator<String> word, UnaryOperator<String> text) {
        return new Leg(
                key,
                version,
                id,
                parentId,
                word.apply(method),
                word.apply(status),
                word.apply(detail),
                direction,
                startAt,
                connectedAt,
                answeredAt,
                endAt,
                durationSeconds,
                party.apply(from),
                party.apply(to),
                text.apply(agent),
                text.apply(mediaUrl),
                text.apply(description));
    }
}
