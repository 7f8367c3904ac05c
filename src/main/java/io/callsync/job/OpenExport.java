package io.callsync.job;

import io.callsync.call.Outcome;
import io.callsync.call.Reason;
import io.callsync.container.Containers;
import io.callsync.container.Dialect;
import io.callsync.container.RawRecord;
import io.callsync.ledger.FileState;
import io.callsync.ledger.LedgerFile;
import io.callsync.ledger.Reading;
import io.callsync.provider.FileFacts;
import io.callsync.provider.Layout;
import io.callsync.provider.MappedRecords;
import io.callsync.provider.ProviderFormat;
import io.callsync.source.SpooledFile;
import io.callsync.writing.FileItem;
import java.io.Closeable;
import java.io.IOException;
import java.util.Arrays;

/** A file being read: its records mapped one by one, from the first that has no outcome yet. Not thread-safe. */
final class OpenExport implements Closeable {

    private static final int LONGEST_RAW = 64 << 10;

    private final LedgerFile file;
    private final SpooledFile spooled;
    private final Dialect dialect;
    private final MappedRecords records;
    private byte[] header;
    private long next = 1;

    private OpenExport(LedgerFile file, SpooledFile spooled, Dialect dialect, MappedRecords records) {
        this.file = file;
        this.spooled = spooled;
        this.dialect = dialect;
        this.records = records;
    }

    /**
     * @param recordLimit longest record in bytes
     * @throws io.callsync.container.UnreadableFile when it is none of the provider's formats
     */
    static OpenExport open(ProviderFormat format, int recordLimit, LedgerFile file, SpooledFile spooled)
            throws IOException {
        Layout layout = format.layout(spooled.head());
        var records = MappedRecords.open(
                file.object().uri(),
                layout,
                spooled.open(),
                FileFacts.of(file.object().date()),
                recordLimit);
        return new OpenExport(file, spooled, layout.dialect(), records);
    }

    /** The next record, or the file's end. */
    FileItem next() throws IOException {
        RawRecord raw = records.next();
        noteHeader(raw);
        while (raw != null && raw.number() < file.nextRecord()) {
            raw = records.next();
        }
        if (raw == null) {
            return new FileItem.Ended(
                    file, Math.max(next, file.nextRecord()), FileState.LOADED, null, null, Reading.NONE);
        }
        next = raw.number() + 1;
        Outcome outcome = records.map(raw);
        return new FileItem.Mapped(
                file,
                raw.number(),
                raw.position(),
                outcome,
                kept(raw, outcome),
                size(raw),
                outcome instanceof Outcome.Quarantined ? records.about(raw) : null,
                header);
    }

    /** Of a record that its reader has cut, all that is known is that there is more. */
    private static long size(RawRecord raw) {
        return raw.damage() == Reason.RECORD_TOO_LARGE ? raw.bytes().length + 1L : raw.bytes().length;
    }

    /** What a record is to be read with when it is replayed without its file; JSON needs nothing. */
    private void noteHeader(RawRecord first) {
        if (first != null
                && first.number() == 1
                && dialect instanceof Dialect.Csv csv
                && Containers.keepsBytes(csv)
                && first.position() <= spooled.head().length) {
            header = Arrays.copyOf(spooled.head(), (int) first.position());
        }
    }

    // an accepted record may still be refused, when its legs are folded or by the database, so its bytes are kept until
    // then
    private static byte[] kept(RawRecord raw, Outcome outcome) {
        return outcome instanceof Outcome.Filtered ? null : cut(raw.bytes());
    }

    private static byte[] cut(byte[] bytes) {
        return bytes.length <= LONGEST_RAW ? bytes : Arrays.copyOf(bytes, LONGEST_RAW);
    }

    @Override
    public void close() throws IOException {
        try (spooled) {
            records.close();
        }
    }
}
