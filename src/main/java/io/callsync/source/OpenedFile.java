package io.callsync.source;

import io.callsync.container.UnreadableFile;
import java.io.ByteArrayInputStream;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.util.Arrays;
import java.util.Locale;

/**
 * One file opened where it lies, for a look at its first records: read as far as somebody wants and no further, so that it is
 * proven only as far as it was read. Compression, limits and refusals are those of {@link Spool}, which fetches files whole.
 * Only a zip that is not on this machine is copied, because its directory is its end. Not thread-safe.
 */
public final class OpenedFile implements Closeable {

    private static final byte[] MARK = {(byte) 0xef, (byte) 0xbb, (byte) 0xbf};

    private final StoredStream stored;
    private final Compression compression;
    private final byte[] head;
    private final InputStream content;

    private OpenedFile(StoredStream stored, Compression compression, byte[] first, InputStream rest) {
        boolean marked = first.length >= MARK.length && Arrays.equals(first, 0, MARK.length, MARK, 0, MARK.length);
        this.stored = stored;
        this.compression = compression;
        this.head = Arrays.copyOfRange(first, marked ? MARK.length : 0, first.length);
        this.content = new SequenceInputStream(new ByteArrayInputStream(head), rest);
    }

    /**
     * @param location a local path, {@code file:/path} or {@code s3://bucket/key}
     * @param fileLimit largest file in bytes, as stored
     * @param expansionLimit decompressed bytes at most this many times the stored ones (with a floor of 10 MiB)
     * @throws java.nio.file.NoSuchFileException when there is no such file, or the location names none
     * @throws UnreadableFile too-large, unsupported, expansion, corrupt, truncated; also while it is read
     * @throws SourceUnavailable when S3 cannot be reached or refuses; also while it is read
     */
    public static OpenedFile open(String location, long fileLimit, int expansionLimit) throws IOException {
        StoredStream stored = StoredStream.open(location);
        OpenedFile opened = null;
        try {
            Verification.requireAllowed(stored.uri(), stored.size(), fileLimit);
            opened = open(stored, Verification.limit(stored.size(), expansionLimit));
            return opened;
        } finally {
            if (opened == null) {
                stored.close();
            }
        }
    }

    private static OpenedFile open(StoredStream stored, long limit) throws IOException {
        try {
            byte[] first = stored.first(Verification.HEAD);
            ForeignFormat.refuse(first);
            Compression compression = Compression.of(first);
            if (compression == Compression.NONE) {
                return new OpenedFile(stored, compression, first, behind(first, stored.bytes()));
            }
            InputStream decompressed =
                    compression == Compression.ZIP ? ZipContent.open(stored.path()) : compression.open(stored.bytes());
            byte[] head = decompressed.readNBytes(Verification.HEAD);
            Verification.refuseNested(head);
            return new OpenedFile(stored, compression, head, new ProvenBytes(stored.uri(), decompressed, limit));
        } catch (IOException e) {
            throw ProvenBytes.unreadable(stored.uri(), e);
        }
    }

    private static InputStream behind(byte[] first, InputStream bytes) throws IOException {
        bytes.skipNBytes(first.length);
        return bytes;
    }

    /** {@code s3://bucket/key} or {@code file:///path}. */
    public String uri() {
        return stored.uri();
    }

    /** The name of the compression in small letters, {@code none} without. */
    public String compression() {
        return compression.name().toLowerCase(Locale.ROOT);
    }

    /** The first decompressed bytes, at most 64 KiB, without a UTF-8 byte order mark (one of UTF-16 stays). */
    public byte[] head() {
        return head.clone();
    }

    /** The decompressed content from its beginning, without a UTF-8 byte order mark. The same stream each time. */
    public InputStream content() {
        return content;
    }

    @Override
    public void close() throws IOException {
        try (stored) {
            content.close();
        }
    }
}
