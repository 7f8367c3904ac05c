package io.callsync.provider.aircall;

import io.callsync.call.CallStatus;
import io.callsync.call.Direction;
import io.callsync.call.Reason;
import io.callsync.call.Rejection;
import io.callsync.masking.Quoted;
import io.callsync.provider.CallChecks;
import io.callsync.provider.MappingContext;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** What the API and the export have in common in telling which way a call went and what became of it. */
final class Disposition {

    /** Longest provider status that the tables hold. */
    static final int LONGEST = 255;

    private static final int LONGEST_AGENT = 254;
    private static final Set<CallStatus> NOT_ANSWERED =
            Set.of(CallStatus.ATTEMPTED, CallStatus.INTERRUPTED, CallStatus.UNANSWERED, CallStatus.ERROR);

    private Disposition() {}

    /** @throws Rejection when it is neither inbound nor outbound */
    static Direction direction(String text, String field) {
        return switch (lower(text)) {
            case "inbound" -> Direction.INCOMING;
            case "outbound" -> Direction.OUTGOING;
            default ->
                throw new Rejection(
                        Reason.NO_DIRECTION,
                        field,
                        found(field, text == null ? null : Quoted.choice(text)) + ": expected inbound or outbound");
        };
    }

    /** The status and, when there is one, the reason why the call was missed: {@code done/no_available_agent}. */
    static String providerStatus(String status, String missedCallReason) {
        return status == null || missedCallReason == null ? status : status + "/" + missedCallReason;
    }

    /** The operator's status for the joined text, else for the reason alone. */
    static Optional<CallStatus> override(MappingContext context, String status, String missedCallReason) {
        return context.override(providerStatus(status, missedCallReason)).or(() -> context.override(missedCallReason));
    }

    /** Who took or made the call, or null. */
    static String agent(String text, String field) {
        return CallChecks.text(text, LONGEST_AGENT, field);
    }

    static Rejection unknownStatus(String text, String field) {
        return new Rejection(
                Reason.UNKNOWN_STATUS,
                field,
                found(field, text == null ? null : Quoted.word(text))
                        + ": not a known status, and nothing shows that the call was answered");
    }

    /** Whether a call with this status has seconds of conversation; an operator's own words may. */
    static boolean mayHaveConversation(CallStatus status) {
        return !status.isLive() && !NOT_ANSWERED.contains(status);
    }

    /** For comparing words; empty for null. */
    static String lower(String text) {
        return text == null ? "" : text.toLowerCase(Locale.ROOT);
    }

    private static String found(String field, String quoted) {
        return field + " is " + (quoted == null ? "missing" : quoted);
    }
}
