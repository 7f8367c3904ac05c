package io.callsync.call;

import java.time.Instant;
import java.time.temporal.ChronoUnit;

/**
 * One external call, mapped: becomes one {@code call_logs} row and, when a lead matches, one {@code communications} row.
 * Times are UTC. {@code agent}, {@code mediaUrl} and {@code description} may be null: "not provided", which leaves what is
 * stored unchanged. Everything else is taken as a unit from the newest record.
 *
 * @param providerStatus the provider's own disposition text, as it came
 * @param endAt null while the call is pending or calling
 * @param durationSeconds seconds of conversation; 0 when not answered; null while pending or calling
 * @param agent who took or made the call: e-mail, E.164 number or the provider's user name
 */
public record Call(
        CallKey key,
        SourceVersion version,
        Direction direction,
        CallStatus status,
        String providerStatus,
        Instant startAt,
        Instant endAt,
        Integer durationSeconds,
        Party from,
        Party to,
        String agent,
        String mediaUrl,
        String description)
        implements Delivery {

    /** Times are kept to the microsecond, as the tables keep them; the status in the word of the call's direction. */
    public Call {
        status = status == null ? null : status.in(direction);
        startAt = startAt == null ? null : startAt.truncatedTo(ChronoUnit.MICROS);
        endAt = endAt == null ? null : endAt.truncatedTo(ChronoUnit.MICROS);
    }

    /** The far end of the call: the caller of an incoming call, the called party of an outgoing one. */
    public Party customer() {
        return direction == Direction.INCOMING ? from : to;
    }

    /** The near end of the call: the company's or the user's own number. */
    public Party company() {
        return direction == Direction.INCOMING ? to : from;
    }

    /** The same call under another version. */
    public Call withVersion(SourceVersion other) {
        return new Call(
                key,
                other,
                direction,
                status,
                providerStatus,
                startAt,
                endAt,
                durationSeconds,
                from,
                to,
                agent,
                mediaUrl,
                description);
    }
}
