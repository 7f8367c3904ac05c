package io.callsync.provider.twilio;

import io.callsync.call.CallStatus;
import io.callsync.provider.MappingContext;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** How far a leg got, best first: the order in which legs of one call are preferred. */
enum LegState {
    CONNECTED,
    TALKING,
    RINGING,
    QUEUED,
    MISSED,
    FAILED;

    private static final Map<String, LegState> KNOWN = Map.of(
            "queued", QUEUED,
            "initiated", RINGING,
            "ringing", RINGING,
            "in-progress", TALKING,
            "completed", CONNECTED,
            "busy", MISSED,
            "no-answer", MISSED,
            "canceled", MISSED,
            "failed", FAILED);

    boolean isLive() {
        return this == TALKING || this == RINGING || this == QUEUED;
    }

    /**
     * What a leg's status means. A value that Twilio does not document means what the operator mapped it to; a leg that lasted
     * was connected, whatever it is called.
     *
     * @return empty when nobody can tell
     */
    static Optional<LegState> of(String status, Integer seconds, MappingContext context) {
        LegState known = status == null ? null : KNOWN.get(status.toLowerCase(Locale.ROOT));
        Optional<CallStatus> mapped = context.override(status);
        if (known != null && (mapped.isEmpty() || mapped.get().isLive() == known.isLive())) {
            return Optional.of(known);
        }
        boolean lasted = seconds != null && seconds > 0;
        return mapped.isPresent()
                ? Optional.of(meaning(mapped.get(), lasted))
                : lasted ? Optional.of(CONNECTED) : Optional.empty();
    }

    private static LegState meaning(CallStatus status, boolean lasted) {
        if (status.isLive()) {
            return status.equals(CallStatus.PENDING) ? QUEUED : RINGING;
        }
        if (status.equals(CallStatus.ERROR)) {
            return FAILED;
        }
        boolean word = !status.equals(CallStatus.ATTEMPTED)
                && !status.equals(CallStatus.INTERRUPTED)
                && !status.equals(CallStatus.UNANSWERED);
        return status.equals(CallStatus.ANSWERED) || word && lasted ? CONNECTED : MISSED;
    }
}
