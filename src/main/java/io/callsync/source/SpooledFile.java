package io.callsync.source;

import java.io.IOException;
import java.io.InputStream;

/** One export, fetched and proven whole: every byte is here and every compressed member decompresses. */
public interface SpooledFile extends AutoCloseable {

    ExportObject object();

    /** Size of the decompressed content in bytes. */
    long decompressedSize();

    /** The first decompressed bytes, at most 64 KiB, without a byte order mark. */
    byte[] head();

    /** The decompressed content from its beginning, without a byte order mark; buffered. May be called again. */
    InputStream open() throws IOException;

    /** Removes the file from the spool. */
    @Override
    void close();
}
