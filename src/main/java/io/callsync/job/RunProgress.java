package io.callsync.job;

import io.callsync.ledger.FileProgress;
import io.callsync.ledger.FileState;
import io.callsync.ledger.LedgerFile;
import java.util.Collection;
import java.util.concurrent.atomic.AtomicLong;

/** How far a live run is, for whoever watches. Thread-safe. */
public final class RunProgress {

    private final AtomicLong files = new AtomicLong();
    private final AtomicLong filesDone = new AtomicLong();
    private final AtomicLong bytes = new AtomicLong();
    private final AtomicLong bytesDone = new AtomicLong();
    private final AtomicLong records = new AtomicLong();

    /** @param bytes as stored, before decompression */
    public record Snapshot(long files, long filesDone, long bytes, long bytesDone, long records) {}

    void planned(Collection<LedgerFile> planned) {
        filesDone.set(0);
        bytesDone.set(0);
        files.set(planned.size());
        bytes.set(planned.stream().mapToLong(file -> file.object().size()).sum());
    }

    void written(Collection<FileProgress> chunk) {
        for (FileProgress progress : chunk) {
            records.addAndGet(progress.records());
            if (progress.state() != FileState.LOADING) {
                filesDone.incrementAndGet();
                bytesDone.addAndGet(progress.file().object().size());
            }
        }
    }

    public Snapshot snapshot() {
        return new Snapshot(files.get(), filesDone.get(), bytes.get(), bytesDone.get(), records.get());
    }
}
