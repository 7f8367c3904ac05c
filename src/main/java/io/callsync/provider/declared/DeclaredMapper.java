package io.callsync.provider.declared;

import io.callsync.call.Call;
import io.callsync.call.CallKey;
import io.callsync.call.CallStatus;
import io.callsync.call.Delivery;
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
import java.util.Optional;
import java.util.Set;

/** Maps a record as its declaration says, in the contract's order: filter, direction, status, times. Thread-safe. */
final class DeclaredMapper implements RecordMapper {

    private final Declaration declared;
    private final MappingContext context;
    private final TimeNotation times;

    DeclaredMapper(Declaration declared, MappingContext context) {
        this.declared = declared;
        this.context = context;
        this.times = declared.times(context.zone());
    }

    @Override
    public Outcome map(Fields fields, FileFacts file) {
        Row row = new Row(fields, null, context.options());
        String filtered = declared.rules().filter().decide(row);
        return filtered != null ? new Outcome.Filtered(filtered) : map(row, heading(row), file);
    }

    @Override
    public RecordKey about(Fields fields) {
        Row row = new Row(fields, null, context.options());
        return new RecordKey(id(declared.id(), row), declared.isLegs() ? id(declared.leg(), row) : null);
    }

    @Override
    public Instant changedAt(Fields fields, FileFacts file) {
        return changedAt(new Row(fields, null, context.options()), file, EnumSet.noneOf(Note.class));
    }

    private Instant changedAt(Row row, FileFacts file, Set<Note> notes) {
        Instant changedAt =
                times.read(declared.version().read(row), declared.version().label(), notes);
        return changedAt == null ? file.exportedAt() : changedAt;
    }

    private static String id(Field field, Row row) {
        return CallChecks.id(field.read(row), field.label());
    }

    private Outcome map(Row undirected, Heading heading, FileFacts file) {
        if (heading.filtered() != null && !declared.isLegs()) {
            return new Outcome.Filtered(heading.filtered());
        }
        Row row = undirected.heading(heading.direction());
        CallKey key = new CallKey(declared.name(), id(declared.id(), row));
        Set<Note> notes = EnumSet.noneOf(Note.class);
        CallTimes read = declared.timing().read(row, times, notes);
        Verdict verdict = heading.filtered() == null ? verdict(row, read) : Verdict.filtered(heading.filtered());
        if (heading.filtered() == null && verdict.filteredIn(heading.direction()) != null) {
            return new Outcome.Filtered(verdict.filteredIn(heading.direction()));
        }
        Delivery delivery = declared.isLegs()
                ? leg(key, row, verdict, read, file, notes)
                : call(key, row, verdict.in(heading.direction()).status(), read, file, notes);
        return new Outcome.Accepted(delivery, notes);
    }

    private Heading heading(Row row) {
        Heading heading = declared.rules().direction().decide(row);
        if (heading == null || heading == Heading.INHERITED && !declared.isLegs()) {
            throw new Rejection(
                    Reason.NO_DIRECTION, null, "nothing in the record tells whether the call came in or went out");
        }
        return heading;
    }

    private Verdict verdict(Row row, CallTimes read) {
        Optional<CallStatus> operators = context.override(declared.status().read(row));
        if (operators.isPresent()) {
            return Verdict.of(operators.get());
        }
        Verdict verdict = declared.rules().status().decide(row);
        if (verdict == null && !read.showConversation()) {
            throw unknownStatus(row);
        }
        return verdict == null ? Verdict.of(CallStatus.ANSWERED) : verdict;
    }

    private Rejection unknownStatus(Row row) {
        String label = declared.status().label();
        String text = CallChecks.text(declared.status().read(row), Limit.STATUS, label);
        return new Rejection(
                Reason.UNKNOWN_STATUS,
                label,
                text == null
                        ? label + " is missing, and nothing shows that the call was answered"
                        : "%s is %s, which %s does not know: map it under 'statuses' of the job"
                                .formatted(label, Quoted.word(text), declared.name()));
    }

    private Delivery call(CallKey key, Row row, CallStatus status, CallTimes read, FileFacts file, Set<Note> notes) {
        Completion completion = Completion.of(status, read, declared.timing(), notes);
        return new Call(
                key,
                version(row, status, file, notes),
                row.direction(),
                status,
                text(declared.status(), row, Limit.STATUS),
                read.start(),
                completion.endAt(),
                completion.durationSeconds(),
                party(declared.from(), row),
                party(declared.to(), row),
                text(declared.agent(), row, Limit.AGENT),
                recording(row, notes),
                text(declared.description(), row, Limit.DESCRIPTION));
    }

    private Delivery leg(CallKey key, Row row, Verdict verdict, CallTimes read, FileFacts file, Set<Note> notes) {
        CallStatus status = verdict.bestStatus();
        Completion completion = status == null
                ? new Completion(read.end(), null)
                : Completion.of(status, read, declared.timing(), notes);
        return new Leg(
                key,
                version(row, status, file, notes),
                id(declared.leg(), row),
                null,
                null,
                text(declared.status(), row, Limit.STATUS),
                verdict.encode(),
                row.direction(),
                read.start(),
                null,
                read.answer(),
                completion.endAt(),
                completion.durationSeconds(),
                party(declared.from(), row),
                party(declared.to(), row),
                text(declared.agent(), row, Limit.AGENT),
                recording(row, notes),
                text(declared.description(), row, Limit.DESCRIPTION));
    }

    private SourceVersion version(Row row, CallStatus status, FileFacts file, Set<Note> notes) {
        return SourceVersion.of(status == null ? CallStatus.ERROR : status, changedAt(row, file, notes));
    }

    private Party party(Field field, Row row) {
        return context.phones().read(field.read(row));
    }

    private String recording(Row row, Set<Note> notes) {
        String address = declared.recording().read(row);
        String lasting = CallChecks.mediaUrl(address);
        if (address != null && lasting == null) {
            notes.add(Note.MEDIA_DROPPED);
        }
        return lasting;
    }

    private static String text(Field field, Row row, int longest) {
        return CallChecks.text(field.read(row), longest, field.label());
    }
}
