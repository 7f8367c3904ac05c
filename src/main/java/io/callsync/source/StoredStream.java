package io.callsync.source;

import java.io.BufferedInputStream;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
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
     * @throws NoSuchFileException when there is no such file
     * @throws IllegalArgumentException when the location names none
     * @throws SourceUnavailable when it cannot be read
     */
    static StoredStream open(String location) throws IOException {
        if (location.startsWith(ExportSources.S3)) {
            String[] bucketAndKey =
                    location.substring(ExportSources.S3.length()).split("/", 2);
            if (bucketAndKey.length < 2 || bucketAndKey[1].isEmpty()) {
                throw new IllegalArgumentException("'%s' names no file: expected s3://bucket/key".formatted(location));
            }
            return S3Stream.open(ExportSources.bucket(bucketAndKey[0], location), bucketAndKey[1]);
        }
        return open(
                location.startsWith(ExportSources.FILE) ? ExportSources.withoutScheme(location) : Path.of(location));
    }

    private static StoredStream open(Path path) throws IOException {
        if (Files.isDirectory(path)) {
            throw new IllegalArgumentException("'%s' is a folder: expected one file".formatted(path));
        }
        try {
            return new StoredStream(path.toUri().toString(), Files.size(path), path, Files.newInputStream(path));
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
