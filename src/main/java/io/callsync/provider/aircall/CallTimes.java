package io.callsync.provider.aircall;

import io.callsync.call.CallStatus;
import io.callsync.call.Note;
import io.callsync.call.Reason;
import io.callsync.call.Rejection;
import io.callsync.container.Fields;
import io.callsync.provider.CallChecks;
import io.callsync.provider.Timestamps;
import java.time.Duration;
import java.time.Instant;
import java.util.Set;

/**
 * When a call object says that the call started, was answered by a user, and ended.
 *
 * @param answer null while or when nobody answered
 * @param end null while the call is going on
 * @param total seconds from start to end, ringing included; null when not given
 */
record CallTimes(Instant start, Instant answer, Instant end, Integer total) {

    static final long TOLERANCE_SECONDS = 2;

    /** @throws Rejection when there is no start, or the times contradict each other */
    static CallTimes of(Fields call) {
        CallTimes times = new CallTimes(
                time(call, CallField.STARTED_AT),
                time(call, CallField.ANSWERED_AT),
                time(call, CallField.ENDED_AT),
                Durations.seconds(call.text(CallField.DURATION), call.nameOf(CallField.DURATION)));
        if (times.start == null) {
            String field = call.nameOf(CallField.STARTED_AT);
            throw new Rejection(Reason.NO_START, field, field + " is missing: expected seconds since 1970");
        }
        times.checkOrder(call);
        return times;
    }

    /** With the end that the duration gives when the end itself is missing. */
    CallTimes ended(Fields call, Set<Note> notes) {
        if (end != null) {
            if (total != null && Math.abs(Duration.between(start, end).toSeconds() - total) > TOLERANCE_SECONDS) {
                notes.add(Note.DURATION_CONFLICT);
            }
            return this;
        }
        if (total == null) {
            String field = call.nameOf(CallField.ENDED_AT);
            throw new Rejection(
                    Reason.NO_END, field, field + " is missing, and there is no duration to tell the end from");
        }
        CallTimes times = new CallTimes(start, answer, start.plusSeconds(total), total);
        times.checkOrder(call);
        return times;
    }

    /** Seconds of conversation of a call with this status: from the answer to the end, null while it is live. */
    Integer conversation(CallStatus status, String endField) {
        if (status.isLive()) {
            return null;
        }
        if (!Disposition.mayHaveConversation(status)) {
            return 0;
        }
        // answered by the operator's table alone
        Instant from = answer == null && status.equals(CallStatus.ANSWERED) ? start : answer;
        return from == null
                ? 0
                : CallChecks.duration(Duration.between(from, end).toSeconds(), endField);
    }

    private void checkOrder(Fields call) {
        CallChecks.order(start, answer, call.nameOf(CallField.ANSWERED_AT));
        CallChecks.order(start, end, call.nameOf(CallField.ENDED_AT));
        if (answer != null && end != null && end.isBefore(answer)) {
            String field = call.nameOf(CallField.ENDED_AT);
            throw new Rejection(
                    Reason.END_BEFORE_START, field, "%s is %s, before the answer %s".formatted(field, end, answer));
        }
    }

    private static Instant time(Fields call, CallField field) {
        return Timestamps.epochSeconds(call.text(field), call.nameOf(field));
    }
}
