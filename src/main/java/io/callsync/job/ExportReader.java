package io.callsync.job;

import io.callsync.container.UnreadableFile;
import io.callsync.ledger.FileState;
import io.callsync.ledger.Reading;
import io.callsync.writing.FileItem;
import io.micrometer.observation.Observation;
import java.io.IOException;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.springframework.batch.infrastructure.item.ExecutionContext;
import org.springframework.batch.infrastructure.item.ItemStreamException;
import org.springframework.batch.infrastructure.item.ItemStreamReader;

/**
 * One of the parallel readers: takes file after file from the feed and yields their records and ends. Where to begin in a file is
 * the ledger's word alone; nothing is kept in the execution context.
 */
final class ExportReader implements ItemStreamReader<FileItem> {

    private static final long MOST_KEPT = 16L << 20;
    private static final int SHORT_RAW = 1 << 10;

    private final Night night;
    private final Supplier<FileFeed> feed;
    private final FileObservations observations;
    private OpenExport open;
    private Reading fetched;
    private long openedAt;
    private Observation observed;
    private long keptBytes;

    ExportReader(Night night, Supplier<FileFeed> feed, FileObservations observations) {
        this.night = night;
        this.feed = feed;
        this.observations = observations;
    }

    @Override
    public FileItem read() throws IOException, InterruptedException {
        if (open == null) {
            FileFeed.Fetched next = feed.get().next();
            if (next == null) {
                return null;
            }
            observed = observations.begin(next.file());
            FileItem.Ended unreadable = next.failure() == null ? open(next) : next.failure();
            if (unreadable != null) {
                end(unreadable);
                return unreadable;
            }
        }
        FileItem item = open.next();
        if (item instanceof FileItem.Ended last) {
            FileItem.Ended ended = last.after(reading());
            end(ended);
            close();
            return ended;
        }
        return bounded(item);
    }

    private Reading reading() {
        long millis = TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - openedAt);
        return new Reading(fetched.millis() + millis, fetched.retries());
    }

    /** A chunk of nothing but large bad records must fit the memory: what it keeps of them grows short. */
    private FileItem bounded(FileItem item) {
        if (!(item instanceof FileItem.Mapped mapped) || mapped.raw() == null) {
            return item;
        }
        FileItem.Mapped kept = keptBytes < MOST_KEPT ? mapped : mapped.withRawOf(SHORT_RAW);
        keptBytes += kept.raw().length;
        return kept;
    }

    /** The chunk is written. */
    @Override
    public void update(ExecutionContext executionContext) {
        keptBytes = 0;
    }

    private FileItem.Ended open(FileFeed.Fetched next) throws IOException {
        fetched = next.reading();
        openedAt = System.nanoTime();
        try {
            open = OpenExport.open(night.format(), night.job().limits().record(), next.file(), next.spooled());
            return null;
        } catch (UnreadableFile e) {
            return new FileItem.Ended(
                    next.file(), next.file().nextRecord(), FileState.FAILED, e.reason(), e.getMessage(), reading());
        } finally {
            if (open == null) {
                next.spooled().close();
            }
        }
    }

    private void end(FileItem.Ended ended) {
        FileObservations.end(observed, ended);
        observed = null;
    }

    @Override
    public void close() throws ItemStreamException {
        if (observed != null) {
            FileObservations.breakOff(observed);
            observed = null;
        }
        if (open != null) {
            try {
                open.close();
            } catch (IOException e) {
                throw new ItemStreamException("could not close an export", e);
            } finally {
                open = null;
            }
        }
    }
}
