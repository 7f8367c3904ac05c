package io.callsync.container;

import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;

/**
 * A buffer that slides over a stream. Everything from {@link #mark} to {@link #position} is kept, so it grows to the longest
 * record, at most to the limit and one chunk. Offsets into {@link #buffer} change with every {@link #fill}.
 */
final class Window implements Closeable {

    static final int CHUNK = 1 << 16;
    static final int HEAD = CHUNK / 2;

    private final InputStream in;
    private final int limit;

    byte[] buffer = new byte[CHUNK];
    /** First byte that must not be dropped. */
    int mark;
    /** Next byte to look at. */
    int position;
    /** Behind the last byte read. */
    int end;

    private long dropped;

    Window(InputStream in, int limit) {
        this.in = in;
        this.limit = limit;
    }

    /** Whether more is kept than one record may have; then {@link #fill} must not be called before the mark moves. */
    boolean isFull() {
        return position - mark > limit;
    }

    /** Reads some more bytes; false at the end of the stream. */
    boolean fill() throws IOException {
        if (end == buffer.length) {
            makeRoom();
        }
        int read = in.read(buffer, end, buffer.length - end);
        end += Math.max(0, read);
        return read > 0;
    }

    private void makeRoom() {
        if (mark == 0) {
            buffer = Arrays.copyOf(buffer, (int) Math.min(2L * buffer.length, (long) limit + 2 * CHUNK));
            return;
        }
        System.arraycopy(buffer, mark, buffer, 0, end - mark);
        dropped += mark;
        position -= mark;
        end -= mark;
        mark = 0;
    }

    /** The next byte without taking it, or -1 at the end of the stream. */
    int peek() throws IOException {
        return position < end || fill() ? buffer[position] & 0xFF : -1;
    }

    /** Reads on until so many bytes can be looked at, or the stream ends. */
    void require(int bytes) throws IOException {
        boolean more = true;
        while (more && end - position < bytes) {
            more = fill();
        }
    }

    /** A copy of the next bytes, at most {@link #HEAD}. */
    byte[] head() throws IOException {
        require(HEAD);
        return next(HEAD);
    }

    /** A copy of the next bytes, as far as they have been read. */
    byte[] next(int most) {
        return Arrays.copyOfRange(buffer, position, Math.min(end, position + most));
    }

    /** Passes over a UTF-8 byte order mark. */
    void skipByteOrderMark() throws IOException {
        require(3);
        if (end - position >= 3
                && buffer[position] == (byte) 0xEF
                && buffer[position + 1] == (byte) 0xBB
                && buffer[position + 2] == (byte) 0xBF) {
            position += 3;
            mark = position;
        }
    }

    /** Where the position is in the stream. */
    long offset() {
        return dropped + position;
    }

    /** Goes back to a place that has not been dropped. */
    void seek(long offset) {
        position = (int) (offset - dropped);
    }

    /** Where the mark is in the stream. */
    long markOffset() {
        return dropped + mark;
    }

    int length() {
        return position - mark;
    }

    /** A copy of what lies between the mark and the position, at most so many bytes. */
    byte[] copy(int most) {
        return Arrays.copyOfRange(buffer, mark, mark + Math.min(most, length()));
    }

    @Override
    public void close() throws IOException {
        in.close();
    }
}
