package io.callsync.operator;

import static io.callsync.testing.AircallJson.aCall;
import static org.assertj.core.api.Assertions.assertThat;

import io.callsync.ledger.Lease;
import io.callsync.ledger.Leases;
import io.callsync.testing.Crm;
import io.callsync.testing.Exactness;
import io.callsync.testing.Exports;
import io.callsync.testing.JsonSchema;
import io.callsync.testing.Promises;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

/** {@code callsync run JOB --file KEY}: one file of a date of three. */
class RunFileTests {

    private static final LocalDate DATE = LocalDate.of(2026, 11, 20);

    @AutoClose
    private static Crm crm;

    @TempDir
    Path folder;

    private Path second;

    @BeforeAll
    static void start() {
        crm = Crm.start();
    }

    @BeforeEach
    void aDateOfThreeFiles() throws IOException {
        crm.clear();
        Exports exports = new Exports(folder.toRealPath().resolve("exports"));
        exports.put(DATE, "calls-1.jsonl", aCall(1).line());
        second = exports.put(DATE, "calls-2.jsonl", aCall(2).line() + aCall(3).line());
        exports.put(DATE, "calls-3.jsonl", aCall(4).line());
        exports.put(DATE.minusDays(1), "calls-0.jsonl", aCall(5).line());
        job("{date}/", "");
    }

    @AfterEach
    void everyPromiseIsKept() {
        Promises.assertKept(crm);
    }

    @Test
    void loadsThatFileAloneAndSaysThatItsDateIsNotComplete() {
        Typed run = run(second.toString());

        assertThat(run.exitCode()).as(run.err()).isZero();
        assertThat(run.out()).endsWith("""
                callsync: night 2026-11-20 #1 completed: 1 file, 2 records (2 inserted)
                callsync: 2026-11-20 is not complete: 2 other files are listed, and not loaded yet; callsync run night --date 2026-11-20\
                 reads the rest
                """);
        assertThat(crm.rows("SELECT uri, state FROM callsync_export_files"))
                .containsExactly(Map.of("uri", second.toUri().toString(), "state", "loaded"));
        assertThat(crm.night(DATE)).containsEntry("complete", false).containsEntry("records", 2L);
    }

    @Test
    void theNightThatFollowsReadsTheRestAndIsComplete() {
        run(second.toString());

        Typed rest = type("--date", DATE.toString());

        assertThat(rest.out()).endsWith("callsync: night 2026-11-20 #2 completed: 3 files, 3 records (3 inserted)\n");
        assertThat(crm.night(DATE)).containsEntry("complete", true).containsEntry("records", 4L);
        Exactness.assertExact(crm, List.of("1", "2", "3", "4", "5"));
    }

    @Test
    void aFileThatIsLoadedChangesNothingAndSaysSo() {
        type("--date", DATE.toString());

        Typed again = run(second.toString());

        assertThat(again.exitCode()).isZero();
        assertThat(again.out()).endsWith("""
                callsync: night 2026-11-20 #2 completed: nothing new
                callsync: %s was loaded before
                """.formatted(second.toUri()));
        assertThat(crm.night(DATE)).containsEntry("complete", true).containsEntry("records", 4L);
    }

    @Test
    void theLastMissingFileMakesItsDateComplete() {
        for (int file = 1; file <= 3; file++) {
            run(second.resolveSibling("calls-%d.jsonl".formatted(file)).toString());
        }

        assertThat(crm.night(DATE)).containsEntry("complete", true).containsEntry("records", 4L);
        Exactness.assertExact(crm, List.of("1", "2", "3", "4"));
    }

    @Test
    void aLateFileOfACompleteDateLeavesNothingElseOpen() {
        type("--date", DATE.toString());
        Path late = new Exports(folder.resolve("exports")).put(DATE, "late.jsonl", aCall(6).line());

        run(late.toString());

        assertThat(crm.night(DATE)).containsEntry("complete", true).containsEntry("records", 5L);
    }

