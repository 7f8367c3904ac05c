package io.callsync.writing;

import io.callsync.call.Call;
import io.callsync.call.Note;
import io.callsync.ledger.OutcomeKind;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/** Merges records of which each is a whole call. */
final class WholeCalls {

    private WholeCalls() {}

    static Merged merge(CallRow stored, List<Evidence> records) {
        CallRow row = stored;
        List<Verdict> verdicts = new ArrayList<>(records.size());
        for (Evidence record : records) {
            Call call = (Call) record.delivery();
            CallRow next = row == null
                    ? CallRow.of(call, record.fileId(), record.number())
                    : row.merge(call, record.fileId(), record.number());
            Set<Note> notes = row != null && row.conflictsWith(call) ? with(record.notes()) : record.notes();
            verdicts.add(Verdict.of(kind(row, next, call, record.fileId()), notes));
            row = next;
        }
        return new Merged(row, null, verdicts);
    }

    private static OutcomeKind kind(CallRow row, CallRow next, Call call, long fileId) {
        if (row == null) {
            return OutcomeKind.INSERTED;
        }
        if (!next.saysTheSameAs(row)) {
            return OutcomeKind.UPDATED;
        }
        int order = call.version().compareTo(row.call().version());
        if (order < 0) {
            return OutcomeKind.SUPERSEDED;
        }
        return order == 0 && row.fileId() == fileId ? OutcomeKind.DUPLICATE : OutcomeKind.UNCHANGED;
    }

    private static Set<Note> with(Set<Note> notes) {
        EnumSet<Note> all = EnumSet.of(Note.VERSION_CONFLICT);
        all.addAll(notes);
        return all;
    }
}
