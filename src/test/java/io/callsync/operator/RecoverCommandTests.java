package io.callsync.operator;

import static io.callsync.testing.AircallJson.aCall;
import static org.assertj.core.api.Assertions.assertThat;

import io.callsync.ledger.Lease;
import io.callsync.ledger.Leases;
import io.callsync.provider.aircall.AircallProvider;
import io.callsync.settings.JobFile;
import io.callsync.testing.Crm;
import io.callsync.testing.Exports;
import io.callsync.testing.JsonSchema;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.stream.Stream;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;

/** {@code callsync recover} heals what a crash left, and touches no live run. */
class RecoverCommandTests {

    private static final LocalDate DATE = LocalDate.of(2026, 11, 20);
    private static final String JOB = "aircall-test";
    private static final String NEXT = "callsync: next: callsync run aircall-test --date 2026-11-20\n";
    private static final JsonSchema SCHEMA = JsonSchema.of("/schema/recover.schema.json");
    private static final String DIED = "UPDATE callsync_runs SET state = 'running', ended_at = NULL";

    @AutoClose
    private static Crm crm;

    @TempDir
    Path folder;

    private JobFile job;

    @BeforeAll
    static void start() {
        crm = Crm.start();
    }

    @BeforeEach
    void aRunThatFailed() {
        crm.clear();
        Exports exports = new Exports(folder);
        exports.put(DATE, "calls.jsonl", aCall(1).line());
        job = exports.job(new AircallProvider());
        execute("ALTER TABLE call_logs RENAME TO call_logs_away");
        crm.run(job, DATE);
        execute("ALTER TABLE call_logs_away RENAME TO call_logs");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            was left STARTED   | UPDATE BATCH_JOB_EXECUTION SET STATUS = 'STARTED', END_TIME = NULL
            was left STARTING  | UPDATE BATCH_JOB_EXECUTION SET STATUS = 'STARTING', END_TIME = NULL
            was left STOPPING  | UPDATE BATCH_JOB_EXECUTION SET STATUS = 'STOPPING', END_TIME = NULL
            was left UNKNOWN   | UPDATE BATCH_JOB_EXECUTION SET STATUS = 'UNKNOWN'
            was left UNKNOWN   | UPDATE BATCH_STEP_EXECUTION SET STATUS = 'UNKNOWN' WHERE STATUS = 'FAILED'
            had no execution   | DELETE FROM BATCH_STEP_EXECUTION_CONTEXT; DELETE FROM BATCH_JOB_EXECUTION_CONTEXT;\
             DELETE FROM BATCH_STEP_EXECUTION; DELETE FROM BATCH_JOB_EXECUTION_PARAMS; DELETE FROM BATCH_JOB_EXECUTION
            left running in the ledger | UPDATE BATCH_JOB_EXECUTION SET STATUS = 'STOPPED'
            """)
    void row12WhatACrashLeavesIsHealedOnceAndTheNextRunIsExact(String found, String crash) {
        Stream.of(crash.split("; *")).forEach(RecoverCommandTests::execute);
        execute(DIED);

        Typed recover = recover();

        assertThat(recover.exitCode()).as(recover.err()).isZero();
        assertThat(recover.out()).contains(found).endsWith(NEXT);
        assertThat(crm.rows("SELECT id FROM call_logs")).as("no run is started").isEmpty();
        assertThat(recover()).isEqualTo(new Typed(0, "callsync: aircall-test: nothing to heal\n" + NEXT, ""));
        crm.complete(job, DATE);
        assertThat(crm.rows("SELECT id FROM call_logs")).hasSize(1);
        assertThat(recover().out()).isEqualTo("callsync: aircall-test: nothing to heal\n");
    }

    @Test
    void row12ARecoveryThatBreaksOffHalfWayIsDoneAgain() {
        execute("UPDATE BATCH_JOB_EXECUTION SET STATUS = 'UNKNOWN'");
        execute(DIED);
        execute("""
                CREATE TRIGGER break_the_recovery BEFORE UPDATE ON callsync_runs FOR EACH ROW
                SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'broken on purpose'""");
        Typed broken = recover();
        execute("DROP TRIGGER break_the_recovery");

        assertThat(broken.exitCode()).isEqualTo(1);
        assertThat(broken.err()).endsWith("callsync: next: callsync recover aircall-test\n");
        assertThat(recover().out())
                .isEqualTo("callsync: aircall-test: 1 run was left running in the ledger: failed now\n" + NEXT);
        crm.complete(job, DATE);
    }

    @Test
    void row37RecoverOnALiveRunIsRefused() throws SQLException {
        execute("UPDATE BATCH_JOB_EXECUTION SET STATUS = 'STARTED', END_TIME = NULL");
        execute(DIED);
        try (Lease live = crm.bean(Leases.class).acquire(JOB)) {
            Typed recover = recover();

            assertThat(recover.exitCode()).isEqualTo(4);
            assertThat(recover.out()).isEmpty();
            assertThat(recover.err())
                    .startsWith("callsync: aircall-test is already running: held by "
                            + ProcessHandle.current().pid() + "@")
                    .endsWith("callsync: next: callsync status aircall-test\n");
            assertThat(crm.rows("SELECT 1 FROM BATCH_JOB_EXECUTION WHERE STATUS = 'STARTED'"))
                    .hasSize(1);
            assertThat(crm.value(Long.class, "SELECT epoch FROM callsync_leases WHERE job = ?", JOB))
                    .isEqualTo(live.epoch());
        }
    }

    @Test
    void statusSaysThatAHolderHasLostItsLease() throws SQLException {
        execute(DIED);
        try (Lease paused = crm.bean(Leases.class).acquire(JOB)) {
            assertThat(Typed.on(crm::bean, "status").out()).doesNotContain("because");
            execute("UPDATE callsync_leases SET heartbeat_at = UTC_TIMESTAMP(6) - INTERVAL 61 SECOND");

            assertThat(Typed.on(crm::bean, "status").out())
                    .as("epoch %d", paused.epoch())
                    .contains("paused or cut off from the database, and its lease is over: "
                            + ProcessHandle.current().pid() + "@")
                    .endsWith(NEXT);
        }
    }

    @Test
    void asJsonItSaysWhatWasHealedAndWhatToType() {
        execute("UPDATE BATCH_JOB_EXECUTION SET STATUS = 'UNKNOWN'");

        JsonNode healed =
                SCHEMA.read(Typed.on(crm::bean, "recover", JOB, "--json").out());
        JsonNode nothing =
                SCHEMA.read(Typed.on(crm::bean, "recover", JOB, "--json").out());

        assertThat(healed.get("healed").get(0).asString()).matches("execution \\d+ was left UNKNOWN: failed now");
        assertThat(healed.get("next").get(0).asString()).isEqualTo("callsync run aircall-test --date 2026-11-20");
        assertThat(nothing.get("healed")).isEmpty();
        assertThat(nothing.get("next")).hasSize(1);
    }

    @Test
    void aJobThatNeverRanIsWrongUsage() {
        Typed recover = Typed.on(crm::bean, "recover", "aircal");

        assertThat(recover.exitCode()).isEqualTo(2);
        assertThat(recover.err()).startsWith("callsync: 'aircal' has never run");
    }

    private static Typed recover() {
        return Typed.on(crm::bean, "recover", JOB);
    }

    private static void execute(String sql) {
        crm.admin().execute(sql);
    }
}
