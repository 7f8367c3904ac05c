package io.callsync.job;

import static io.callsync.testing.AircallJson.aCall;
import static org.assertj.core.api.Assertions.assertThat;

import io.callsync.ledger.OutcomeKind;
import io.callsync.provider.aircall.AircallProvider;
import io.callsync.report.RunReport;
import io.callsync.settings.JobFile;
import io.callsync.testing.Crm;
import io.callsync.testing.Exports;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class NightTests {

    private static final LocalDate DATE = LocalDate.of(2026, 11, 20);
    private static Crm crm;

    @TempDir
    Path folder;

    private Exports exports;
    private JobFile job;

    @BeforeAll
    static void start() {
        crm = Crm.start();
    }

    @AfterAll
    static void stop() {
        crm.close();
    }

    @BeforeEach
    void emptyDatabase() {
        crm.clear();
        exports = new Exports(folder);
        job = exports.job(new AircallProvider());
    }

    @Test
    void aCallOfAKnownLeadBecomesACallLogAndACommunication() {
        crm.lead(5, "+15145550101", "2026-01-01T00:00:00");
        crm.user(9, "alice@example.com");
        exports.put(DATE, "calls.jsonl", aCall(1).line());

        RunReport report = completed();

        assertThat(report.totals()).containsEntry(OutcomeKind.INSERTED, 1L);
        assertThat(
                        crm.rows(
                                "SELECT lead_id, user_id, method, type, call_duration, call_phone, call_status FROM communications"))
                .containsExactly(Map.of(
                        "lead_id",
                        5L,
                        "user_id",
                        9L,
                        "method",
                        "phone",
                        "type",
                        "outgoing",
                        "call_duration",
                        600,
                        "call_phone",
                        "+15145550101",
                        "call_status",
                        "answered"));
        assertThat(crm.value(
                        Long.class,
                        "SELECT COUNT(*) FROM call_logs l JOIN communications c ON c.id = l.communication_id"))
                .isEqualTo(1);
    }

    @Test
    void theSameNightAgainWritesNothing() {
        exports.put(DATE, "calls.jsonl", aCall(1).line() + aCall(2).missed().line());
        completed();
        var before = crm.rows("SELECT * FROM call_logs ORDER BY id");

        RunReport again = completed();

        assertThat(again.sequence()).isEqualTo(2);
        assertThat(again.files()).isEmpty();
        assertThat(crm.rows("SELECT * FROM call_logs ORDER BY id")).isEqualTo(before);
    }

    @Test
    void aLeadCreatedLaterGetsTheCallInTheNextRunWithoutNewFiles() {
        exports.put(DATE, "calls.jsonl", aCall(1).line());
        completed();
        assertThat(crm.rows("SELECT id FROM communications")).isEmpty();
        crm.lead(5, "+15145550101", "2026-11-21T00:00:00");

        RunReport later = completed();

        assertThat(later.matchedLater()).isEqualTo(1);
        assertThat(crm.rows("SELECT lead_id FROM communications")).containsExactly(Map.of("lead_id", 5L));
        assertThat(crm.value(Long.class, "SELECT COUNT(*) FROM call_logs WHERE communication_id IS NULL"))
                .isZero();
    }

    private RunReport completed() {
        RunResult result = crm.run(job, DATE);
        if (result instanceof RunResult.Failed failed) {
            throw new AssertionError(failed.report().reason(), failed.cause());
        }
        return ((RunResult.Completed) result).report();
    }
}
