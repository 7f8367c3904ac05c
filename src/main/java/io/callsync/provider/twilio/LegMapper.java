package io.callsync.provider.twilio;

import static io.callsync.provider.twilio.TwilioField.ANSWERED_BY;
import static io.callsync.provider.twilio.TwilioField.DIRECTION;
import static io.callsync.provider.twilio.TwilioField.FROM;
import static io.callsync.provider.twilio.TwilioField.PARENT;
import static io.callsync.provider.twilio.TwilioField.SID;
import static io.callsync.provider.twilio.TwilioField.STATUS;
import static io.callsync.provider.twilio.TwilioField.TO;

import io.callsync.call.CallKey;
import io.callsync.call.CallStatus;
import io.callsync.call.Direction;
import io.callsync.call.Leg;
import io.callsync.call.Note;
import io.callsync.call.Outcome;
import io.callsync.call.Party;
import io.callsync.call.Reason;
import io.callsync.call.RecordKey;
import io.callsync.call.Rejection;
import io.callsync.call.SourceVersion;
import io.callsync.container.Fields;
import io.callsync.masking.Quoted;
import io.callsync.provider.CallChecks;
import io.callsync.provider.FileFacts;
import io.callsync.provider.MappingContext;
import io.callsync.provider.RecordMapper;
import java.time.Instant;
import java.util.EnumSet;
import java.util.Set;

/** Maps a call resource to a leg of the call that its parent's sid, or else its own, names. */
final class LegMapper implements RecordMapper {

    private static final int LONGEST_WORD = 100;

    private final MappingContext context;

    LegMapper(MappingContext context) {
        this.context = context;
    }

    @Override
    public Outcome map(Fields leg, FileFacts file) {
        Set<Note> notes = EnumSet.noneOf(Note.class);
        return new Outcome.Accepted(leg(leg, notes), notes);
    }

    @Override
    public RecordKey about(Fields leg) {
        String sid = sid(leg);
        String parent = parent(leg);
        return new RecordKey(parent == null ? sid : parent, sid);
    }

    @Override
    public Instant changedAt(Fields leg, FileFacts file) {
        return LegTimes.of(leg).changed();
    }

    private static String sid(Fields leg) {
        return CallChecks.id(leg.text(SID), leg.nameOf(SID));
    }

    private static String parent(Fields leg) {
        return leg.text(PARENT) == null ? null : CallChecks.id(leg.text(PARENT), leg.nameOf(PARENT));
    }

    private Leg leg(Fields leg, Set<Note> notes) {
        String sid = sid(leg);
        String parent = parent(leg);
        Party from = context.phones().read(leg.text(FROM));
        Party to = context.phones().read(leg.text(TO));
        String method = word(leg, DIRECTION);
        Direction direction = parent == null ? LegDirection.of(method, from, leg.nameOf(DIRECTION)) : null;
        String status = word(leg, STATUS);
        LegTimes told = LegTimes.of(leg);
        LegState state = LegState.of(status, told.seconds(), context).orElseThrow(() -> unknown(leg, status));
        LegTimes times = settled(told, state, leg, notes);
        return new Leg(
                new CallKey(TwilioProvider.NAME, parent == null ? sid : parent),
                SourceVersion.of(finality(state), times.changed()),
                sid,
                parent,
                method,
                status,
                word(leg, ANSWERED_BY),
                direction,
                times.initiated(),
                null,
                null,
                times.ended(),
                times.seconds(),
                from,
                to,
                user(leg, method, direction, from, to),
                null,
                null);
    }

    private static String user(Fields leg, String method, Direction direction, Party from, Party to) {
        return LegDirection.isSoftphone(method, direction)
                ? Identity.ofCaller(leg, from)
                : Identity.ofUser(leg, from, to);
    }

    private static LegTimes settled(LegTimes times, LegState state, Fields leg, Set<Note> notes) {
        return state.isLive() ? times : state == LegState.CONNECTED ? times.connected(leg, notes) : times.missed();
    }

    // any final word would do: only how final the leg is enters its version
    private static CallStatus finality(LegState state) {
        return state == LegState.QUEUED
                ? CallStatus.PENDING
                : state.isLive() ? CallStatus.CALLING : CallStatus.ANSWERED;
    }

    private static String word(Fields leg, TwilioField field) {
        return CallChecks.text(leg.text(field), LONGEST_WORD, leg.nameOf(field));
    }

    private static Rejection unknown(Fields leg, String status) {
        String name = leg.nameOf(STATUS);
        return new Rejection(
                Reason.UNKNOWN_STATUS,
                name,
                status == null
                        ? name + " is missing, and the call has no duration"
                        : "%s is %s, which is unknown, and the call has no duration: map it in the job's statuses"
                                .formatted(name, Quoted.word(status)));
    }
}
