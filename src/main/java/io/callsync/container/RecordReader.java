package io.callsync.container;

import java.io.Closeable;
import java.io.IOException;

/**
 * Reads the records of one decompressed file in order. A damaged record is returned with its damage, and reading goes on
 * behind it. Not thread-safe.
 */
public interface RecordReader extends Closeable {

    /** The next record, or null at the end of the file. */
    RawRecord next() throws IOException;

    /**
     * The fields of a record that this reader returned.
     *
     * @throws io.callsync.call.Rejection when the record is not well-formed (or carries damage)
     */
    Fields fields(RawRecord record);
}
