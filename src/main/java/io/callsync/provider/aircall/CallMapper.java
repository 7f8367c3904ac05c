package io.callsync.provider.aircall;

import io.callsync.call.Call;
import io.callsync.call.CallKey;
import io.callsync.call.CallStatus;
import io.callsync.call.Direction;
import io.callsync.call.Note;
import io.callsync.call.Outcome;
import io.callsync.call.Party;
import io.callsync.call.RecordKey;
import io.callsync.call.SourceVersion;
import io.callsync.container.Fields;
import io.callsync.provider.CallChecks;
import io.callsync.provider.FileFacts;
import io.callsync.provider.MappingContext;
import io.callsync.provider.PhoneNumbers;
import io.callsync.provider.RecordMapper;
import io.callsync.provider.Timestamps;
import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/** Maps a call object: a record of the API's list, or the data of a webhook event. */
final class CallMapper implements RecordMapper {

    private final PhoneNumbers phones;
    private final CallStatuses statuses;

    CallMapper(MappingContext context) {
        phones = context.phones();
        statuses = new CallStatuses(context);
    }

    @Override
    public Outcome map(Fields record, FileFacts file) {
        String resource = record.text(CallField.RESOURCE);
        if (resource != null && !resource.equals("call")) {
            return new Outcome.Filtered("not-a-call-record");
        }
        if (isInternal(record.texts(CallField.PARTICIPANT_TYPES))) {
            return new Outcome.Filtered("internal");
        }
        Set<Note> notes = EnumSet.noneOf(Note.class);
        return new Outcome.Accepted(call(record, file, notes), notes);
    }

    @Override
    public RecordKey about(Fields record) {
        return new RecordKey(id(record), null);
    }

    private static String id(Fields record) {
        return CallChecks.id(record.text(CallField.ID), record.nameOf(CallField.ID));
    }

    // a list with one user may lack the far end: only two users prove an internal call
    private static boolean isInternal(List<String> participants) {
        return participants.size() > 1 && participants.stream().allMatch("user"::equals);
    }

    private Call call(Fields record, FileFacts file, Set<Note> notes) {
        CallKey key = new CallKey(AircallProvider.NAME, id(record));
        Direction direction =
                Disposition.direction(record.text(CallField.DIRECTION), record.nameOf(CallField.DIRECTION));
        CallTimes times = CallTimes.of(record);
        CallStatus status = statuses.of(record, direction, times);
        if (!status.isLive()) {
            times = times.ended(record, notes);
        }
        boolean incoming = direction == Direction.INCOMING;
        Party customer = phones.read(record.text(CallField.RAW_DIGITS));
        Party company = phones.read(record.text(CallField.NUMBER_DIGITS));
        return new Call(
                key,
                SourceVersion.of(status, changedAt(record, file)),
                direction,
                status,
                CallStatuses.providerStatus(record),
                times.start(),
                status.isLive() ? null : times.end(),
                times.conversation(status, record.nameOf(CallField.ENDED_AT)),
                incoming ? customer : company,
                incoming ? company : customer,
                Disposition.agent(record.text(CallField.USER_EMAIL), record.nameOf(CallField.USER_EMAIL)),
                media(record, notes),
                Description.of(record.texts(CallField.COMMENTS), record.texts(CallField.TAGS)));
    }

    // a call object does not tell when it was last changed
    @Override
    public Instant changedAt(Fields record, FileFacts file) {
        Instant sentAt = Timestamps.epochSeconds(record.text(CallField.TIMESTAMP), record.nameOf(CallField.TIMESTAMP));
        return sentAt == null ? file.exportedAt() : sentAt;
    }

    // the addresses of recording and voicemail end after ten minutes; only the asset lasts
    private static String media(Fields record, Set<Note> notes) {
        String asset = record.text(CallField.ASSET);
        String url = CallChecks.mediaUrl(asset);
        boolean recorded =
                asset != null || record.text(CallField.RECORDING) != null || record.text(CallField.VOICEMAIL) != null;
        if (recorded && url == null) {
            notes.add(Note.MEDIA_DROPPED);
        }
        return url;
    }
}
