package io.callsync.operator;

import static io.callsync.testing.AircallJson.aCall;
import static org.assertj.core.api.Assertions.assertThat;

import io.callsync.testing.CallsyncProcess;
import io.callsync.testing.Exports;
import io.callsync.testing.TestDatabase;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.util.Map;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.core.JdbcTemplate;

/** The packaged jar as a scheduler sees it: exit codes and last words. */
class CommandLineIT {

    private static final LocalDate DATE = LocalDate.of(2026, 11, 20);

    @TempDir
    Path folder;

    @Test
    void wrongUsageExitsWithTwoAndOneHint() {
        try (CallsyncProcess run = CallsyncProcess.start(Map.of(), "run", "aircall", "--dat", "today")) {
            assertThat(run.exitCode()).isEqualTo(2);
            assertThat(run.output()).contains("--date").contains("Try 'callsync run --help'");
        }
    }

    @Test
    void aDatabaseThatDoesNotAnswerExitsWithFiveInOneLine() {
        Map<String, String> nowhere = Map.of("SPRING_DATASOURCE_URL", "jdbc:mysql://127.0.0.1:1/crm");
        try (CallsyncProcess status = CallsyncProcess.start(nowhere, "status")) {
            assertThat(status.exitCode()).isEqualTo(5);
            assertThat(status.output())
                    .startsWith("callsync: the database cannot be reached")
                    .hasLineCount(1);
        }
    }

    @Test
    void aRunThatIsToldToStopPrintsItsReportAndKeepsTheSignalsExitCode() throws Exception {
        aNight(20_000);
        try (TestDatabase database = TestDatabase.fresh()) {
            Map<String, String> environment = Map.of(
                    "SPRING_DATASOURCE_URL",
                    database.jdbcUrl(),
                    "CALLSYNC_CHUNK_SIZE",
                    "50",
                    "CALLSYNC_MATCHING_ENABLED",
                    "false");
            JdbcTemplate sql = database.admin();
            migrate(database.migratingUrl());
            database.grant();
            try (CallsyncProcess run = CallsyncProcess.start(
                    environment, "run", "aircall", "--date", DATE.toString(), "--jobs", folder.toString())) {
                Awaitility.await().atMost(Duration.ofSeconds(60)).until(() -> hasBegun(sql));
                run.signal("TERM");

                assertThat(run.exitCode()).as(run.output()).isEqualTo(143);
                assertThat(run.output())
                        .contains("callsync: aircall 2026-11-20 #1 stopped: 0 of 1 file, ")
                        .contains("\ncallsync: next: callsync run aircall --date 2026-11-20\n{\"job\":\"aircall\",")
                        .containsPattern("\"state\":\"stopped\",\"exit_code\":null,\"retry\":true,.*\\}\n$");
            }
        }
    }

    private void aNight(int calls) throws Exception {
        StringBuilder lines = new StringBuilder();
        for (int id = 1; id <= calls; id++) {
            lines.append(aCall(id).line());
        }
        new Exports(folder.resolve("exports")).put(DATE, "calls.jsonl", lines.toString());
        Files.writeString(folder.resolve("aircall.yml"), """
                provider: aircall
                source: file:%s/exports/{date}/
                look-back: 0d
                settle: 0s
                """.formatted(folder));
    }

    private static void migrate(String url) {
        try (CallsyncProcess migrate = CallsyncProcess.start(Map.of("SPRING_DATASOURCE_URL", url), "migrate")) {
            assertThat(migrate.exitCode()).as(migrate.output()).isZero();
        }
    }

    private static boolean hasBegun(JdbcTemplate sql) {
        return sql.queryForObject("SELECT COUNT(*) FROM callsync_export_files WHERE records > 0", Long.class) > 0;
    }
}
