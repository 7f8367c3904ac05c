package io.callsync.provider.twilio;

import static io.callsync.provider.twilio.TwilioField.DATE_CREATED;
import static io.callsync.provider.twilio.TwilioField.DATE_UPDATED;
import static io.callsync.provider.twilio.TwilioField.DURATION;
import static io.callsync.provider.twilio.TwilioField.END_TIME;
import static io.callsync.provider.twilio.TwilioField.START_TIME;

import io.callsync.call.Note;
import io.callsync.call.Reason;
import io.callsync.call.Rejection;
import io.callsync.container.Fields;
import io.callsync.masking.Quoted;
import io.callsync.provider.CallChecks;
import io.callsync.provider.Timestamps;
import java.time.Duration;
import java.time.Instant;
import java.util.Set;

/**
 * A leg's times. {@code seconds} is the leg's {@code duration}, which Twilio defines as end minus start.
 *
 * @param created when the leg was initiated
 * @param started when it was dialled, or picked up
 */
record LegTimes(Instant created, Instant started, Instant ended, Instant updated, Integer seconds) {

    private static final long TOLERANCE = 2;

    static LegTimes of(Fields leg) {
        Instant started = time(leg, START_TIME);
        Instant created = time(leg, DATE_CREATED);
        var times = new LegTimes(created, started, time(leg, END_TIME), time(leg, DATE_UPDATED), seconds(leg));
        if (times.initiated() == null) {
            throw new Rejection(
                    Reason.NO_START,
                    leg.nameOf(DATE_CREATED),
                    "neither date_created nor start_time says when the call began");
        }
        CallChecks.order(times.initiated(), times.ended, leg.nameOf(END_TIME));
        CallChecks.order(started, times.ended, leg.nameOf(END_TIME));
        return times;
    }

    Instant initiated() {
        return created != null ? created : started;
    }

    Instant changed() {
        return updated != null ? updated : ended != null ? ended : started != null ? started : created;
    }

    /** The times of a connected leg: end and duration each follow from the other when one of them is missing. */
    LegTimes connected(Fields leg, Set<Note> notes) {
        if (ended == null && (started == null || seconds == null)) {
            throw new Rejection(
                    Reason.NO_END,
                    leg.nameOf(END_TIME),
                    "end_time is missing, and start_time and duration do not give it");
        }
        if (seconds == null && started == null) {
            throw new Rejection(
                    Reason.NO_DURATION,
                    leg.nameOf(DURATION),
                    "duration is missing, and start_time and end_time do not give it");
        }
        if (ended == null) {
            return new LegTimes(created, started, started.plusSeconds(seconds), updated, seconds);
        }
        long span = started == null ? seconds : Duration.between(started, ended).toSeconds();
        if (seconds != null && Math.abs(span - seconds) > TOLERANCE) {
            notes.add(Note.DURATION_CONFLICT);
        }
        Integer lasted = seconds != null ? seconds : CallChecks.duration(span, leg.nameOf(DURATION));
        return new LegTimes(created, started, ended, updated, lasted);
    }

    /** The times of a leg that nobody picked up: Twilio may leave its end empty. */
    LegTimes missed() {
        Instant end = ended != null ? ended : started != null ? started : created;
        return new LegTimes(created, started, end, updated, seconds == null ? Integer.valueOf(0) : seconds);
    }

    private static Instant time(Fields leg, TwilioField field) {
        String text = leg.text(field);
        if (text == null) {
            return null;
        }
        boolean iso = text.length() > 4 && text.charAt(4) == '-';
        return iso ? Timestamps.iso(text, leg.nameOf(field)) : Timestamps.rfc2822(text, leg.nameOf(field));
    }

    private static Integer seconds(Fields leg) {
        String text = leg.text(DURATION);
        if (text == null) {
            return null;
        }
        String name = leg.nameOf(DURATION);
        try {
            return CallChecks.duration(Long.valueOf(text), name);
        } catch (NumberFormatException e) {
            throw new Rejection(
                    Reason.BAD_DURATION, name, "%s is %s: expected whole seconds".formatted(name, Quoted.choice(text)));
        }
    }
}
