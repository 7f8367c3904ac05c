package io.callsync.fault;

import static io.callsync.testing.AircallJson.aCall;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.callsync.ledger.AlreadyRunning;
import io.callsync.ledger.Lease;
import io.callsync.ledger.Leases;
import io.callsync.provider.aircall.AircallProvider;
import io.callsync.settings.JobFile;
import io.callsync.testing.Crm;
import io.callsync.testing.Exports;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.jdbc.core.JdbcTemplate;

/** This machine's clock and the database's differ by a day. Only the database's tells whether a lease is over. */
class ClockSkewTests {

    private static final LocalDate DATE = LocalDate.of(2026, 11, 20);
    private static final int DAY = 86_400;
    private static final String CALLS = """
            SELECT external_call_id, start_at, end_at, duration, status, source_version, file_id - (SELECT MIN(file_id) FROM call_logs),
                record_number
            FROM call_logs ORDER BY external_call_id""";

    @TempDir
    Path folder;

    @ParameterizedTest
    @ValueSource(ints = {DAY, -DAY})
    void row60AClientWhoseClockIsADayOffLoadsTheSameUnderALeaseByTheDatabasesClock(int seconds) throws SQLException {
        Exports exports = new Exports(folder);
        exports.put(DATE, "calls.jsonl", aCall(1).line() + aCall(2).missed().line());
        JobFile job = exports.job(new AircallProvider());
        List<Map<String, Object>> expected = loaded(job);
        try (Crm crm = skewed(seconds)) {
            Leases leases = crm.bean(Leases.class);
            assertThat(crm.bean(JdbcTemplate.class).queryForObject("SELECT UTC_TIMESTAMP(6)", LocalDateTime.class))
                    .isCloseTo(
                            LocalDateTime.now(ZoneOffset.UTC).plusSeconds(seconds),
                            Assertions.within(Duration.ofHours(1)));
            try (Lease held = leases.acquire(job.name())) {
                assertThatExceptionOfType(AlreadyRunning.class).isThrownBy(() -> crm.run(job, DATE));

                silence(crm, 61);
                crm.complete(job, DATE);

                assertThat(crm.value(Long.class, "SELECT epoch FROM callsync_leases"))
                        .isEqualTo(held.epoch() + 1);
            }
            assertThat(crm.rows(CALLS)).isEqualTo(expected);
        }
    }

    @Test
    void row60AClockThatWasPutBackADayKeepsNobodyOutForADay() throws SQLException {
        JobFile job = new Exports(folder).job(new AircallProvider());
        try (Crm crm = Crm.start();
                Lease paused = crm.bean(Leases.class).acquire(job.name())) {
            silence(crm, -DAY);

            try (Lease next = crm.bean(Leases.class).acquire(job.name())) {
                assertThat(next.epoch()).isEqualTo(paused.epoch() + 1);
            }
        }
    }

    private static List<Map<String, Object>> loaded(JobFile job) {
        try (Crm crm = Crm.start()) {
            crm.complete(job, DATE);
            return crm.rows(CALLS);
        }
    }

    private static Crm skewed(int seconds) {
        return Crm.start("spring.datasource.hikari.data-source-properties.sessionVariables=timestamp=UNIX_TIMESTAMP()+"
                + seconds);
    }

    private static void silence(Crm crm, int seconds) {
        crm.bean(JdbcTemplate.class)
                .update("UPDATE callsync_leases SET heartbeat_at = UTC_TIMESTAMP(6) - INTERVAL ? SECOND", seconds);
    }
}
