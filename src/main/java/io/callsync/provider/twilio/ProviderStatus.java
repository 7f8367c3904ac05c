package io.callsync.provider.twilio;

import io.callsync.call.CallStatus;
import io.callsync.call.Leg;
import io.callsync.provider.MappingContext;
import java.util.Objects;
import java.util.Optional;

/**
 * Twilio's own words for a call: the first leg's status, the deciding child leg's where it differs, and what picked up where
 * that decided, as in {@code completed/no-answer} and {@code completed/machine_start}.
 */
final class ProviderStatus {

    private ProviderStatus() {}

    static String text(Conversation conversation, Verdict verdict) {
        String first = conversation.root().leg().status();
        Leg decidedBy = verdict.decidedBy().leg();
        String both = Objects.equals(first, decidedBy.status()) ? first : first + "/" + decidedBy.status();
        return verdict.machine() ? both + "/" + decidedBy.detail() : both;
    }

    /** The operator's word for the joined text, or for the word in it that decided. */
    static Optional<CallStatus> override(String text, Verdict verdict, MappingContext context) {
        Leg decidedBy = verdict.decidedBy().leg();
        return context.override(text)
                .or(() -> context.override(verdict.machine() ? decidedBy.detail() : decidedBy.status()));
    }
}
