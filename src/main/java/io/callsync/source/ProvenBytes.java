package io.callsync.source;

import io.callsync.container.UnreadableFile;
import java.io.EOFException;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;

/** Decompressed bytes while they are read: beyond their limit, or where the stored ones are damaged, the file is unreadable. */
final class ProvenBytes extends FilterInputStream {

    private static final int LONGEST_CHAIN = 20;

    private final String uri;
    private final long limit;
    private long read;

    ProvenBytes(String uri, InputStream decompressed, long limit) {
        super(decompressed);
        this.uri = uri;
        this.limit = limit;
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public int read(byte[] buffer, int offset, int length) throws IOException {
        int n;
        try {
            n = super.read(buffer, offset, length);
        } catch (IOException e) {
            throw unreadable(uri, e);
        }
        read += Math.max(0, n);
        if (read > limit) {
            throw Verification.expansion(uri + " ", limit);
        }
        return n;
    }

    /** A source that broke is no damage of the file, whatever a decoder makes of it. */
    static IOException unreadable(String uri, IOException e) {
        Throwable cause = e;
        for (int i = 0; cause != null && i < LONGEST_CHAIN; i++) {
            if (cause instanceof SourceUnavailable unavailable) {
                throw unavailable;
            }
            cause = cause.getCause();
        }
        if (e instanceof UnreadableFile known) {
            return new UnreadableFile(known.reason(), uri + " " + known.getMessage());
        }
        return e instanceof EOFException
                ? Verification.unreadable("truncated", "ends too early", uri, e)
                : Verification.unreadable("corrupt", "is damaged", uri, e);
    }
}
