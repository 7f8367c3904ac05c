package io.callsync.job;

import io.callsync.call.About;
import io.callsync.call.Outcome;
import io.callsync.call.Reason;
import io.callsync.call.RecordKey;
import io.callsync.call.Rejection;
import io.callsync.container.Containers;
import io.callsync.container.Dialect;
import io.callsync.container.RawRecord;
import io.callsync.container.RecordReader;
import io.callsync.ledger.FileState;
import io.callsync.ledger.LedgerFile;
import io.callsync.provider.DeliveryCheck;
import io.callsync.provider.FileFacts;
import io.callsync.provider.Layout;
import io.callsync.provider.ProviderFormat;
import io.callsync.source.SpooledFile;
import io.callsync.writing.FileItem;
import java.io.Closeable;
import java.io.IOException;
import java.util.Arrays;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A file being read: its records mapped one by one, from the first that has no outcome yet. Not thread-safe. */
final class OpenExport implements Closeable {

    private static final Logger LOG = LoggerFactory.getLogger(OpenExport.class);
    private static final int LONGEST_RAW = 64 << 10;

    private final LedgerFile file;
    private final SpooledFile spooled;
    private final FileFacts facts;
    private final Layout layout;
    private final RecordReader reader;
    private byte[] header;
    private long next = 1;

    private OpenExport(LedgerFile file, SpooledFile spooled, Layout layout, RecordReader reader) {
        this.file = file;
        this.spooled = spooled;
        this.facts = Night.facts(file.object().date());
        this.layout = layout;
        this.reader = reader;
    }

    /**
     * @param recordLimit longest record in bytes
     * @throws io.callsync.container.UnreadableFile when it is none of the provider's formats
     */
    static OpenExport open(ProviderFormat format, int recordLimit, LedgerFile file, SpooledFile spooled)
            throws IOException {
        Layout layout = format.layout(spooled.head());
        return new OpenExport(file, spooled, layout, Containers.open(spooled.open(), layout.dialect(), recordLimit));
    }

    /** The next record, or the file's end. */
    FileItem next() throws IOException {
        RawRecord raw = reader.next();
        noteHeader(raw);
        while (raw != null && raw.number() < file.nextRecord()) {
            raw = reader.next();
        }
        if (raw == null) {
            return new FileItem.Ended(file, Math.max(next, file.nextRecord()), FileState.LOADED, null, null);
        }
        next = raw.number() + 1;
        Outcome outcome = map(raw);
        return new FileItem.Mapped(
                file,
                raw.number(),
                raw.position(),
                outcome,
                kept(raw, outcome),
                size(raw),
                outcome instanceof Outcome.Quarantined ? about(raw) : null,
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
                && layout.dialect() instanceof Dialect.Csv csv
                && Containers.keepsBytes(csv)
                && first.position() <= spooled.head().length) {
            header = Arrays.copyOf(spooled.head(), (int) first.position());
        }
    }

    /** What a refused record tells about itself, as far as it can be read. */
    private About about(RawRecord raw) {
        RecordKey key = orNull(() -> layout.mapper().about(reader.fields(raw)));
        return key == null ? null : new About(key, orNull(() -> layout.mapper().changedAt(reader.fields(raw), facts)));
    }

    private static <T> T orNull(Supplier<T> read) {
        try {
            return read.get();
        } catch (RuntimeException | StackOverflowError e) {
            return null;
        }
    }

    private Outcome map(RawRecord raw) {
        try {
            Outcome outcome = layout.mapper().map(reader.fields(raw), facts);
            if (outcome instanceof Outcome.Accepted accepted) {
                DeliveryCheck.check(accepted.delivery());
            }
            return outcome;
        } catch (Rejection rejection) {
            return rejection.outcome();
        } catch (RuntimeException | StackOverflowError e) {
            LOG.warn(
                    "Record {} of {} broke its mapper and is quarantined",
                    raw.number(),
                    file.object().uri(),
                    e);
            return new Outcome.Quarantined(
                    Reason.MALFORMED,
                    null,
                    "the mapper failed with " + e.getClass().getSimpleName());
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
            reader.close();
        }
    }
}