    @Test
    void aRunOfTheDateThatHasNotEndedGoesFirst() {
        crm.admin().execute("ALTER TABLE call_logs RENAME TO call_logs_away");
        try {
            assertThat(type("--date", DATE.toString()).exitCode()).isEqualTo(5);
        } finally {
            crm.admin().execute("ALTER TABLE call_logs_away RENAME TO call_logs");
        }

        Typed run = run(second.toString());

        assertThat(run.exitCode()).isEqualTo(5);
        assertThat(run.err()).endsWith("""
                callsync: night 2026-11-20 #1 has not completed, and goes on with all of its files; type: callsync run night --date\
                 2026-11-20
                callsync: next: callsync run night --date 2026-11-20
                """);
        type("--date", DATE.toString());
        Exactness.assertExact(crm, List.of("1", "2", "3", "4", "5"));
    }

    @Test
    void besideALiveRunOfItsJobItIsRefused() throws SQLException {
        try (Lease live = crm.bean(Leases.class).acquire("night")) {
            Typed run = run(second.toString());

            assertThat(run.exitCode()).as("epoch %d", live.epoch()).isEqualTo(4);
            assertThat(run.err()).endsWith("callsync: next: callsync status night\n");
            assertThat(crm.rows("SELECT id FROM callsync_runs")).isEmpty();
        }
    }

    @Test
    void itsLastLineIsThatOfAnyRun() {
        JsonNode line = JsonSchema.of("/schema/run.schema.json")
                .read(run(second.toString()).lastLine());

        assertThat(line.get("date").asString()).isEqualTo(DATE.toString());
        assertThat(line.get("files_loaded").asInt()).isOne();
    }

    @Test
    void aUriOrTheEndOfAPathWithADateNamesItToo() {
        assertThat(run(second.toUri().toString()).exitCode()).isZero();
        assertThat(type("--file", "calls-1.jsonl", "--date", DATE.toString()).exitCode())
                .isZero();
        assertThat(crm.value(Long.class, "SELECT COUNT(*) FROM callsync_export_files WHERE state = 'loaded'"))
                .isEqualTo(2);
    }

    @Test
    void aMissingFileIsWrongUsageWithNearNames() {
        Typed run = run(second.resolveSibling("cals-2.jsonl").toString());

        assertRefused(run, "there is no ", "cals-2.jsonl: 2026-11-20 has 3 files; near are " + second.toUri());
    }

    @Test
    void aPlaceThatTellsNoDateNeedsOne() throws IOException {
        assertRefused(run("calls-2.jsonl"), "is not where night has its exports", "--date");
        job("", "");
        assertRefused(run(second.toString()), "is listed on every date", "--date");
        assertThat(type("--file", second.toString(), "--date", DATE.toString()).exitCode())
                .isZero();
    }

    @ParameterizedTest
    @ValueSource(strings = {"s3://bucket/calls.json", "https://example.com/calls.json"})
    void aFileOfAnotherSourceIsRefused(String file) {
        assertRefused(run(file), file + " is no file");
    }

    @Test
    void anotherDateThanItsOwnIsRefused() {
        assertRefused(type("--file", second.toString(), "--date", "2026-11-19"), "is of 2026-11-20, not of 2026-11-19");
    }

    @Test
    void aFileOfWhichMoreMayComeIsLeftAlone() throws IOException {
        job("{date}/", "settle: 1h");

        Typed run = run(second.toString());

        assertThat(run.exitCode()).isEqualTo(5);
        assertThat(run.err()).contains("is younger than the settle time (PT1H): more of it may come");
        assertThat(crm.rows("SELECT id FROM callsync_runs")).isEmpty();
    }

    private void assertRefused(Typed run, String... parts) {
        assertThat(run.exitCode()).isEqualTo(2);
        assertThat(run.err()).startsWith("callsync: --file: ").contains(parts);
        assertThat(run.out()).isEmpty();
        assertThat(crm.rows("SELECT id FROM callsync_runs")).isEmpty();
    }

    private void job(String place, String more) throws IOException {
        Files.createDirectories(folder.resolve("jobs"));
        Files.writeString(folder.resolve("jobs/night.yml"), """
                provider: aircall
                source: file:%s/exports/%s
                look-back: 2d
                %s
                """.formatted(
                        folder.toRealPath(), place, more.isEmpty() ? "settle: 0s" : more));
    }

    private Typed run(String file) {
        return type("--file", file);
    }

    private Typed type(String... arguments) {
        return Typed.on(
                crm::bean,
                Stream.concat(
                                Stream.of(
                                        "run",
                                        "night",
                                        "--jobs",
                                        folder.resolve("jobs").toString()),
                                Stream.of(arguments))
                        .toArray(String[]::new));
    }
}
