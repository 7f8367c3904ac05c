package io.callsync.explain;

import io.callsync.call.CallKey;
import io.callsync.call.Note;
import io.callsync.call.Outcome;
import io.callsync.ledger.OutcomeKind;
import io.callsync.ledger.QuarantineState;
import io.callsync.provider.ProviderFormat;
import io.callsync.report.CallReport;
import io.callsync.report.QuarantinedRecord;
import io.callsync.writing.FileItem;
import io.callsync.writing.Replay;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** What each record did that carried the call, in the order in which they are told. Not thread-safe. */
final class Story {

    private final CallKey key;
    private final IdInBytes id;
    private final List<QuarantinedRecord> kept;
    private final Replay replay;
    private final List<CallReport.Event> events = new ArrayList<>();

    /** @param kept quarantined records that carry the call's id @param replay of no record yet */
    Story(CallKey key, List<QuarantinedRecord> kept, Replay replay) {
        this.key = key;
        this.id = new IdInBytes(key.externalId());
        this.kept = kept;
        this.replay = replay;
    }

    List<CallReport.Event> events() {
        return events;
    }

    Replay replay() {
        return replay;
    }

    /** Whether any record of this file is part of the story. */
    boolean tellsOf(long file) {
        return events.stream().anyMatch(event -> event.fileId() == file);
    }

    private boolean tellsOf(long file, long record) {
        return events.stream().anyMatch(event -> event.fileId() == file && event.record() == record);
    }

    /** The next record of a file, whatever call it is of. */
    void tell(ProviderFormat format, FileItem.Mapped item, byte[] raw) {
        if (item.outcome() instanceof Outcome.Accepted accepted) {
            if (accepted.delivery().key().equals(key)) {
                accepted(format, item);
            }
        } else if (id.isIn(raw) || isKept(item)) {
            refused(item);
        }
    }

    /** A file that cannot be read: what the quarantine still has of it. */
    void tellKept(long file) {
        kept.stream()
                .filter(record -> record.fileId() == file && !tellsOf(file, record.recordNumber()))
                .forEach(record -> aside(record, isReplayed(record) ? "replayed since" : null));
    }

    private void accepted(ProviderFormat format, FileItem.Mapped item) {
        for (QuarantinedRecord record : kept) {
            if (isItself(record, item) && !isReplayed(record)) {
                aside(record, "put aside when it was loaded; as calls are mapped now it would be taken");
                return;
            }
        }
        Replay.Step step = replay.take(format, item);
        events.add(new CallReport.Event(
                item.file().id(),
                item.number(),
                step.kind().column(),
                step.leg(),
                step.version().changedAt(),
                Why.of(step, item.file().id()),
                step.notes().stream().map(Note::code).sorted().toList(),
                step.changes().entrySet().stream()
                        .map(change -> new CallReport.Change(
                                change.getKey(),
                                change.getValue().before(),
                                change.getValue().after()))
                        .toList()));
    }

    /** An id that callsync made itself does not stand in the bytes. */
    private boolean isKept(FileItem.Mapped item) {
        return kept.stream().anyMatch(record -> isItself(record, item));
    }

    private static boolean isItself(QuarantinedRecord record, FileItem.Mapped item) {
        return record.fileId() == item.file().id() && record.recordNumber() == item.number();
    }

    /** Such a record was quarantined when its file was loaded, and has been written since. */
    private static boolean isReplayed(QuarantinedRecord record) {
        return record.state().equals(QuarantineState.REPLAYED.value());
    }

    private void refused(FileItem.Mapped item) {
        boolean filtered = item.outcome() instanceof Outcome.Filtered;
        String why = item.outcome() instanceof Outcome.Filtered of
                ? of.reason()
                : Why.of((Outcome.Quarantined) item.outcome());
        add(item.file().id(), item.number(), filtered ? OutcomeKind.FILTERED : OutcomeKind.QUARANTINED, why);
    }

    private void aside(QuarantinedRecord record, String more) {
        String why = record.reason() + ": " + record.message();
        add(record.fileId(), record.recordNumber(), OutcomeKind.QUARANTINED, more == null ? why : why + "; " + more);
    }

    private void add(long file, long record, OutcomeKind kind, String why) {
        Instant unknown = null;
        events.add(new CallReport.Event(file, record, kind.column(), null, unknown, why, List.of(), List.of()));
    }
}
