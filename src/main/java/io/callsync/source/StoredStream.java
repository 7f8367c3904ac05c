package io.callsync.source;

import java.io.BufferedInputStream;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;

/** The stored bytes of one file, read from where they lie. Not thread-safe. */
final class StoredStream implements Closeable {

    private final String uri;
    private final long size;
    private final InputStream bytes;
    private Path path;
    private Path copy;

    /** @param path null when the file is not on this machine */
    StoredStream(String uri, long size, Path path, InputStream bytes) {
        this.uri = uri;
        this.size = size;
        this.path = path;
        this.bytes = new BufferedInputStream(bytes, TargetFile.BUFFER);
    }

    /**
     * @param location a local path, {@code file:/path} or {@code s3://bucket/key}
     * @throws NoSuchFileException when there is no such file, or the location names none
     * @throws SourceUnavailable when it cannot be read
     */
    static StoredStream open(String location) throws IOException {
        if (location.startsWith(ExportSources.S3)) {
            return openObject(location);
        }
        Path path;
        try {
            path = location.startsWith(ExportSources.FILE) ? ExportSources.withoutScheme(location) : Path.of(location);
        } catch (InvalidPathException e) {
            throw new NoSuchFileException(location, null, "is no path");
        }
        return open(path);
    }

    private static StoredStream openObject(String location) throws IOException {
        String[] bucketAndKey = location.substring(ExportSources.S3.length()).split("/", 2);
        if (bucketAndKey.length < 2 || bucketAndKey[1].isEmpty() || !ExportSources.isBucket(bucketAndKey[0])) {
            throw new NoSuchFileException(location, null, "names no object, expected s3://bucket/key");
        }
        return S3Stream.open(bucketAndKey[0], bucketAndKey[1]);
    }

    private static StoredStream open(Path path) throws IOException {
        if (Files.isDirectory(path)) {
            throw new NoSuchFileException(path.toString(), null, "is a folder, expected one file");
        }
        try {
            return new StoredStream(path.toUri().toString(), Files.size(path), path, Files.newInputStream(path));
        } catch (NoSuchFileException e) {
            throw new NoSuchFileException(path.toString(), null, "there is no such file");
        } catch (AccessDeniedException e) {
            throw FolderSource.unavailable(path.toString(), e);
        }
    }

    String uri() {
        return uri;
    }

    long size() {
        return size;
    }

    InputStream bytes() {
        return bytes;
    }

    /** The first bytes, which stay to be read. */
    byte[] first(int most) throws IOException {
        bytes.mark(most);
        byte[] first = bytes.readNBytes(most);
        bytes.reset();
        return first;
    }

    /** A file on this machine that can be read from any place: where it is elsewhere, a copy of it until this is closed. */
    Path path() throws IOException {
        if (path == null) {
            copy = Files.createTempFile("callsync-", ".zip");
            Files.copy(bytes, copy, StandardCopyOption.REPLACE_EXISTING);
            path = copy;
        }
        return path;
    }

    @Override
    public void close() throws IOException {
        bytes.close();
        if (copy != null) {
            Files.deleteIfExists(copy);
        }
    }
}
