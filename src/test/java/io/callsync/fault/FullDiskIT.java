package io.callsync.fault;

import static io.callsync.testing.AircallJson.aCall;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.callsync.testing.Exports;
import io.callsync.testing.TestDatabase;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.core.JdbcTemplate;

/** The packaged jar where no file may grow beyond a size (as any user can be told by a limit), or no log be written. */
@Timeout(180)
class FullDiskIT {

    private static final LocalDate DATE = LocalDate.of(2026, 11, 20);
    private static final int CALLS = 6_000;
    /** In units of 512 bytes: half a mebibyte. */
    private static final String NO_LARGE_FILES = "ulimit -f 1024; exec \"$@\"";

    private static final String NO_OUTPUT =
            "LOGGING_LEVEL_ROOT=debug; export LOGGING_LEVEL_ROOT; exec \"$@\" >/dev/full 2>&1";
    private static final String AS_USUAL = "exec \"$@\"";

    @TempDir
    Path folder;

    private TestDatabase database;
    private JdbcTemplate sql;

    /** What a process printed, and how it ended. */
    private record Ended(int exitCode, String output) {}

    @BeforeEach
    void aNightOfASmallAndALargeFile() throws IOException {
        assumeTrue(Files.isExecutable(Path.of("/bin/sh")), "needs a shell that limits a process");
        database = TestDatabase.migrated();
        sql = database.admin();
        Exports exports = new Exports(folder.resolve("exports"));
        exports.put(DATE, "a.jsonl", aCall(1).line());
        var large = new StringBuilder();
        for (int call = 2; call <= CALLS; call++) {
            large.append(aCall(call).line());
        }
        exports.put(DATE, "b.jsonl", large.toString());
        Files.createDirectories(folder.resolve("spool"));
        Files.writeString(folder.resolve("night.yml"), """
                provider: aircall
                source: file:%s/{date}/
                look-back: 0d
                settle: 0s
                """.formatted(exports.folder()));
    }

    @AfterEach
    void drop() {
        database.close();
    }

    @Test
    void row62AFileThatCannotBeSpooledChangesNothingAndIsLoadedOnceThereIsRoom() throws Exception {
        Ended full = run(NO_LARGE_FILES);

        assertThat(full.exitCode()).as(full.output()).isEqualTo(5);
        assertThat(full.output())
                .contains("callsync: because: cannot write to the spool folder " + folder.resolve("spool"))
                .contains("free some space or set CALLSYNC_SPOOL to another folder")
                .doesNotContain("\tat ");
        assertThat(sql.queryForMap("SELECT state, next_record FROM callsync_export_files WHERE uri LIKE '%b.jsonl'"))
                .isEqualTo(Map.of("state", "planned", "next_record", 1L));
        assertThat(folder.resolve("spool").toFile().listFiles(file -> file.isDirectory()))
                .isEmpty();

        Ended again = run(AS_USUAL);

        assertThat(again.exitCode()).as(again.output()).isZero();
        assertExact();
    }

    @Test
    void row63WhereNeitherLogNorReportCanBeWrittenTheNightIsLoadedAllTheSame() throws Exception {
        Ended run = run(NO_OUTPUT);

        assertThat(run.exitCode()).isZero();
        assertExact();
    }

    private void assertExact() {
        assertThat(sql.queryForMap(
                        "SELECT COUNT(*) AS calls, COUNT(DISTINCT external_call_id) AS different FROM call_logs"))
                .isEqualTo(Map.of("calls", (long) CALLS, "different", (long) CALLS));
        assertThat(sql.queryForObject("SELECT SUM(inserted) FROM callsync_export_files", Integer.class))
                .isEqualTo(CALLS);
    }

    /** @param shell what a shell does with the command that it is given */
    private Ended run(String shell) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of("/bin/sh", "-c", shell, "sh"));
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(List.of("-XX:TieredStopAtLevel=1", "-Xmx256m", "-jar", System.getProperty("callsync.jar")));
        command.addAll(List.of("run", "night", "--date", DATE.toString(), "--jobs", folder.toString()));
        ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
        builder.environment()
                .putAll(Map.of(
                        "SPRING_DATASOURCE_URL",
                        database.jdbcUrl(),
                        "CALLSYNC_SPOOL",
                        folder.resolve("spool").toString(),
                        "CALLSYNC_MATCHING_ENABLED",
                        "false"));
        Process process = builder.start();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        return new Ended(process.waitFor(), output);
    }
}
