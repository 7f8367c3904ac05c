package io.callsync.writing;

import io.callsync.ledger.FileProgress;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;

/** Adds up the outcomes of a chunk per file. */
final class Progress {

    private final Map<Long, FileProgress> files = new LinkedHashMap<>();

    void record(FileItem.Mapped item, Verdict verdict) {
        record(verdict, files.computeIfAbsent(item.file().id(), id -> new FileProgress(item.file(), item.number())));
    }

    /** Of a record that had been quarantined for this reason until now. */
    void recordAgain(FileItem.Mapped item, Verdict verdict, String reason) {
        record(item, verdict);
        files.get(item.file().id()).noLongerQuarantined(reason);
    }

    private static void record(Verdict verdict, FileProgress progress) {
        progress.record(verdict.kind());
        if (verdict.filterReason() != null) {
            progress.filtered(verdict.filterReason());
        }
        if (verdict.quarantined() != null) {
            progress.quarantined(verdict.quarantined().reason().code());
        }
        verdict.notes().forEach(note -> progress.noted(note.code()));
    }

    void end(FileItem.Ended item) {
        files.computeIfAbsent(item.file().id(), id -> new FileProgress(item.file(), item.nextRecord()))
                .end(item.state(), item.failure(), item.message(), item.reading());
    }

    Collection<FileProgress> files() {
        return files.values();
    }
}
