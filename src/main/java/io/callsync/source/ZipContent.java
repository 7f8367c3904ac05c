package io.callsync.source;

import io.callsync.container.UnreadableFile;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import java.util.zip.CRC32;
import java.util.zip.CheckedInputStream;
import java.util.zip.ZipException;
import org.apache.commons.compress.archivers.zip.ZipArchiveEntry;
import org.apache.commons.compress.archivers.zip.ZipFile;

/** The only file in a zip archive, proven by its length and CRC at its end. Folders and macOS's own entries do not count. */
final class ZipContent extends CheckedInputStream {

    private final ZipFile zip;
    private final ZipArchiveEntry entry;
    private long length;

    private ZipContent(ZipFile zip, ZipArchiveEntry entry, InputStream content) {
        super(content, new CRC32());
        this.zip = zip;
        this.entry = entry;
    }

    static ZipContent open(Path file) throws IOException {
        ZipFile zip = directory(file);
        try {
            ZipArchiveEntry entry = onlyFile(zip);
            return new ZipContent(zip, entry, zip.getInputStream(entry));
        } catch (IOException e) {
            zip.close();
            throw e;
        } catch (RuntimeException e) {
            zip.close();
            throw new ZipException(e.getMessage());
        }
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public int read(byte[] buffer, int offset, int size) throws IOException {
        int n;
        try {
            n = super.read(buffer, offset, size);
        } catch (RuntimeException e) {
            throw new ZipException(e.getMessage());
        }
        if (n >= 0) {
            length += n;
        } else if (length != entry.getSize() || getChecksum().getValue() != entry.getCrc()) {
            throw new ZipException(entry.getName() + " differs from its checksum or length");
        }
        return n;
    }

    @Override
    public void close() throws IOException {
        super.close();
        zip.close();
    }

    /** The directory is a zip file's last part. */
    private static ZipFile directory(Path file) throws IOException {
        try {
            return ZipFile.builder().setPath(file).get();
        } catch (IOException | RuntimeException e) {
            var missing = new EOFException("the zip directory at the end is missing or damaged");
            missing.initCause(e);
            throw missing;
        }
    }

    private static ZipArchiveEntry onlyFile(ZipFile zip) throws UnreadableFile {
        List<ZipArchiveEntry> files = Collections.list(zip.getEntries()).stream()
                .filter(entry -> !entry.isDirectory() && !entry.getName().startsWith("__MACOSX/"))
                .toList();
        if (zip.getEntry("[Content_Types].xml") != null) {
            throw unsupported("is an Office document: export CSV or JSON instead");
        }
        if (files.size() != 1) {
            throw unsupported("is a zip of %d files: store one file in each".formatted(files.size()));
        }
        if (files.get(0).getGeneralPurposeBit().usesEncryption()) {
            throw unsupported("is a zip with a password: store it without");
        }
        if (!zip.canReadEntryData(files.get(0))) {
            throw unsupported("is a zip with compression method %d: use deflate"
                    .formatted(files.get(0).getMethod()));
        }
        return files.get(0);
    }

    private static UnreadableFile unsupported(String fault) {
        return new UnreadableFile("unsupported", fault);
    }
}
