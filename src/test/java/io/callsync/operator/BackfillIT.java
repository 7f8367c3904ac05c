package io.callsync.operator;

import static io.callsync.testing.AircallJson.aCall;
import static org.assertj.core.api.Assertions.assertThat;

import io.callsync.testing.CallsyncProcess;
import io.callsync.testing.Exactness;
import io.callsync.testing.Exports;
import io.callsync.testing.Tables;
import io.callsync.testing.TestDatabase;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.core.JdbcTemplate;

/** A backfill of the packaged jar in the middle of its first date, and what may come in its way. */
class BackfillIT {

    private static final LocalDate FIRST = LocalDate.of(2026, 11, 20);
    private static final int CALLS_A_DATE = 600;

    @AutoClose
    private static TestDatabase database;

    private static JdbcTemplate sql;

    @TempDir
    static Path folder;

    private CallsyncProcess backfill;

    @BeforeAll
    static void threeDates() throws Exception {
        database = TestDatabase.migrated();
        sql = database.admin();
        for (int day = 0; day < 3; day++) {
            new Exports(folder.resolve("exports"))
                    .put(
                            FIRST.plusDays(day),
                            "calls.jsonl",
                            LongStream.rangeClosed(day * CALLS_A_DATE + 1, (day + 1) * CALLS_A_DATE)
                                    .mapToObj(id -> aCall(id).line())
                                    .collect(Collectors.joining()));
        }
        Files.writeString(folder.resolve("night.yml"), """
                provider: aircall
                source: file:%s/exports/{date}/
                look-back: 1d
                settle: 0s
                """.formatted(folder));
    }

    @BeforeEach
    void inTheMiddleOfItsFirstDate() {
        Tables.empty(sql, Tables.LOADED);
        sql.execute("CREATE TRIGGER slow BEFORE INSERT ON call_logs FOR EACH ROW SET @slow = SLEEP(0.01)");
        backfill = begin();
        Awaitility.await().atMost(Duration.ofSeconds(60)).until(() -> records() > 0);
    }

    @AfterEach
    void everyCallIsThereOnce() {
        backfill.close();
        soonerFromNowOn();
        Exactness.assertExact(
                sql,
                LongStream.rangeClosed(1, 3 * CALLS_A_DATE)
                        .mapToObj(String::valueOf)
                        .toList());
        assertThat(sql.queryForObject("SELECT SUM(inserted) FROM callsync_export_files", Long.class))
                .isEqualTo(3 * CALLS_A_DATE);
    }

    @Test
    void aNightlyRunGoesFirstAndBothEndWell() {
        try (CallsyncProcess run = start("run", "night", "--date", "2026-11-22", "--jobs", folder.toString())) {
            Awaitility.await().atMost(Duration.ofSeconds(60)).until(BackfillIT::hasTheRunBegun);
            soonerFromNowOn();
            assertThat(run.exitCode()).as(run.output()).isZero();
            assertThat(run.output())
                    .contains("A backfill of night is under way", "night 2026-11-22 #1 completed: 2 files")
                    .doesNotContain("Ending ");
        }

        assertThat(backfill.exitCode()).as(backfill.output()).isZero();
        assertThat(backfill.output())
                .contains("lets it go first", "2026-11-22  complete before", "3 of 3 dates complete")
                .doesNotContain("lost its database");
    }

    @Test
    void killedItGoesOnWhenItIsTypedAgain() {
        backfill.kill();
        soonerFromNowOn();
        assertThat(backfill.exitCode()).isEqualTo(137);

        try (CallsyncProcess again = begin()) {
            assertThat(again.exitCode()).as(again.output()).isZero();
            assertThat(again.output()).contains("3 of 3 dates complete");
        }
    }

    @Test
    void toldToStopItEndsItsChunkAndSaysHowToGoOn() {
        backfill.signal("TERM");

        assertThat(backfill.exitCode()).as(backfill.output()).isEqualTo(143);
        soonerFromNowOn();
        assertThat(backfill.output())
                .contains("\n2026-11-20  stopped ", "\n2026-11-22  not reached ")
                .endsWith("callsync: next: callsync backfill night --from 2026-11-20 --to 2026-11-22\n");
        try (CallsyncProcess again = begin()) {
            assertThat(again.exitCode()).as(again.output()).isZero();
        }
    }

    @Test
    void toldToStopWhileARunGoesFirstItSaysWhatItsDateHolds() {
        try (CallsyncProcess run = start("run", "night", "--date", "2026-11-22", "--jobs", folder.toString())) {
            Awaitility.await().atMost(Duration.ofSeconds(60)).until(BackfillIT::hasTheRunBegun);
            backfill.signal("TERM");

            assertThat(backfill.exitCode()).as(backfill.output()).isEqualTo(143);
            soonerFromNowOn();
            assertThat(backfill.output()).containsPattern("\n2026-11-20  not reached +0 of 1 +[1-9]");
            assertThat(run.exitCode()).as(run.output()).isZero();
        }
        try (CallsyncProcess again = begin()) {
            assertThat(again.exitCode()).as(again.output()).isZero();
        }
    }

    private static CallsyncProcess begin() {
        return start("backfill", "night", "--from", "2026-11-20", "--to", "2026-11-22", "--jobs", folder.toString());
    }

    private static CallsyncProcess start(String... arguments) {
        return CallsyncProcess.start(
                Map.of(
                        "SPRING_DATASOURCE_URL",
                        database.jdbcUrl(),
                        "CALLSYNC_CHUNK_SIZE",
                        "20",
                        "CALLSYNC_PARALLEL_FILES",
                        "1"),
                arguments);
    }

    private static void soonerFromNowOn() {
        sql.execute("DROP TRIGGER IF EXISTS slow");
    }

    private static boolean hasTheRunBegun() {
        return sql.queryForObject(
                        "SELECT COUNT(*) FROM callsync_runs WHERE business_date = '2026-11-22'", Integer.class)
                > 0;
    }

    private static long records() {
        return sql.queryForObject("SELECT COALESCE(SUM(records), 0) FROM callsync_export_files", Long.class);
    }
}
