package io.callsync.provider.twilio;

import static io.callsync.call.CallStatus.ANSWERED;
import static io.callsync.call.CallStatus.ATTEMPTED;
import static io.callsync.call.CallStatus.CALLING;
import static io.callsync.call.CallStatus.ERROR;
import static io.callsync.call.CallStatus.INTERRUPTED;
import static io.callsync.call.CallStatus.PENDING;
import static io.callsync.call.CallStatus.UNANSWERED;

import io.callsync.call.CallStatus;
import io.callsync.call.Direction;
import io.callsync.provider.twilio.Conversation.Part;

/**
 * What became of a call, before the operator's own words.
 *
 * @param decidedBy the leg whose status decided
 * @param machine whether a machine picked up the customer's telephone
 * @param unverified whether the call counts as answered although no user's leg proves it
 */
record Verdict(CallStatus status, Part decidedBy, boolean machine, boolean unverified) {

    private static final String MACHINE = "machine";
    private static final String FAX = "fax";

    static Verdict on(Conversation call, TwilioOptions options) {
        Part root = call.root();
        if (root.state().isLive()) {
            return by(root, notDialled(call) ? PENDING : CALLING);
        }
        if (call.direction() == Direction.OUTGOING && isMachine(call.customerLeg())) {
            return new Verdict(ATTEMPTED, call.customerLeg(), true, false);
        }
        if (call.best() != null && call.best().connected()) {
            return by(call.best(), ANSWERED);
        }
        if (!root.connected()) {
            return by(root, firstLegMissed(call));
        }
        return call.best() == null ? withoutChild(call, options) : by(call.best(), noChildConnected(call));
    }

    private static Verdict by(Part leg, CallStatus status) {
        return new Verdict(status, leg, false, false);
    }

    private static boolean notDialled(Conversation call) {
        return call.root().state() == LegState.QUEUED
                && call.best() == null
                && LegDirection.API.equals(call.root().leg().method());
    }

    private static boolean isMachine(Part leg) {
        String answeredBy = leg == null || !leg.connected() ? null : leg.leg().detail();
        return answeredBy != null && (answeredBy.startsWith(MACHINE) || answeredBy.equals(FAX));
    }

    private static CallStatus firstLegMissed(Conversation call) {
        if (call.root().state() == LegState.FAILED) {
            return ERROR;
        }
        return call.clickToCall() ? UNANSWERED : CallStatus.notAnswered(call.direction());
    }

    // the best child is a failed one only when every child failed
    private static CallStatus noChildConnected(Conversation call) {
        LegState best = call.best().state();
        if (best.isLive()) {
            return CALLING;
        }
        return best == LegState.FAILED ? ERROR : CallStatus.notAnswered(call.direction());
    }

    // Twilio completes an incoming call as soon as an application answers it
    private static Verdict withoutChild(Conversation call, TwilioOptions options) {
        Part root = call.root();
        if (call.direction() == Direction.OUTGOING) {
            return by(root, call.userFirst() ? ATTEMPTED : ANSWERED);
        }
        Integer seconds = root.leg().durationSeconds();
        boolean answered = seconds != null && seconds > 0 && (options.aloneIsAnswered() || call.fromTrunk());
        return new Verdict(answered ? ANSWERED : INTERRUPTED, root, false, answered);
    }
}
