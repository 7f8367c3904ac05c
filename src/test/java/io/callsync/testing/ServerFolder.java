package io.callsync.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.util.FileSystemUtils;

/**
 * The temporary folder of one embedded server: deleted when closed, or by the next JVM when this one was killed.
 */
final class ServerFolder implements AutoCloseable {

    static final Path TEMP = Path.of(System.getProperty("java.io.tmpdir")).toAbsolutePath();
    static final String PREFIX = "callsync-server-";
    static final String OWNER_LOCK = "owner.lock";
    static final String SERVER_PID = "server.pid";

    private static final Set<Path> OPEN = ConcurrentHashMap.newKeySet();

    private final Path path;
    private final FileChannel lock;

    private ServerFolder(Path path, FileChannel lock) {
        this.path = path;
        this.lock = lock;
    }

    static ServerFolder create() throws IOException {
        AbandonedFolders.remove();
        Path path = Files.createTempDirectory(TEMP, PREFIX);
        OPEN.add(path);
        return new ServerFolder(path, locked(path));
    }

    /** Whether a folder is this JVM's: opening and closing its lock file here would release the lock. */
    static boolean isOpen(Path path) {
        return OPEN.contains(path);
    }

    /** The lock gets its name only once it is held, so that no other JVM can find it free. */
    private static FileChannel locked(Path path) throws IOException {
        Path unnamed = path.resolve(OWNER_LOCK + ".new");
        FileChannel channel = FileChannel.open(unnamed, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
        channel.lock();
        Files.move(unnamed, path.resolve(OWNER_LOCK), StandardCopyOption.ATOMIC_MOVE);
        return channel;
    }

    Path path() {
        return path;
    }

    Path newFolder(String name) throws IOException {
        return Files.createDirectory(path.resolve(name));
    }

    Path serverPid() {
        return path.resolve(SERVER_PID);
    }

    @Override
    public void close() {
        try {
            FileSystemUtils.deleteRecursively(path);
            lock.close();
            OPEN.remove(path);
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot delete " + path, e);
        }
    }
}
