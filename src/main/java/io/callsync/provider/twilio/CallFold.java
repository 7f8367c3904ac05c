package io.callsync.provider.twilio;

import io.callsync.call.Call;
import io.callsync.call.CallKey;
import io.callsync.call.CallStatus;
import io.callsync.call.Direction;
import io.callsync.call.Leg;
import io.callsync.call.Note;
import io.callsync.call.Party;
import io.callsync.call.SourceVersion;
import io.callsync.provider.Folded;
import io.callsync.provider.Legs;
import io.callsync.provider.MappingContext;
import io.callsync.provider.twilio.Conversation.Part;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/** Turns the legs of a call into the call, in whatever order they are given. Thread-safe. */
final class CallFold {

    private static final Set<CallStatus> NOT_ANSWERED =
            Set.of(CallStatus.ATTEMPTED, CallStatus.ERROR, CallStatus.INTERRUPTED, CallStatus.UNANSWERED);

    private final MappingContext context;
    private final TwilioOptions options;

    CallFold(MappingContext context, TwilioOptions options) {
        this.context = context;
        this.options = options;
    }

    Folded fold(CallKey key, List<Leg> legs) {
        Leg root = Legs.withId(key.externalId(), legs);
        if (root == null) {
            return new Folded.Waiting();
        }
        Conversation conversation = Conversation.of(root, legs, context, options);
        if (conversation.internal()) {
            return new Folded.Filtered("internal");
        }
        if (conversation.waitsForCustomer()) {
            return new Folded.Waiting();
        }
        Verdict verdict = Verdict.on(conversation, options);
        return new Folded.Of(call(key, legs, conversation, verdict), notes(verdict));
    }

    private Call call(CallKey key, List<Leg> legs, Conversation conversation, Verdict verdict) {
        String providerStatus = ProviderStatus.text(conversation, verdict);
        CallStatus status =
                ProviderStatus.override(providerStatus, verdict, context).orElse(verdict.status());
        return new Call(
                key,
                SourceVersion.of(status, Legs.latest(legs, leg -> leg.version().changedAt())),
                conversation.direction(),
                status,
                providerStatus,
                conversation.root().leg().startAt(),
                status.isLive() ? null : Legs.latest(legs, Leg::endAt),
                status.isLive() ? null : conversationSeconds(status, verdict),
                from(conversation),
                to(conversation),
                agent(conversation),
                null,
                null);
    }

    private static Set<Note> notes(Verdict verdict) {
        Set<Note> notes = EnumSet.noneOf(Note.class);
        if (verdict.unverified()) {
            notes.add(Note.AGENT_UNVERIFIED);
        }
        Part leg = verdict.decidedBy();
        if (leg.connected() && Integer.valueOf(0).equals(leg.leg().durationSeconds())) {
            notes.add(Note.ZERO_DURATION);
        }
        return notes;
    }

    private static Integer conversationSeconds(CallStatus status, Verdict verdict) {
        boolean talked = !NOT_ANSWERED.contains(status) && !verdict.machine();
        return talked ? verdict.decidedBy().leg().durationSeconds() : Integer.valueOf(0);
    }

    /** The company's number that the customer sees: a softphone's own end is none, the leg that it dialled shows one. */
    private static Party from(Conversation conversation) {
        Party own = conversation.root().leg().from();
        Part dialled = conversation.best();
        boolean shown = conversation.userFirst()
                && dialled != null
                && dialled.leg().from().isNumber();
        return own.isNumber() || !shown ? own : dialled.leg().from();
    }

    private static Party to(Conversation conversation) {
        if (conversation.direction() == Direction.INCOMING) {
            return conversation.root().leg().to();
        }
        Part customer = conversation.customerLeg();
        if (customer != null) {
            return customer.leg().to();
        }
        // what a click-to-call rings first is the user's own telephone, never the customer's
        return conversation.clickToCall()
                ? Party.absent(Party.NO_NUMBER)
                : conversation.root().leg().to();
    }

    private static String agent(Conversation conversation) {
        Part user = conversation.userLeg();
        if (user == null) {
            return null;
        }
        return user.leg().agent() != null ? user.leg().agent() : user.leg().to().number();
    }
}
