package io.callsync.source;

import java.io.Closeable;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/** The local file that a download fills; its errors are {@link SpoolUnusable}, none of the source. Not thread-safe. */
final class TargetFile implements Closeable {

    static final int BUFFER = 128 << 10;

    private final Path path;
    private final FileChannel channel;
    private long size;

    private TargetFile(Path path, FileChannel channel) {
        this.path = path;
        this.channel = channel;
    }

    static TargetFile create(Path path) {
        try {
            return new TargetFile(
                    path,
                    FileChannel.open(
                            path,
                            StandardOpenOption.CREATE,
                            StandardOpenOption.TRUNCATE_EXISTING,
                            StandardOpenOption.WRITE));
        } catch (IOException e) {
            throw failure(path, e);
        }
    }

    /** To receive so many bytes and find that there are no more: a small file needs no large buffer. */
    static byte[] bufferFor(long size) {
        return new byte[(int) Math.min(BUFFER - 1, size) + 1];
    }

    void write(byte[] bytes, int length) {
        ByteBuffer buffer = ByteBuffer.wrap(bytes, 0, length);
        try {
            while (buffer.hasRemaining()) {
                size += channel.write(buffer);
            }
        } catch (IOException e) {
            throw failure(path, e);
        }
    }

    long size() {
        return size;
    }

    void restart() {
        try {
            channel.truncate(0).position(0);
        } catch (IOException e) {
            throw failure(path, e);
        }
        size = 0;
    }

    @Override
    public void close() {
        try {
            channel.close();
        } catch (IOException e) {
            throw failure(path, e);
        }
    }

    private static SpoolUnusable failure(Path path, IOException e) {
        Path folder = path.toAbsolutePath().getParent();
        return new SpoolUnusable(
                "cannot write to the spool folder %s (%s, %,d MiB free): free some space or set CALLSYNC_SPOOL to another folder"
                        .formatted(folder, e.getMessage(), freeMebibytes(folder)),
                e);
    }

    private static long freeMebibytes(Path folder) {
        try {
            return Files.getFileStore(folder).getUsableSpace() >> 20;
        } catch (IOException e) {
            return 0;
        }
    }
}
