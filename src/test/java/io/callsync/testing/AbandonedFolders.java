package io.callsync.testing;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.springframework.util.FileSystemUtils;

/**
 * Ends the servers that killed JVMs left running, and deletes their folders. A folder is abandoned when nobody holds
 * its lock, which the operating system releases however a JVM ends; a process is ours to end only when its command
 * line names that folder.
 */
final class AbandonedFolders {

    private AbandonedFolders() {}

    static void remove() throws IOException {
        try (DirectoryStream<Path> folders = Files.newDirectoryStream(ServerFolder.TEMP, ServerFolder.PREFIX + "*")) {
            for (Path folder : folders) {
                if (!ServerFolder.isOpen(folder)) {
                    removeIfAbandoned(folder);
                }
            }
        }
    }

    private static void removeIfAbandoned(Path folder) {
        try (FileChannel channel = FileChannel.open(folder.resolve(ServerFolder.OWNER_LOCK), StandardOpenOption.WRITE);
                FileLock lock = channel.tryLock()) {
            if (lock != null && serverIsGone(folder)) {
                FileSystemUtils.deleteRecursively(folder);
            }
        } catch (IOException e) {
            // another user's folder, or one that another JVM is making or deleting at this moment: not ours to remove
            return;
        }
    }

    private static boolean serverIsGone(Path folder) throws IOException {
        Optional<ProcessHandle> process = process(folder.resolve(ServerFolder.SERVER_PID));
        if (process.isEmpty()) {
            return true;
        }
        Optional<String> command = process.get().info().commandLine();
        if (command.isPresent() && command.get().contains(folder.toString())) {
            return end(process.get());
        }
        return command.isPresent();
    }

    private static Optional<ProcessHandle> process(Path pidFile) throws IOException {
        return Files.exists(pidFile)
                ? ProcessHandle.of(Long.parseLong(Files.readString(pidFile).trim()))
                : Optional.empty();
    }

    private static boolean end(ProcessHandle server) {
        server.destroyForcibly();
        server.onExit().completeOnTimeout(server, 5, TimeUnit.SECONDS).join();
        return !server.isAlive();
    }
}
