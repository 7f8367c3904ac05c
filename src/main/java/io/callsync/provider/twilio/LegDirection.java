package io.callsync.provider.twilio;

import io.callsync.call.Direction;
import io.callsync.call.Party;
import io.callsync.call.Reason;
import io.callsync.call.Rejection;
import io.callsync.masking.Quoted;

/** Twilio's words for directions, which are seen from Twilio's side. */
final class LegDirection {

    static final String API = "outbound-api";
    static final String FROM_TRUNK = "trunking-originating";

    private static final String INBOUND = "inbound";
    private static final String TO_TRUNK = "trunking-terminating";
    private static final String CHILD = "outbound-dial";

    private LegDirection() {}

    /**
     * The direction of a call by its first leg, seen from the company: what comes in from a softphone goes out to a customer.
     *
     * @throws Rejection when the word does not tell
     */
    static Direction of(String word, Party from, String field) {
        if (word == null) {
            throw new Rejection(Reason.NO_DIRECTION, field, field + " is missing");
        }
        return switch (word) {
            case INBOUND -> Party.CLIENT.equals(from.absence()) ? Direction.OUTGOING : Direction.INCOMING;
            case API, TO_TRUNK -> Direction.OUTGOING;
            case FROM_TRUNK -> Direction.INCOMING;
            case CHILD ->
                throw new Rejection(
                        Reason.NO_DIRECTION, field, field + " is 'outbound-dial', which needs a parent_call_sid");
            default ->
                throw new Rejection(
                        Reason.NO_DIRECTION,
                        field,
                        "%s is %s: expected inbound, outbound-api, outbound-dial, trunking-originating or trunking-terminating"
                                .formatted(field, Quoted.choice(word)));
        };
    }

    /** Whether a user dialled out with a softphone or SIP telephone. */
    static boolean isSoftphone(String word, Direction direction) {
        return INBOUND.equals(word) && direction == Direction.OUTGOING;
    }
}
