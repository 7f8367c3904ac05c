package io.callsync.source;

import java.io.BufferedInputStream;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;

/** A proven file in the spool. A UTF-8 byte order mark is left out everywhere; one of UTF-16 is content. */
final class VerifiedFile implements SpooledFile {

    private static final byte[] MARK = {(byte) 0xef, (byte) 0xbb, (byte) 0xbf};

    private final SpoolPlace place;
    private final Compression compression;
    private final long size;
    private final byte[] head;
    private final int skipped;

    /** @param size and head as decompressed, with any byte order mark */
    VerifiedFile(SpoolPlace place, Compression compression, long size, byte[] head) {
        this.place = place;
        this.compression = compression;
        this.skipped = head.length >= MARK.length && Arrays.equals(head, 0, MARK.length, MARK, 0, MARK.length)
                ? MARK.length
                : 0;
        this.size = size - skipped;
        this.head = Arrays.copyOfRange(head, skipped, head.length);
    }

    @Override
    public ExportObject object() {
        return place.object();
    }

    @Override
    public long decompressedSize() {
        return size;
    }

    @Override
    public byte[] head() {
        return head.clone();
    }

    @Override
    public InputStream open() throws IOException {
        if (head.length == size) {
            return new ByteArrayInputStream(head);
        }
        InputStream in = new BufferedInputStream(compression.open(place.file()), TargetFile.BUFFER);
        in.skipNBytes(skipped);
        return in;
    }

    @Override
    public void close() {
        place.close();
    }
}
