package io.callsync.source;

import java.io.IOException;
import java.io.InputStream;

/** One export, fetched and proven whole: every byte is here and every compressed member decompresses. */
public interface SpooledFile extends AutoCloseable {

    ExportObject object();

    /** How many bytes {@link #open()} gives. */
    long decompressedSize();

    /** The first decompressed bytes, at most 64 KiB, without a UTF-8 byte order mark (one of UTF-16 stays). */
    byte[] head();

    /** The decompressed content from its beginning, without a UTF-8 byte order mark; buffered. May be called again. */
    InputStream open() throws IOException;

    /** Removes the file from the spool and gives its place free. */
    @Override
    void close();
}
