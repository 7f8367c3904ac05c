package io.callsync.job;

import io.callsync.call.Outcome;
import io.callsync.container.RawRecord;
import io.callsync.ledger.FileState;
import io.callsync.ledger.LedgerFile;
import io.callsync.provider.FileFacts;
import io.callsync.provider.Layout;
import io.callsync.provider.MappedRecords;
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
    private final MappedRecords records;
    private long next = 1;

    private OpenExport(LedgerFile file, SpooledFile spooled, MappedRecords records) {
        this.file = file;
        this.spooled = spooled;
        this.records = records;
    }

    /** @throws io.callsync.container.UnreadableFile when it is none of the provider's formats */
    static OpenExport open(Night night, LedgerFile file, SpooledFile spooled) throws IOException {
        Layout layout = night.format().layout(spooled.head());
        var records = MappedRecords.open(
                file.object().uri(),
                layout,
                spooled.open(),
                FileFacts.of(file.object().date()),
                night.job().limits().record());
        return new OpenExport(file, spooled, records);
    }

    /** The next record, or the file's end. */
    FileItem next() throws IOException {
        RawRecord raw = records.next();
        while (raw != null && raw.number() < file.nextRecord()) {
            raw = records.next();
        }
        if (raw == null) {
            return new FileItem.Ended(file, Math.max(next, file.nextRecord()), FileState.LOADED, null, null);
        }
        next = raw.number() + 1;
        Outcome outcome = records.map(raw);
        return new FileItem.Mapped(file, raw.number(), raw.position(), outcome, kept(raw, outcome), raw.bytes().length);
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
