package io.callsync.provider.declared;

import io.callsync.call.CallStatus;
import io.callsync.call.Note;
import io.callsync.call.Reason;
import io.callsync.call.Rejection;
import io.callsync.provider.CallChecks;
import java.time.Instant;
import java.util.Set;

/** The end and the duration that a call of this status has: both null while it is live, both present once it is completed. */
record Completion(Instant endAt, Integer durationSeconds) {

    private static final Set<CallStatus> WITHOUT_CONVERSATION =
            Set.of(CallStatus.ATTEMPTED, CallStatus.ERROR, CallStatus.INTERRUPTED, CallStatus.UNANSWERED);

    static Completion of(CallStatus status, CallTimes times, Timing timing, Set<Note> notes) {
        if (status.isLive()) {
            return new Completion(null, null);
        }
        Long conversation = times.conversation(notes);
        Instant end = times.completedEnd();
        if (end == null) {
            throw missing(Reason.NO_END, timing.end(), "the call is completed, and nothing tells when it ended");
        }
        if (WITHOUT_CONVERSATION.contains(status)) {
            return new Completion(end, 0);
        }
        if (conversation == null) {
            throw missing(
                    Reason.NO_DURATION, timing.duration(), "the call was answered, and nothing tells for how long");
        }
        return new Completion(
                end, CallChecks.duration(conversation, timing.duration().label()));
    }

    private static Rejection missing(Reason reason, Field field, String why) {
        return new Rejection(reason, field.label(), field.label() + " is missing: " + why);
    }
}
