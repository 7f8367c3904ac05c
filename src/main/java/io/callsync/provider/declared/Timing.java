package io.callsync.provider.declared;

import io.callsync.call.Note;
import io.callsync.call.Reason;
import io.callsync.call.Rejection;
import io.callsync.provider.CallChecks;
import java.time.Instant;
import java.util.Set;

/**
 * Which fields tell when a call began, was answered and ended.
 *
 * @param total whether the duration includes the ringing (start to end), rather than the conversation alone
 */
record Timing(
        Field start, Field answer, Field end, Field duration, Field ring, DurationNotation durations, boolean total) {

    CallTimes read(Row row, TimeNotation times, Set<Note> notes) {
        Integer stated = seconds(duration, row);
        Integer ringing = seconds(ring, row);
        Instant began = times.read(start.read(row), start.label(), notes);
        if (began == null) {
            throw new Rejection(
                    Reason.NO_START,
                    start.label(),
                    start.label() + " is missing: a call needs the time at which it began");
        }
        CallTimes read = new CallTimes(
                began,
                times.read(answer.read(row), answer.label(), notes),
                times.read(end.read(row), end.label(), notes),
                stated,
                ringing,
                total);
        CallChecks.order(read.start(), read.end(), end.label());
        return read;
    }

    /** The seconds of a field, checked, or null. */
    Integer seconds(Field field, Row row) {
        return CallChecks.duration(durations.seconds(field.read(row), field.label()), field.label());
    }
}
