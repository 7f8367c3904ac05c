package io.callsync.fault;

import static org.assertj.core.api.Assertions.assertThat;

import io.callsync.operator.CallsyncCommand;
import io.callsync.testing.Crm;
import io.callsync.testing.Exports;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.List;
import java.util.TimeZone;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The same local times, loaded by machines in different zones. */
class TimeZoneTests {

    private static final LocalDate DATE = LocalDate.of(2026, 11, 1);
    private static final String CALL =
            "\"\",\"1001\",\"2025550161\",\"from-internal\",\"\",\"PJSIP/1001-1\",\"PJSIP/trunk-1\","
                    + "\"Dial\",\"PJSIP/2025550161@trunk,60,T\",\"%1$s\",,\"%1$s\",0,0,\"NO ANSWER\",\"DOCUMENTATION\",\"%2$s\",\"\",\"\","
                    + "\"%2$s\",1\n";

    // as Asterisk makes them
    private static final String OVERLAP = "1000000001.1";
    private static final String GAP = "1000000002.1";
    private static final String LEAP_DAY = "1000000003.1";
    private static final String NEW_YEAR = "1000000004.1";
    private static final String LEAP_SECOND = "1000000005.1";

    private final TimeZone before = TimeZone.getDefault();

    @TempDir
    Path folder;

    @BeforeEach
    void aNightOfLocalTimes() throws IOException {
        Exports exports = new Exports(folder.resolve("exports"));
        exports.put(
                DATE,
                "calls.csv",
                String.join(
                        "",
                        List.of(
                                CALL.formatted("2026-11-01 01:30:00", OVERLAP),
                                CALL.formatted("2026-03-08 02:30:00", GAP),
                                CALL.formatted("2024-02-29 23:59:59", LEAP_DAY),
                                CALL.formatted("2025-12-31 23:59:59", NEW_YEAR),
                                CALL.formatted("2026-06-30 23:59:60", LEAP_SECOND))));
        Files.createDirectories(folder.resolve("providers"));
        Files.copy(Path.of("jobs", "providers", "asterisk.yml"), folder.resolve("providers/asterisk.yml"));
        Files.writeString(folder.resolve("asterisk.yml"), """
                provider: asterisk
                source: file:%s/{date}/
                time-zone: America/Toronto
                phone-region: US
                look-back: 0d
                settle: 0s
                """.formatted(exports.folder()));
    }

    @AfterEach
    void restoreTheZone() {
        TimeZone.setDefault(before);
    }

    @ParameterizedTest
    @ValueSource(strings = {"UTC", "America/Toronto", "Pacific/Kiritimati", "Asia/Kathmandu"})
    void row61TheStoredUtcIsRightAndADateHasOneInstanceWhateverZoneTheMachineIsIn(String zone) {
        TimeZone.setDefault(TimeZone.getTimeZone(zone));
        try (Crm crm = Crm.start()) {
            run(crm);
            run(crm);

            assertThat(start(crm, OVERLAP)).isEqualTo("2026-11-01T05:30:00");
            assertThat(start(crm, GAP)).isEqualTo("2026-03-08T07:30:00");
            assertThat(start(crm, LEAP_DAY)).isEqualTo("2024-03-01T04:59:59");
            assertThat(start(crm, NEW_YEAR)).isEqualTo("2026-01-01T04:59:59");
            assertThat(crm.rows("SELECT reason FROM callsync_quarantine").toString())
                    .isEqualTo("[{reason=bad-date}]");
            assertThat(crm.rows(
                                    "SELECT DISTINCT PARAMETER_VALUE FROM BATCH_JOB_EXECUTION_PARAMS WHERE PARAMETER_NAME = 'date'")
                            .toString())
                    .isEqualTo("[{PARAMETER_VALUE=2026-11-01}]");
            assertThat(crm.value(Long.class, "SELECT COUNT(*) FROM callsync_nights"))
                    .isEqualTo(1);
            assertThat(crm.value(Long.class, """
                    SELECT COUNT(*) FROM callsync_runs
                    WHERE ABS(TIMESTAMPDIFF(SECOND, started_at, UTC_TIMESTAMP())) > 600""")).isZero();
        }
    }

    private void run(Crm crm) {
        CallsyncCommand.execute(crm::bean, "run", "asterisk", "--date", DATE.toString(), "--jobs", folder.toString());
    }

    private static LocalDateTime start(Crm crm, String id) {
        return crm.value(LocalDateTime.class, "SELECT start_at FROM call_logs WHERE external_call_id = ?", id);
    }
}
