package io.callsync.writing;

import io.callsync.call.Delivery;
import io.callsync.call.Note;
import io.callsync.call.Outcome;
import java.util.Set;

/** An accepted record of a chunk and where it lies. */
record Evidence(FileItem.Mapped item, Delivery delivery, Set<Note> notes) {

    static Evidence of(FileItem.Mapped item) {
        var accepted = (Outcome.Accepted) item.outcome();
        return new Evidence(item, accepted.delivery(), accepted.notes());
    }

    long fileId() {
        return item.file().id();
    }

    long number() {
        return item.number();
    }
}
