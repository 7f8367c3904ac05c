package io.callsync.provider.twilio;

import static java.util.Comparator.comparing;
import static java.util.Comparator.nullsLast;
import static java.util.Comparator.reverseOrder;

import io.callsync.call.Direction;
import io.callsync.call.Leg;
import io.callsync.call.Party;
import io.callsync.call.Reason;
import io.callsync.call.Rejection;
import io.callsync.masking.Quoted;
import io.callsync.provider.MappingContext;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * The legs of one call and who is at their ends.
 *
 * @param root the first leg, which has no parent
 * @param children the legs that it dialled, best first; of a call that a user began, only those that may reach the customer
 * @param userFirst whether the first leg is the user's own: a softphone dials out, or a click-to-call rings the user first
 */
record Conversation(Part root, List<Part> children, boolean userFirst, boolean internal) {

    private static final Comparator<Part> BEST_FIRST = comparing(Part::state)
            .thenComparing(part -> part.leg().durationSeconds(), nullsLast(reverseOrder()))
            .thenComparing(part -> part.leg().startAt())
            .thenComparing(part -> part.leg().id());

    /** A leg and how far it got. */
    record Part(Leg leg, LegState state) {

        boolean connected() {
            return state == LegState.CONNECTED;
        }

        /** Whether it carries, or carried, a conversation. */
        boolean talks() {
            return connected() || state == LegState.TALKING;
        }

        boolean reachesUser() {
            return isUser(leg.to());
        }

        private static Part of(Leg leg, MappingContext context) {
            return LegState.of(leg.status(), leg.durationSeconds(), context)
                    .map(state -> new Part(leg, state))
                    .orElseThrow(() -> new Rejection(
                            Reason.UNKNOWN_STATUS,
                            "status",
                            "status is %s, which is unknown".formatted(Quoted.word(leg.status()))));
        }
    }

    /** @param root the leg among them that has no parent */
    static Conversation of(Leg root, List<Leg> legs, MappingContext context, TwilioOptions options) {
        List<Part> children = new ArrayList<>(legs.size());
        for (Leg leg : legs) {
            if (leg != root) {
                children.add(Part.of(leg, context));
            }
        }
        children.sort(BEST_FIRST);
        boolean userFirst = userFirst(root, options);
        List<Part> outward = userFirst
                ? children.stream().filter(child -> !child.reachesUser()).toList()
                : children;
        boolean internal = userFirst
                ? outward.isEmpty() && dialsColleagues(root, children)
                : isUser(root.from()) && isUser(root.to());
        return new Conversation(Part.of(root, context), outward, userFirst, internal);
    }

    // never true of a call that fewer of its legs already made one with a customer
    private static boolean dialsColleagues(Leg root, List<Part> children) {
        boolean softphone = !LegDirection.API.equals(root.method());
        boolean toNobodyElse = softphone && !root.to().isNumber() && !children.isEmpty();
        return toNobodyElse || isUser(root.from()) && isUser(root.to());
    }

    /** Whether a softphone dials out and no leg shows yet whom: a customer, or a colleague. */
    boolean waitsForCustomer() {
        return userFirst && !clickToCall() && best() == null && !root.leg().to().isNumber();
    }

    Direction direction() {
        return root.leg().direction();
    }

    /** Whether the call was asked for through the API, the user's telephone first. */
    boolean clickToCall() {
        return userFirst && LegDirection.API.equals(root.leg().method());
    }

    /** Whether a telephone system of the company's own answers, behind a trunk, so that no child leg can tell. */
    boolean fromTrunk() {
        return LegDirection.FROM_TRUNK.equals(root.leg().method());
    }

    /** The leg to the customer of an outgoing call, or null while none was dialled. */
    Part customerLeg() {
        return userFirst ? best() : root;
    }

    /** The leg to the user who talks or talked, or null. */
    Part userLeg() {
        return userFirst ? root : best() != null && best().talks() ? best() : null;
    }

    /** The best child leg, or null. */
    Part best() {
        return children.isEmpty() ? null : children.get(0);
    }

    private static boolean userFirst(Leg root, TwilioOptions options) {
        boolean api = LegDirection.API.equals(root.method());
        return api && (options.userFirst() || isUser(root.to()))
                || LegDirection.isSoftphone(root.method(), root.direction());
    }

    private static boolean isUser(Party party) {
        return Party.CLIENT.equals(party.absence());
    }
}
