package io.callsync.provider;

import io.callsync.call.About;
import io.callsync.call.Outcome;
import io.callsync.call.Reason;
import io.callsync.call.RecordKey;
import io.callsync.call.Rejection;
import io.callsync.container.Containers;
import io.callsync.container.RawRecord;
import io.callsync.container.RecordReader;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The records of one file in order, and what a provider's mapping makes of each: always an outcome. Not thread-safe. */
public final class MappedRecords implements Closeable {

    private static final Logger LOG = LoggerFactory.getLogger(MappedRecords.class);

    private final String uri;
    private final FileFacts facts;
    private final RecordMapper mapper;
    private final RecordReader reader;

    private MappedRecords(String uri, FileFacts facts, RecordMapper mapper, RecordReader reader) {
        this.uri = uri;
        this.facts = facts;
        this.mapper = mapper;
        this.reader = reader;
    }

    /**
     * @param uri for the log
     * @param in decompressed bytes from the file's beginning; closed with the records, or here when they cannot be opened
     * @param recordLimit longest record in bytes
     * @throws io.callsync.container.UnreadableFile when a required column is missing
     */
    public static MappedRecords open(String uri, Layout layout, InputStream in, FileFacts facts, int recordLimit)
            throws IOException {
        return new MappedRecords(uri, facts, layout.mapper(), Containers.open(in, layout.dialect(), recordLimit));
    }

    /** The next record, or null at the end of the file. */
    public RawRecord next() throws IOException {
        return reader.next();
    }

    /** What becomes of the record that was read last. */
    public Outcome map(RawRecord raw) {
        try {
            Outcome outcome = mapper.map(reader.fields(raw), facts);
            if (outcome instanceof Outcome.Accepted accepted) {
                DeliveryCheck.check(accepted.delivery());
            }
            return outcome;
        } catch (Rejection rejection) {
            return rejection.outcome();
        } catch (RuntimeException | StackOverflowError e) {
            LOG.warn("Record {} of {} broke its mapper and is quarantined", raw.number(), uri, e);
            return new Outcome.Quarantined(
                    Reason.MALFORMED,
                    null,
                    "the mapper failed with " + e.getClass().getSimpleName());
        }
    }

    /** What a refused record tells about itself, as far as it can be read; null when not even whose record it is. */
    public About about(RawRecord raw) {
        RecordKey key = orNull(() -> mapper.about(reader.fields(raw)));
        return key == null ? null : new About(key, orNull(() -> mapper.changedAt(reader.fields(raw), facts)));
    }

    private static <T> T orNull(Supplier<T> read) {
        try {
            return read.get();
        } catch (RuntimeException | StackOverflowError e) {
            return null;
        }
    }

    @Override
    public void close() throws IOException {
        reader.close();
    }
}
