package io.callsync.fault;

import static io.callsync.testing.AircallJson.aCall;
import static io.callsync.testing.ScriptedBucket.lists;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.callsync.job.RunResult;
import io.callsync.source.SpoolUnusable;
import io.callsync.testing.Crm;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Stream;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.core.JdbcTemplate;

/** A spool that is full, or that may hold hardly more than one file. */
@Timeout(60)
class SpoolFaultTests {

    private static final Path FULL = Path.of("/dev/full");
    private static final long LIMIT = 2_048;
    private static final int FILES = 9;
    private static final int CALLS_A_FILE = 3;

    @TempDir
    static Path spool;

    @AutoClose
    private static Crm crm;

    private ObjectStoreNight night;

    @BeforeAll
    static void start() {
        crm = Crm.start(
                "callsync.spool=" + spool,
                "callsync.spool-limit=" + LIMIT,
                "callsync.parallel-files=3",
                "callsync.chunk-size=2");
    }

    @BeforeEach
    void aNightOfFilesOfAboutHalfTheLimit() {
        night = new ObjectStoreNight(crm, 1_000);
        for (int file = 1; file <= FILES; file++) {
            night.put("%d.jsonl".formatted(file), calls((file - 1) * CALLS_A_FILE + 1, CALLS_A_FILE));
        }
    }

    @Test
    void row62AFullDiskEndsTheRunBeforeItsFileChangesTheDatabaseAndTheNextRunEndsExact() {
        assumeTrue(Files.exists(FULL), "needs a device without space");
        RunResult result = night.run(request -> {
            if (lists(request)) {
                fill("5");
            }
            return night.bucket.apply(request);
        });

        assertThat(result)
                .isInstanceOfSatisfying(
                        RunResult.Failed.class,
                        failed -> assertThat(failed.cause())
                                .isInstanceOf(SpoolUnusable.class)
                                .hasMessageContaining("No space left on device")
                                .hasMessageEndingWith("free some space or set CALLSYNC_SPOOL to another folder"));
        assertThat(crm.rows("SELECT state, next_record, records FROM callsync_export_files WHERE uri LIKE '%/5.jsonl'"))
                .containsExactly(Map.of("state", "planned", "next_record", 1L, "records", 0L));
        assertThat(spoolFolders()).isEmpty();
        night.whole();
        night.assertExact(FILES * CALLS_A_FILE);
    }

    @Test
    void filesThatDoNotFitTogetherWaitForEachOther() {
        var most = new AtomicLong();
        night.run(request -> {
            long spooled = spooledBytes()
                    + (lists(request) ? 0 : calls(1, CALLS_A_FILE).length());
            most.accumulateAndGet(spooled, Math::max);
            return night.bucket.apply(request);
        });

        assertThat(most.get()).isPositive().isLessThanOrEqualTo(LIMIT);
        night.assertExact(FILES * CALLS_A_FILE);
    }

    @Test
    void aReaderThatFailsLeavesItsPlaceToTheOthers() {
        JdbcTemplate sql = crm.admin();
        sql.execute("""
                CREATE TRIGGER refused BEFORE INSERT ON call_logs FOR EACH ROW
                IF NEW.external_call_id = '5' THEN SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'refused'; END IF""");
        try {
            assertThat(night.run(night.bucket)).isInstanceOf(RunResult.Failed.class);
        } finally {
            sql.execute("DROP TRIGGER refused");
        }
        assertThat(night.ids()).as("what the other readers could do without it").hasSize((FILES - 1) * CALLS_A_FILE);
        night.whole();
        night.assertExact(FILES * CALLS_A_FILE);
    }

    @Test
    void aFileLargerThanTheWholeSpoolIsPutAsideWhileTheOthersLoad() {
        night.put("4.jsonl", calls(10, 20));

        RunResult result = night.run(night.bucket);

        assertThat(result).isInstanceOf(RunResult.Completed.class);
        assertThat(result.report().attention()).contains("1 of 9 files not loaded", "4.jsonl (too-large)");
        assertThat(crm.value(String.class, "SELECT message FROM callsync_export_files WHERE state = 'failed'"))
                .contains("the spool may hold 2,048: raise CALLSYNC_SPOOL_LIMIT");
        assertThat(night.ids()).hasSize((FILES - 1) * CALLS_A_FILE);
    }

    private static String calls(int first, int number) {
        var lines = new StringBuilder();
        for (int call = first; call < first + number; call++) {
            lines.append(aCall(call).line());
        }
        return lines.toString();
    }

    /** Lets the spool's n-th file hold nothing. */
    private static void fill(String file) {
        try {
            for (Path folder : spoolFolders()) {
                Files.createSymbolicLink(folder.resolve(file), FULL);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static long spooledBytes() {
        return spoolFolders().stream()
                .flatMap(folder -> files(folder).stream())
                .mapToLong(file -> file.toFile().length())
                .sum();
    }

    private static List<Path> spoolFolders() {
        return files(spool).stream().filter(Files::isDirectory).toList();
    }

    private static List<Path> files(Path folder) {
        try (Stream<Path> files = Files.list(folder)) {
            return files.toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
