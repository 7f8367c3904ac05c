package io.callsync.source;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.util.zip.CRC32;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;
import java.util.zip.ZipException;

/**
 * Decompresses every member of a gzip file (RFC 1952) and proves each by its trailer. Unlike
 * {@link java.util.zip.GZIPInputStream} it never takes a damaged later member for the end of the file: behind the last
 * member only zero padding may follow, as gzip(1) allows. Not thread-safe.
 */
final class GzipMembers extends InputStream {

    private static final int HEADER_CRC = 2;
    private static final int EXTRA = 4;
    private static final int NAME = 8;
    private static final int COMMENT = 16;
    private static final int RESERVED = 0xe0;

    private final InputStream in;
    private final Inflater inflater = new Inflater(true);
    private final CRC32 crc = new CRC32();
    private final byte[] input = new byte[1 << 16];
    private int position;
    private int limit;
    private long members;
    private boolean inMember;

    GzipMembers(InputStream in) {
        this.in = in;
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public int read(byte[] buffer, int offset, int length) throws IOException {
        if (length == 0) {
            return 0;
        }
        while (inMember || nextMember()) {
            int n = inflate(buffer, offset, length);
            if (n > 0) {
                crc.update(buffer, offset, n);
                return n;
            }
            if (inflater.finished()) {
                endMember();
            } else if (inflater.needsDictionary()) {
                throw corrupt("asks for a dictionary");
            } else if (inflater.needsInput()) {
                feed();
            }
        }
        return -1;
    }

    @Override
    public void close() throws IOException {
        inflater.end();
        in.close();
    }

    private int inflate(byte[] buffer, int offset, int length) throws IOException {
        try {
            return inflater.inflate(buffer, offset, length);
        } catch (DataFormatException e) {
            throw corrupt(String.valueOf(e.getMessage()));
        }
    }

    private void feed() throws IOException {
        if (position == limit && !fill()) {
            throw ended();
        }
        inflater.setInput(input, position, limit - position);
        position = limit;
    }

    private boolean nextMember() throws IOException {
        if (position == limit && !fill()) {
            return false;
        }
        if (members > 0 && input[position] == 0) {
            skipPadding();
            return false;
        }
        members++;
        readHeader();
        crc.reset();
        inflater.reset();
        inMember = true;
        return true;
    }

    private void readHeader() throws IOException {
        crc.reset();
        if (headerByte() != 0x1f || headerByte() != 0x8b) {
            throw corrupt("is no gzip member, nor padding");
        }
        if (headerByte() != 8) {
            throw corrupt("has an unknown compression method");
        }
        int flags = headerByte();
        if ((flags & RESERVED) != 0) {
            throw corrupt("has unknown flags");
        }
        skipHeader(6);
        if ((flags & EXTRA) != 0) {
            skipHeader(headerByte() | headerByte() << 8);
        }
        skipText(flags & NAME);
        skipText(flags & COMMENT);
        if ((flags & HEADER_CRC) != 0) {
            int expected = (int) crc.getValue() & 0xffff;
            require(expected == (next() | next() << 8), "fails its header checksum");
        }
    }

    private void endMember() throws IOException {
        position = limit - inflater.getRemaining();
        require(crc.getValue() == nextInt(), "fails its checksum");
        require((inflater.getBytesWritten() & 0xffffffffL) == nextInt(), "has another length than it says");
        inMember = false;
    }

    private void skipPadding() throws IOException {
        do {
            while (position < limit) {
                require(input[position++] == 0, "is followed by other bytes");
            }
        } while (fill());
    }

    private void skipHeader(int bytes) throws IOException {
        for (int i = 0; i < bytes; i++) {
            headerByte();
        }
    }

    private void skipText(int present) throws IOException {
        while (present != 0 && headerByte() != 0) {
            continue;
        }
    }

    private int headerByte() throws IOException {
        int next = next();
        crc.update(next);
        return next;
    }

    private long nextInt() throws IOException {
        return next() | next() << 8 | next() << 16 | (long) next() << 24;
    }

    private int next() throws IOException {
        if (position == limit && !fill()) {
            throw ended();
        }
        return input[position++] & 0xff;
    }

    private boolean fill() throws IOException {
        position = 0;
        limit = Math.max(0, in.read(input));
        return limit > 0;
    }

    private void require(boolean holds, String fault) throws ZipException {
        if (!holds) {
            throw corrupt(fault);
        }
    }

    private ZipException corrupt(String fault) {
        return new ZipException("gzip member %d %s".formatted(members, fault));
    }

    private EOFException ended() {
        return new EOFException("gzip member %d is not complete".formatted(members));
    }
}
