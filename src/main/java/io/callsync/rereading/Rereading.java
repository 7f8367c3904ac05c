package io.callsync.rereading;

import io.callsync.configuration.ConfigurationError;
import io.callsync.container.RawRecord;
import io.callsync.container.UnreadableFile;
import io.callsync.ledger.FileVersion;
import io.callsync.ledger.LedgerFile;
import io.callsync.provider.FileFacts;
import io.callsync.provider.MappedRecords;
import io.callsync.provider.ProviderFormat;
import io.callsync.settings.JobFile;
import io.callsync.source.ExportSource;
import io.callsync.source.ExportSources;
import io.callsync.source.Spool;
import io.callsync.source.SpooledFile;
import io.callsync.writing.FileItem;
import java.io.IOException;
import java.util.function.Function;

/**
 * Reads file versions once more, as they were loaded: exactly these bytes, and of them the records that have an outcome, as calls
 * are mapped now. Not thread-safe.
 */
public final class Rereading {

    private final Function<String, JobFile> jobs;
    private final Spool spool;

    /** Takes the records of a file in order. */
    public interface Reader {

        /**
         * @param format by which the record was read
         * @param raw its bytes
         */
        void take(ProviderFormat format, FileItem.Mapped item, byte[] raw);
    }

    /** @param jobs job files by name; may throw a {@link ConfigurationError} */
    public Rereading(Function<String, JobFile> jobs, Spool spool) {
        this.jobs = jobs;
        this.spool = spool;
    }

    /**
     * Gives the reader every record of the version.
     *
     * @return why it cannot be read, or null
     * @throws io.callsync.source.SourceUnavailable when the source cannot be reached or refuses
     */
    public String read(FileVersion version, Reader reader) throws IOException {
        String state = inItsState(version);
        if (state != null) {
            return state;
        }
        try {
            JobFile job = jobs.apply(version.job());
            if (!job.provider().name().equals(version.provider())) {
                return "job %s has another provider now: %s"
                        .formatted(version.job(), job.provider().name());
            }
            read(job, version.file(), reader);
            return null;
        } catch (ConfigurationError e) {
            return e.getMessage().lines().findFirst().orElseThrow();
        } catch (ExportSource.Vanished e) {
            return "no longer at its source";
        } catch (ExportSource.Replaced e) {
            return "another version has taken its place since";
        } catch (UnreadableFile e) {
            return "%s: %s".formatted(e.reason(), e.getMessage());
        }
    }

    private static String inItsState(FileVersion version) {
        return switch (version.file().state()) {
            case LOADED, LOADING -> null;
            case PLANNED -> "not loaded yet";
            case FAILED, VANISHED, REPLACED -> version.message() == null ? "not loaded" : version.message();
        };
    }

    private void read(JobFile job, LedgerFile file, Reader reader) throws IOException {
        ProviderFormat format = job.format();
        try (ExportSource source = ExportSources.holding(file.object());
                SpooledFile fetched = fetch(job, file, source);
                MappedRecords records = MappedRecords.open(
                        file.object().uri(),
                        format.layout(fetched.head()),
                        fetched.open(),
                        FileFacts.of(file.object().date()),
                        job.limits().record())) {
            RawRecord raw = records.next();
            for (; raw != null && raw.number() < file.nextRecord(); raw = records.next()) {
                FileItem.Mapped item = new FileItem.Mapped(file, raw.number(), raw.position(), records.map(raw));
                reader.take(format, item, raw.bytes());
            }
        }
    }

    private SpooledFile fetch(JobFile job, LedgerFile file, ExportSource source) throws IOException {
        // one file at a time: whatever fits the spool at all has room
        return spool.fetch(
                source,
                spool.placeAtOnce(file.object()).orElseThrow(),
                job.limits().file(),
                job.limits().expansion());
    }
}
