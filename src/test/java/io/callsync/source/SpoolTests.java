package io.callsync.source;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.callsync.container.UnreadableFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.time.LocalDate;
import org.junit.jupiter.api.Test;

class SpoolTests extends SpoolCase {

    private static final byte[] TEXT = "{\"id\":1}\n".getBytes(UTF_8);

    @Test
    void anObjectOverTheFileLimitIsNotFetched() throws IOException {
        assertThatThrownBy(() -> fetch(TEXT, 8))
                .isInstanceOfSatisfying(
                        UnreadableFile.class, e -> assertThat(e.reason()).isEqualTo("too-large"))
                .hasMessageEndingWith("export has 9 bytes, allowed are 8");
        fetch(TEXT, 9).close();
    }

    @Test
    void theSpoolIsPrivateAndRemovedAtTheEnd() throws IOException {
        Path own = spoolFolder();
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(own)))
                .isEqualTo("rwx------");
        fetch(TEXT).close();
        assertNothingSpooled();
        fetch(TEXT);
        spool.close();
        assertThat(own).doesNotExist();
    }

    @Test
    void whateverFailsLeavesNothing() throws IOException {
        Files.write(export(), TEXT);
        ExportObject object = source().list(LocalDate.EPOCH).objects().get(0);
        Files.delete(export());
        assertThatThrownBy(() -> fetch(object, MEBIBYTE)).isInstanceOf(ExportSource.Vanished.class);
        assertNothingSpooled();
    }

    @Test
    void row62AFullDiskNamesTheFolderAndLeavesNothing() throws IOException {
        assumeTrue(Files.exists(Path.of("/dev/full")), "needs a device without space");
        // given a spool file that cannot grow
        Path target = spoolFolder().resolve("1");
        Files.createSymbolicLink(target, Path.of("/dev/full"));
        // when, then
        assertThatThrownBy(() -> fetch(TEXT))
                .isInstanceOf(SpoolUnusable.class)
                .hasMessageStartingWith(
                        "cannot write to the spool folder " + target.getParent() + " (No space left on device")
                .hasMessageEndingWith("free some space or set CALLSYNC_SPOOL to another folder");
        assertThat(Files.exists(target, LinkOption.NOFOLLOW_LINKS)).isFalse();
    }

    @Test
    void row62AnObjectThatCannotFitIsNotFetched() {
        var huge = new ExportObject("s3://exports/huge", "v1", Long.MAX_VALUE, Instant.EPOCH, LocalDate.EPOCH);
        spool.close();
        spool = new Spool(parent.resolve("unbounded"), Long.MAX_VALUE);
        assertThatThrownBy(() -> fetch(huge, Long.MAX_VALUE))
                .isInstanceOf(SpoolUnusable.class)
                .hasMessageContaining(" bytes free, s3://exports/huge needs 9,223,372,036,854,775,807");
    }
}
