package io.callsync.job;

import io.callsync.container.UnreadableFile;
import io.callsync.ledger.FileState;
import io.callsync.ledger.LedgerFile;
import io.callsync.ledger.Reading;
import io.callsync.source.ExportObject;
import io.callsync.source.ExportSource;
import io.callsync.source.SpoolPlace;
import io.callsync.source.SpooledFile;
import io.callsync.writing.FileItem;
import java.io.IOException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Hands fetched files to the readers, one after the other, and fetches ahead: large files one for each reader, small ones as many
 * as a chunk may hold, so that nobody waits for the source file by file. Thread-safe.
 */
final class FileFeed implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(FileFeed.class);
    private static final int PATIENCE_SECONDS = 10;
    private static final int MOST_AHEAD = 64;
    private static final long BYTES_AHEAD = 8L << 20;
    /** Java keeps five connections to a server open. */
    private static final int FEWEST_FETCHERS = 4;

    private final Night night;
    private final Deque<LedgerFile> files;
    private final int readers;
    private final ExecutorService fetchers;
    private final Deque<Fetching> ahead = new ArrayDeque<>();
    private long bytesAhead;

    /** A file in the spool, or why it cannot be read; and what it took to find out. */
    record Fetched(LedgerFile file, SpooledFile spooled, FileItem.Ended failure, Reading reading) {}

    private record Fetching(long size, Future<Fetched> file) {}

    /** @param readers how many there are */
    FileFeed(Night night, List<LedgerFile> files, int readers) {
        this.night = night;
        this.files = new ArrayDeque<>(files);
        this.readers = readers;
        this.fetchers = Executors.newFixedThreadPool(Math.max(readers, FEWEST_FETCHERS), task -> {
            Thread thread = new Thread(task, "fetch");
            thread.setDaemon(true);
            return thread;
        });
    }

    /** The next file, or null when all have been handed out. Waits until it is in the spool. */
    Fetched next() throws IOException, InterruptedException {
        Fetching next = takeNext();
        if (next == null) {
            return null;
        }
        try {
            return next.file().get();
        } catch (ExecutionException e) {
            if (e.getCause() instanceof RuntimeException fatal) {
                throw fatal;
            }
            throw new IOException(e.getCause().getMessage(), e.getCause());
        }
    }

    private synchronized Fetching takeNext() throws InterruptedException {
        while (!files.isEmpty() && isWanted(files.peek().object())) {
            Optional<SpoolPlace> place = place(files.peek().object());
            if (place.isEmpty()) {
                break;
            }
            LedgerFile file = files.poll();
            bytesAhead += file.object().size();
            ahead.add(new Fetching(file.object().size(), fetchers.submit(() -> fetch(file, place.get()))));
        }
        Fetching next = ahead.poll();
        bytesAhead -= next == null ? 0 : next.size();
        return next;
    }

    private boolean isWanted(ExportObject object) {
        return ahead.size() < readers || ahead.size() < MOST_AHEAD && bytesAhead + object.size() <= BYTES_AHEAD;
    }

    // only who has no file at all waits: what fills the spool is then being read by others, who give it free
    private Optional<SpoolPlace> place(ExportObject object) throws InterruptedException {
        return ahead.isEmpty()
                ? Optional.of(night.spool().place(object))
                : night.spool().placeAtOnce(object);
    }

    private Fetched fetch(LedgerFile file, SpoolPlace place) throws IOException {
        long begun = System.nanoTime();
        try {
            var limits = night.job().limits();
            SpooledFile spooled = night.spool().fetch(night.source(), place, limits.file(), limits.expansion());
            return new Fetched(file, spooled, null, since(begun, file));
        } catch (UnreadableFile e) {
            return failed(file, FileState.FAILED, e.reason(), e.getMessage(), since(begun, file));
        } catch (ExportSource.Vanished e) {
            return failed(file, FileState.VANISHED, "vanished", e.getMessage(), since(begun, file));
        } catch (ExportSource.Replaced e) {
            return failed(file, FileState.REPLACED, "replaced", e.getMessage(), since(begun, file));
        }
    }

    private Reading since(long begun, LedgerFile file) {
        return new Reading(
                TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - begun),
                night.source().retries(file.object()));
    }

    private static Fetched failed(LedgerFile file, FileState state, String reason, String message, Reading reading) {
        return new Fetched(
                file, null, new FileItem.Ended(file, file.nextRecord(), state, reason, message, reading), reading);
    }

    /** Waits for fetches that are under way, so that none writes into a spool that is being removed. */
    @Override
    public void close() {
        fetchers.shutdownNow();
        try {
            if (!fetchers.awaitTermination(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
                LOG.warn("A fetch did not end within {} s; the next run removes what it leaves", PATIENCE_SECONDS);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
