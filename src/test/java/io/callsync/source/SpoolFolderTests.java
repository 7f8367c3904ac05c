package io.callsync.source;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(60)
class SpoolFolderTests {

    @TempDir
    Path parent;

    private Process other;

    @AfterEach
    void endOtherProcess() {
        if (other != null) {
            other.destroyForcibly();
        }
    }

    @Test
    void row13ThePartialSpoolOfADeadProcessIsRemovedAndThatOfALivingOneStays() throws Exception {
        // given
        Path foreign = spoolOfAnotherProcess();
        Files.writeString(foreign.resolve("1"), "partial");
        // when
        SpoolFolder.create(parent).close();
        // then
        assertThat(foreign.resolve("1")).exists();

        // when
        other.destroyForcibly().waitFor();
        SpoolFolder.create(parent).close();
        // then
        assertThat(foreign).doesNotExist();
    }

    @Test
    void anotherSpoolOfThisProcessStaysLocked() throws Exception {
        // given two spools: making the second one must not release the lock of the first
        try (SpoolFolder first = SpoolFolder.create(parent);
                SpoolFolder second = SpoolFolder.create(parent)) {
            // when another process looks for abandoned spools
            spoolOfAnotherProcess();
            // then
            assertThat(first.path()).exists();
            assertThat(second.path()).exists();
        }
    }

    @Test
    void aFolderLeftHalfMadeIsRemoved() throws IOException {
        Path halfMade = Files.createDirectory(parent.resolve("callsync-spool-1"));
        SpoolFolder.create(parent).close();
        assertThat(halfMade).doesNotExist();
    }

    @Test
    void otherFilesOfTheParentFolderStay() throws IOException {
        Path file = Files.writeString(parent.resolve("callsync-spool-notes"), "mine");
        Path folder = Files.createDirectory(parent.resolve("reports"));
        SpoolFolder.create(parent).close();
        assertThat(file).exists();
        assertThat(folder).exists();
    }

    @Test
    void aLinkIsNotTakenForAnAbandonedSpool(@TempDir Path elsewhere) throws IOException {
        Path file = Files.writeString(elsewhere.resolve("1"), "mine");
        Files.createSymbolicLink(parent.resolve("callsync-spool-link"), elsewhere);
        SpoolFolder.create(parent).close();
        assertThat(file).exists();
    }

    @Test
    void closingTwiceOrAfterTheFolderIsGoneIsFine() throws IOException {
        SpoolFolder folder = SpoolFolder.create(parent.resolve("deep/er"));
        Files.delete(folder.path().resolve("lock"));
        Files.delete(folder.path());
        folder.close();
        folder.close();
    }

    @Test
    void aLockThatAnotherUserLeftInASharedParentIsNotInTheWay() throws IOException {
        // given a lock that cannot be opened, whoever runs this test
        Files.createDirectories(parent.resolve("callsync-spool-lock/of-another-user"));
        // when
        SpoolFolder.create(parent).close();
        // then
        assertThat(parent.resolve("callsync-spool-lock-" + System.getProperty("user.name")))
                .isRegularFile();
    }

    @Test
    void aFolderThatCannotBeMadeIsNamed() throws IOException {
        Path file = Files.writeString(parent.resolve("file"), "");
        assertThatThrownBy(() -> new Spool(file.resolve("spool"), 1))
                .isInstanceOf(SpoolUnusable.class)
                .hasMessageStartingWith("cannot use the spool folder " + file.resolve("spool"))
                .hasMessageEndingWith("set CALLSYNC_SPOOL to one that this user may write");
    }

    /** Starts a process that makes a spool and keeps it until it is killed. */
    private Path spoolOfAnotherProcess() throws IOException {
        other = new ProcessBuilder(
                        ProcessHandle.current().info().command().orElseThrow(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        Keeper.class.getName(),
                        parent.toString())
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        return Path.of(other.inputReader().readLine());
    }

    /** The other process. */
    static final class Keeper {

        public static void main(String[] arguments) throws Exception {
            System.out.println(SpoolFolder.create(Path.of(arguments[0])).path());
            System.in.read();
        }
    }
}
