package io.callsync.preview;

import io.callsync.container.RawRecord;
import io.callsync.container.UnreadableFile;
import io.callsync.ledger.FileState;
import io.callsync.ledger.LedgerFile;
import io.callsync.provider.FileFacts;
import io.callsync.provider.Layout;
import io.callsync.provider.MappedRecords;
import io.callsync.provider.ProviderFormat;
import io.callsync.report.PreviewReport;
import io.callsync.settings.JobFile;
import io.callsync.source.ExportObject;
import io.callsync.source.OpenedFile;
import io.callsync.writing.FileItem;
import io.callsync.writing.Rehearsal;
import java.io.IOException;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;

/** Reads the first records of a file as a run of a job does, by the same steps, and keeps what it would write to itself. */
public final class Preview {

    /** As many records as a run writes in a transaction, unless its installation says otherwise. */
    private static final int CHUNK = 2_000;

    private static final long ONLY_FILE = 1;

    private final JobFile job;
    private final long limit;
    private final Clock clock;

    /** @param limit how many records to read at most; their calls are held in memory */
    public Preview(JobFile job, long limit) {
        this(job, limit, Clock.systemUTC());
    }

    /** @param clock tells the day of which records without a version of their own are taken to be */
    Preview(JobFile job, long limit, Clock clock) {
        this.job = job;
        this.limit = limit;
        this.clock = clock;
    }

    /**
     * @param location a local path, {@code file:/path} or {@code s3://bucket/key}
     * @throws java.nio.file.NoSuchFileException when there is no such file, or the location names none
     * @throws io.callsync.source.SourceUnavailable when S3 cannot be reached or refuses
     */
    public PreviewReport of(String location) throws IOException {
        JobFile.Limits limits = job.limits();
        try (OpenedFile file = OpenedFile.open(location, limits.file(), limits.expansion())) {
            return read(file);
        } catch (UnreadableFile e) {
            return Tally.unreadable(location, job.provider().name(), e);
        }
    }

    private PreviewReport read(OpenedFile file) throws IOException {
        ProviderFormat format = job.format();
        Layout layout = format.layout(file.head());
        LocalDate today = LocalDate.now(clock.withZone(ZoneOffset.UTC));
        LedgerFile only = new LedgerFile(
                ONLY_FILE, new ExportObject(file.uri(), "", 0, clock.instant(), today), FileState.LOADING, 1);
        Rehearsal rehearsal = new Rehearsal(format);
        Tally tally = new Tally();
        try (MappedRecords records = MappedRecords.open(
                file.uri(),
                layout,
                file.content(),
                FileFacts.of(today),
                job.limits().record())) {
            List<FileItem.Mapped> chunk = new ArrayList<>();
            RawRecord raw = records.next();
            for (long read = 0; raw != null && read < limit; read++, raw = records.next()) {
                chunk.add(new FileItem.Mapped(only, raw.number(), raw.position(), records.map(raw)));
                if (chunk.size() == CHUNK) {
                    rehearsal.write(chunk).forEach(tally::add);
                    chunk.clear();
                }
            }
            rehearsal.write(chunk).forEach(tally::add);
            return tally.report(file.uri(), format.name(), raw == null, rehearsal.calls());
        }
    }
}
