package io.callsync.job;

import static org.assertj.core.api.Assertions.assertThat;

import io.callsync.ledger.FileState;
import io.callsync.ledger.LedgerFile;
import io.callsync.ledger.Run;
import io.callsync.provider.aircall.AircallProvider;
import io.callsync.settings.JobFile;
import io.callsync.source.ExportObject;
import io.callsync.source.ExportSource;
import io.callsync.source.ExportSources;
import io.callsync.source.Spool;
import io.callsync.testing.Exports;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** How many files lie in the spool while their readers are busy with others. */
class FileFeedTests {

    private static final LocalDate DATE = LocalDate.of(2026, 11, 20);
    private static final long LIMIT = 200L << 20;

    @TempDir
    Path folder;

    private final List<AutoCloseable> open = new ArrayList<>();
    private Exports exports;

    @AfterEach
    void close() throws Exception {
        for (AutoCloseable each : open) {
            each.close();
        }
    }

    @Test
    void smallFilesAreFetchedAheadAsManyAsAChunkMayHold() throws Exception {
        FileFeed feed = feedOf(200, 1_000, 1);

        feed.next().spooled().close();

        awaitSpooled(63);
        feed.next().spooled().close();
        awaitSpooled(63);
    }

    @Test
    void smallFilesAheadHaveEightMebibytesTogether() throws Exception {
        FileFeed feed = feedOf(60, 1 << 20, 1);

        feed.next().spooled().close();

        awaitSpooled(7);
    }

    @Test
    void ofLargeFilesOnlyOneIsFetchedForEachReader() throws Exception {
        FileFeed feed = feedOf(6, 10 << 20, 3);

        feed.next().spooled().close();

        awaitSpooled(2);
    }

    @Test
    void everyFileIsHandedOutInItsOrderWhateverArrivesFirst() throws Exception {
        FileFeed feed = feedOf(150, 100, 2);
        List<Long> ids = new ArrayList<>();

        for (FileFeed.Fetched file = feed.next(); file != null; file = feed.next()) {
            ids.add(file.file().id());
            file.spooled().close();
        }

        assertThat(ids).hasSize(150).isSorted();
        assertThat(spooled()).isZero();
    }

    private FileFeed feedOf(int files, int size, int readers) throws IOException {
        exports = new Exports(folder.resolve("exports"));
        for (int file = 0; file < files; file++) {
            Path export = exports.put(DATE, "%04d.json".formatted(file), "{");
            try (var content = new RandomAccessFile(export.toFile(), "rw")) {
                content.setLength(size);
            }
        }
        JobFile job = exports.job(new AircallProvider());
        ExportSource source = ExportSources.open(job.source(), job.files(), job.settle());
        Spool spool = new Spool(folder.resolve("spool"), LIMIT);
        Run run = new Run(1, job.name(), DATE, 1, 1);
        Night night = new Night(job, run, job.format(), source, spool, new RunProgress(), new StopSignal());
        FileFeed feed = new FileFeed(night, planned(source), readers);
        open.addAll(List.of(feed, spool, source));
        return feed;
    }

    private static List<LedgerFile> planned(ExportSource source) {
        List<LedgerFile> files = new ArrayList<>();
        for (ExportObject object : source.list(DATE).objects()) {
            files.add(new LedgerFile(files.size() + 1, object, FileState.PLANNED, 1));
        }
        return files;
    }

    /** That there are so many, and stay so many. */
    private void awaitSpooled(long files) {
        Callable<Boolean> spooled = () -> spooled() == files;
        Awaitility.await().ignoreExceptions().during(Duration.ofMillis(300)).until(spooled);
    }

    private long spooled() {
        try (Stream<Path> all = Files.walk(folder.resolve("spool"))) {
            return all.filter(Files::isRegularFile)
                    .filter(file -> !file.getFileName().toString().contains("lock"))
                    .count();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
