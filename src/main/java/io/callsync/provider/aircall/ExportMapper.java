package io.callsync.provider.aircall;

import io.callsync.call.Call;
import io.callsync.call.CallStatus;
import io.callsync.call.Direction;
import io.callsync.call.Note;
import io.callsync.call.Outcome;
import io.callsync.call.Party;
import io.callsync.call.Reason;
import io.callsync.call.RecordKey;
import io.callsync.call.Rejection;
import io.callsync.call.SourceVersion;
import io.callsync.container.Fields;
import io.callsync.provider.CallChecks;
import io.callsync.provider.FileFacts;
import io.callsync.provider.MappingContext;
import io.callsync.provider.RecordMapper;
import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;

/** Maps a row of the dashboard's export. */
final class ExportMapper implements RecordMapper {

    private static final String LASTING_MEDIA = "https://assets.aircall.io/";

    private static final List<ExportColumn> TIMES =
            List.of(ExportColumn.DATETIME_UTC, ExportColumn.CALL_START_TIME, ExportColumn.CALL_END_TIME);

    private final ExportIds ids;
    private final ExportStatuses statuses;
    private final ExportNumbers numbers;

    ExportMapper(MappingContext context, ExportIds ids) {
        this.ids = ids;
        this.statuses = new ExportStatuses(context);
        this.numbers = new ExportNumbers(context.phones());
    }

    @Override
    public Outcome map(Fields row, FileFacts file) {
        Set<Note> notes = EnumSet.noneOf(Note.class);
        return new Outcome.Accepted(call(row, file, notes), notes);
    }

    @Override
    public RecordKey about(Fields row) {
        return new RecordKey(ids.key(row, statedStart(row)).externalId(), null);
    }

    @Override
    public Instant changedAt(Fields row, FileFacts file) {
        return file.exportedAt();
    }

    private static Instant statedStart(Fields row) {
        try {
            return start(row);
        } catch (Rejection e) {
            return null;
        }
    }

    private Call call(Fields row, FileFacts file, Set<Note> notes) {
        Instant start = start(row);
        Direction direction = Disposition.direction(row.text(ExportColumn.DIRECTION), ExportColumn.DIRECTION.column());
        Integer inCall = inCall(row);
        CallStatus status = statuses.of(row, direction, inCall);
        boolean incoming = direction == Direction.INCOMING;
        return new Call(
                ids.key(row, start),
                SourceVersion.of(status, file.exportedAt()),
                direction,
                status,
                ExportStatuses.providerStatus(row),
                start,
                status.isLive() ? null : end(row, start, inCall, notes),
                conversation(status, inCall),
                party(row, ExportColumn.FROM, incoming),
                party(row, ExportColumn.TO, !incoming),
                Disposition.agent(row.text(ExportColumn.USER), ExportColumn.USER.column()),
                media(row, notes),
                Description.of(texts(row, ExportColumn.COMMENTS), texts(row, ExportColumn.TAGS)));
    }

    private static Instant start(Fields row) {
        for (ExportColumn column : TIMES) {
            ExportTime.checkHour(row.text(column), column.column());
        }
        String column = ExportColumn.DATETIME_UTC.column();
        Instant start = ExportTime.utc(row.text(ExportColumn.DATETIME_UTC), column);
        if (start == null) {
            throw new Rejection(Reason.NO_START, column, column + " is empty: expected yyyy-MM-dd HH:mm:ss");
        }
        return start;
    }

    private static Instant end(Fields row, Instant start, Integer inCall, Set<Note> notes) {
        Integer total = seconds(row, ExportColumn.DURATION_TOTAL);
        if (total == null) {
            String column = ExportColumn.DURATION_TOTAL.column();
            throw new Rejection(Reason.NO_END, column, column + " is empty: it tells when the call ended");
        }
        if (inCall != null && inCall > total + CallTimes.TOLERANCE_SECONDS) {
            notes.add(Note.DURATION_CONFLICT);
        }
        return start.plusSeconds(total);
    }

    private static Integer inCall(Fields row) {
        Integer seconds = seconds(row, ExportColumn.DURATION_IN_CALL);
        return seconds == null ? seconds(row, ExportColumn.IN_CALL_DURATION) : seconds;
    }

    private static Integer conversation(CallStatus status, Integer inCall) {
        if (status.isLive()) {
            return null;
        }
        if (!Disposition.mayHaveConversation(status)) {
            return 0;
        }
        if (inCall == null && status.equals(CallStatus.ANSWERED)) {
            String column = ExportColumn.DURATION_IN_CALL.column();
            throw new Rejection(Reason.NO_DURATION, column, column + " is empty although the call was answered");
        }
        return inCall == null ? 0 : inCall;
    }

    private Party party(Fields row, ExportColumn digits, boolean customer) {
        ExportColumn formatted = customer ? ExportColumn.CUSTOMER_NUMBER : ExportColumn.AIRCALL_NUMBER;
        return numbers.read(row.text(digits), row.text(formatted));
    }

    // recording and voicemail hold the lasting page, but may also hold words or addresses that end
    private static String media(Fields row, Set<Note> notes) {
        List<String> addresses = Stream.of(row.text(ExportColumn.RECORDING), row.text(ExportColumn.VOICEMAIL))
                .filter(Objects::nonNull)
                .filter(text -> text.startsWith("http"))
                .toList();
        String lasting = addresses.stream()
                .filter(address -> address.startsWith(LASTING_MEDIA))
                .map(CallChecks::mediaUrl)
                .filter(Objects::nonNull)
                .findFirst()
                .orElse(null);
        if (lasting == null && !addresses.isEmpty()) {
            notes.add(Note.MEDIA_DROPPED);
        }
        return lasting;
    }

    private static Integer seconds(Fields row, ExportColumn column) {
        return Durations.seconds(row.text(column), column.column());
    }

    private static List<String> texts(Fields row, ExportColumn column) {
        String text = row.text(column);
        return text == null ? List.of() : List.of(text);
    }
}
