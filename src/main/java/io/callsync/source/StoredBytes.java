package io.callsync.source;

import java.io.EOFException;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.zip.ZipException;

/** The bytes of a stored file, with a note whether a decoder asked for more than there are. Not thread-safe. */
final class StoredBytes extends FilterInputStream {

    private boolean exhausted;

    StoredBytes(InputStream in) {
        super(in);
    }

    @Override
    public int read() throws IOException {
        return ended(super.read());
    }

    @Override
    public int read(byte[] buffer, int offset, int length) throws IOException {
        return ended(super.read(buffer, offset, length));
    }

    /** Tells a decoder's errors apart: a file that ends too early is an EOFException, any other fault a ZipException. */
    InputStream guard(InputStream decoder) {
        return new FilterInputStream(decoder) {
            @Override
            public int read(byte[] buffer, int offset, int length) throws IOException {
                try {
                    return in.read(buffer, offset, length);
                } catch (IOException | RuntimeException e) {
                    throw fault(e);
                }
            }
        };
    }

    IOException fault(Exception e) {
        IOException fault = exhausted ? new EOFException(e.getMessage()) : new ZipException(e.getMessage());
        fault.initCause(e);
        return fault;
    }

    private int ended(int result) {
        exhausted |= result < 0;
        return result;
    }
}
