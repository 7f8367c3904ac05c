package io.callsync.provider;

import io.callsync.call.Call;
import io.callsync.call.CallStatus;
import io.callsync.call.Delivery;
import io.callsync.call.Direction;
import io.callsync.call.Leg;
import io.callsync.call.Party;
import io.callsync.call.Reason;
import io.callsync.call.Rejection;

/**
 * The last gate before writing, the same for every provider: a call that passes fits the tables and the contract, so that no
 * record can fail the transaction that it shares with others.
 */
public final class DeliveryCheck {

    static final int LONGEST_TEXT = 255;
    static final int LONGEST_AGENT = 254;
    static final int LONGEST_MEDIA_URL = 1024;
    static final int LONGEST_DESCRIPTION = 4000;

    private DeliveryCheck() {}

    /** @throws Rejection naming what is wrong */
    public static void check(Delivery delivery) {
        CallChecks.id(delivery.key().externalId(), "call id");
        if (delivery instanceof Leg leg) {
            check(leg);
        } else if (delivery instanceof Call call) {
            check(call);
        }
    }

    private static void check(Leg leg) {
        CallChecks.id(leg.id(), "leg id");
        CallChecks.text(leg.parentId(), LONGEST_TEXT, "parent id");
        CallChecks.text(leg.method(), LONGEST_TEXT, "method");
        CallChecks.text(leg.status(), LONGEST_TEXT, "status");
        CallChecks.text(leg.detail(), LONGEST_TEXT, "status detail");
        texts(leg.agent(), leg.mediaUrl(), leg.description());
        CallChecks.order(leg.startAt(), leg.endAt(), "end");
    }

    private static void check(Call call) {
        CallChecks.text(call.providerStatus(), LONGEST_TEXT, "provider status");
        CallChecks.text(call.status().value(), CallStatus.MAX_LENGTH, "status");
        texts(call.agent(), call.mediaUrl(), call.description());
        times(call);
        direction(call);
        party(call.from(), "from");
        party(call.to(), "to");
    }

    private static void times(Call call) {
        if (call.startAt() == null) {
            throw new Rejection(Reason.NO_START, "start", "the call has no start");
        }
        CallChecks.time(call.startAt(), "start");
        CallChecks.time(call.endAt(), "end");
        CallChecks.order(call.startAt(), call.endAt(), "end");
        if (!call.status().isLive() && call.endAt() == null) {
            throw new Rejection(
                    Reason.NO_END, "end", "the call is " + call.status().value() + " but has no end");
        }
        if (!call.status().isLive() && call.durationSeconds() == null) {
            throw new Rejection(
                    Reason.NO_DURATION,
                    "duration",
                    "the call is " + call.status().value() + " but has no duration");
        }
        if (call.durationSeconds() != null) {
            CallChecks.duration(call.durationSeconds().longValue(), "duration");
        }
    }

    private static void direction(Call call) {
        if (call.direction() == null) {
            throw new Rejection(Reason.NO_DIRECTION, "direction", "the direction cannot be told");
        }
        boolean outgoingOnly =
                call.status().equals(CallStatus.PENDING) || call.status().equals(CallStatus.UNANSWERED);
        boolean incomingOnly = call.status().equals(CallStatus.INTERRUPTED);
        if (call.direction() == Direction.INCOMING ? outgoingOnly : incomingOnly) {
            throw new Rejection(
                    Reason.UNKNOWN_STATUS,
                    "status",
                    "an %s call cannot be %s"
                            .formatted(call.direction().value(), call.status().value()));
        }
    }

    private static void texts(String agent, String mediaUrl, String description) {
        CallChecks.text(agent, LONGEST_AGENT, "agent");
        CallChecks.text(mediaUrl, LONGEST_MEDIA_URL, "recording");
        CallChecks.text(description, LONGEST_DESCRIPTION, "description");
    }

    private static void party(Party party, String field) {
        if (party == null) {
            throw new Rejection(
                    Reason.MALFORMED, field, field + " is neither a number nor the reason why there is none");
        }
    }
}
