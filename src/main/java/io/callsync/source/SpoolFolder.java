package io.callsync.source;

import java.io.Closeable;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/**
 * A folder for one spool, readable by its owner only, that outlives no process: while its lock file is locked its owner
 * lives, whatever its process id. Folders are made and removed under a lock in the parent, so that none is seen half made.
 */
final class SpoolFolder implements Closeable {

    private static final String PREFIX = "callsync-spool-";
    private static final String LOCK = "lock";

    /** One a user: in a parent that many may write, such as /tmp, nobody can open the lock of another. */
    private static final String GATE =
            PREFIX + LOCK + "-" + System.getProperty("user.name").replaceAll("[^\\w.-]", "_");

    /** This process's folders. Opening and closing a lock file of our own would release the lock (POSIX). */
    private static final Set<Path> OWN = new HashSet<>();

    private final Path path;
    private final FileChannel lock;

    private SpoolFolder(Path path, FileChannel lock) {
        this.path = path;
        this.lock = lock;
    }

    static SpoolFolder create(Path parent) throws IOException {
        Files.createDirectories(parent);
        Path real = parent.toRealPath();
        synchronized (OWN) {
            FileChannel gate = locked(real.resolve(GATE));
            try {
                removeAbandoned(real);
                Path path = Files.createTempDirectory(real, PREFIX);
                FileChannel lock = locked(path.resolve(LOCK));
                OWN.add(path);
                return new SpoolFolder(path, lock);
            } finally {
                gate.close();
            }
        }
    }

    Path path() {
        return path;
    }

    @Override
    public void close() throws IOException {
        synchronized (OWN) {
            if (OWN.remove(path) && Files.exists(path)) {
                FileChannel gate = locked(path.resolveSibling(GATE));
                try {
                    remove(path);
                } finally {
                    gate.close();
                }
            }
            lock.close();
        }
    }

    /** Waits for the lock and keeps it until the channel is closed. */
    private static FileChannel locked(Path file) throws IOException {
        FileChannel channel = open(file);
        try {
            channel.lock();
            return channel;
        } catch (IOException e) {
            channel.close();
            throw e;
        }
    }

    private static FileChannel open(Path lock) throws IOException {
        return FileChannel.open(lock, StandardOpenOption.CREATE, StandardOpenOption.WRITE, LinkOption.NOFOLLOW_LINKS);
    }

    private static void removeAbandoned(Path parent) throws IOException {
        try (DirectoryStream<Path> spools = Files.newDirectoryStream(parent, PREFIX + "*")) {
            for (Path spool : spools) {
                if (Files.isDirectory(spool, LinkOption.NOFOLLOW_LINKS)
                        && Files.isWritable(spool)
                        && !OWN.contains(spool)
                        && isAbandoned(spool)) {
                    remove(spool);
                }
            }
        }
    }

    private static boolean isAbandoned(Path spool) throws IOException {
        try (FileChannel channel = open(spool.resolve(LOCK));
                FileLock free = channel.tryLock()) {
            return free != null;
        }
    }

    /** The lock file goes last, so that an interrupted removal is taken up again. */
    private static void remove(Path spool) throws IOException {
        List<Path> files;
        try (Stream<Path> content = Files.list(spool)) {
            files = content.filter(file -> !file.endsWith(LOCK)).toList();
        }
        for (Path file : files) {
            Files.deleteIfExists(file);
        }
        Files.deleteIfExists(spool.resolve(LOCK));
        Files.deleteIfExists(spool);
    }
}
