package io.callsync.operator;

import static io.callsync.testing.AircallJson.aCall;
import static org.assertj.core.api.Assertions.assertThat;

import io.callsync.ledger.Lease;
import io.callsync.ledger.Leases;
import io.callsync.testing.Crm;
import io.callsync.testing.Exactness;
import io.callsync.testing.Exports;
import io.callsync.testing.JsonSchema;
import io.callsync.testing.fault.JdbcFault;
import io.callsync.testing.fault.JdbcFaults;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Somebody else changes calls while a run works: the night does not balance. */
class ImbalanceTests {

    private static final LocalDate DATE = LocalDate.of(2026, 11, 20);
    private static final String COMPLETES = "UPDATE callsync_runs SET state = ";
    private static final String CALL_2 = " WHERE external_call_id = '2'";
    private static final String LONGER = "UPDATE call_logs SET duration = duration + 7" + CALL_2;
    private static final String TOTALS =
            "SELECT direction, status, calls, talk_seconds FROM callsync_control_totals ORDER BY file_id, direction, status";
    private static final JdbcFaults FAULTS = new JdbcFaults();

    @AutoClose
    private static Crm crm;

    @TempDir
    Path folder;

    @BeforeAll
    static void start() {
        crm = Crm.start(FAULTS);
    }

    /** Calls 1 (of a lead), 2 and 3 (of none), and 4 in a file of its own. */
    @BeforeEach
    void aNight() throws IOException {
        FAULTS.clear();
        crm.clear();
        crm.lead(5, "+15145550101", "2026-01-01T00:00:00");
        Exports exports = new Exports(folder.resolve("exports"));
        Files.writeString(folder.resolve("aircall.yml"), """
                provider: aircall
                source: file:%s/{date}/
                look-back: 0d
                settle: 0s
                """.formatted(exports.folder()));
        exports.put(
                DATE,
                "calls.jsonl",
                aCall(1).line()
                        + aCall(2).to("+15145550102").line()
                        + aCall(3).to("+15145550102").missed().line());
        exports.put(DATE, "more.jsonl", aCall(4).to("+15145550102").line());
    }

    @Test
    void aNightThatBalancesShowsBothSides() {
        Typed run = run();

        assertThat(run.exitCode()).as(run.err()).isZero();
        assertThat(run.out()).contains("""
                CALLS               BY SOURCE  TALK s  IN MYSQL  TALK s
                outgoing answered           3   1,800         3   1,800  balanced
                outgoing attempted          1       0         1       0  balanced
                """);
        Exactness.assertBalanced(crm.admin());
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        DELETE FROM call_logs                    | answered: 2 calls of 1200 s by the records, 1 of 600 s in call_logs
        UPDATE call_logs SET status = 'error'    | answered: 2 calls of 1200 s by the records, 1 of 600 s in call_logs
        UPDATE call_logs SET status = 'Answered' | answered: 2 calls of 1200 s by the records, 1 of 600 s in call_logs
        UPDATE call_logs SET duration = 607      | answered: 2 calls of 1200 s by the records, 2 of 1207 s in call_logs
        """)
    void row81WhatSomebodyElseChangesBeforeTheRunEndsFailsItAndTheFileIsNamed(String edit, String difference) {
        beforeItEnds(edit + CALL_2);

        Typed run = run();

        assertThat(run.exitCode()).as(run.out()).isEqualTo(7);
        assertThat(run.out())
                .containsPattern("because: the night does not balance: file:\\S+/calls.jsonl: outgoing ")
                .contains(difference)
                .contains("not balanced\n")
                .endsWith("callsync: next: callsync verify aircall --date 2026-11-20\n");
        assertThat(JsonMapper.shared().readTree(run.lastLine()).get("retry").asBoolean())
                .isFalse();
        assertThat(crm.night(DATE)).containsEntry("complete", false);
        assertThat(crm.night(DATE).get("problem").toString()).startsWith("a run failed: the night does not balance: ");
    }

    @Test
    void aBackfillWhoseDateDoesNotBalanceEndsWithSevenAndSendsToVerify() {
        beforeItEnds("DELETE FROM call_logs" + CALL_2);

        Typed backfill = Typed.on(
                crm::bean, "backfill", "aircall", "--from=" + DATE, "--to=" + DATE.plusDays(1), "--jobs=" + folder);

        assertThat(backfill.exitCode()).as(backfill.out()).isEqualTo(7);
        assertThat(backfill.out()).endsWith("callsync: next: callsync verify aircall --date 2026-11-20\n");
    }

    @Test
    void whatIsBrokenAsWellIsNamedToo() {
        beforeItEnds("UPDATE call_logs SET duration = 1 WHERE external_call_id = '1'");

        Typed run = run();

        assertThat(run.exitCode()).isEqualTo(7);
        assertThat(run.out()).contains("; broken as well: I3 a communication says the same as its call\n");
    }

    @Test
    void row81PutBackTheNextRunBalances() {
        beforeItEnds(LONGER);
        run();

        assertThat(run().exitCode()).as("as long as it is there").isEqualTo(7);
        assertThat(Typed.on(crm::bean, "status").out())
                .contains("callsync: because: the night does not balance: file:")
                .endsWith("callsync: next: callsync verify aircall --date 2026-11-20\n");
        execute("UPDATE call_logs SET duration = 600" + CALL_2);

        assertThat(run().exitCode()).isZero();
        assertThat(crm.night(DATE)).containsEntry("complete", true);
    }

    @Test
    void row81AcceptedTheNextRunBalancesAndTheHistorySaysWhoAndWhy() {
        beforeItEnds("DELETE FROM call_logs" + CALL_2);
        run();
        assertThat(verify().exitCode()).isEqualTo(7);

        Typed accepted = verify("aircall", "--accept", "--why", "erased on request of +15145550102", "--by", "olga");

        assertThat(accepted.exitCode()).as(accepted.out()).isZero();
        assertThat(accepted.out())
                .containsPattern("file:\\S+/calls.jsonl: outgoing answered: -1 calls, -600 s\n")
                .contains("callsync: 1 difference accepted\n")
                .endsWith("callsync: every promise is kept\n");
        assertThat(
                        crm.rows(
                                "SELECT job, direction, status, calls, talk_seconds, done_by, why FROM callsync_control_history"))
                .containsExactly(Map.of(
                        "job",
                        "aircall",
                        "direction",
                        "outgoing",
                        "status",
                        "answered",
                        "calls",
                        -1L,
                        "talk_seconds",
                        -600L,
                        "done_by",
                        "olga",
                        "why",
                        "erased on request of ***0102"));
        assertThat(run().exitCode()).isZero();
        assertThat(verify().exitCode()).isZero();
    }

    @Test
    void acceptedOnceItIsNotAcceptedTwice() {
        run();
        execute(LONGER);
        verify("aircall", "--accept", "--why", "corrected");
        List<Map<String, Object>> totals = crm.rows(TOTALS);

        Typed again = verify("aircall", "--accept", "--why", "corrected");

        assertThat(again.out()).startsWith("callsync: 0 differences accepted\n");
        assertThat(JsonSchema.of("/schema/verify.schema.json")
                        .read(verify("aircall", "--accept", "--why", "corrected", "--json")
                                .out()))
                .isNotEmpty();
        assertThat(crm.rows(TOTALS)).isEqualTo(totals);
        assertThat(crm.rows("SELECT id FROM callsync_control_history")).hasSize(1);
    }

    @Test
    void acceptedForOneDateTheOthersStayAsTheyAre() {
        run();
        execute(LONGER);

        assertThat(verify("aircall", "--date", "2026-11-19", "--accept", "--why", "another night")
                        .out())
                .startsWith("callsync: 0 differences accepted\n");
        assertThat(verify("aircall", "--date", "2026-11-20").exitCode()).isEqualTo(7);
    }

    @Test
    void anAcceptanceThatBreaksOffChangesNothing() {
        run();
        execute(LONGER);
        List<Map<String, Object>> totals = crm.rows(TOTALS);
        FAULTS.plant(JdbcFault.at("INSERT INTO callsync_control_history", 1, call -> {
            throw new SQLException("planted error", "HY000", 1105);
        }));

        assertThat(verify("aircall", "--accept", "--why", "corrected").exitCode())
                .isEqualTo(1);

        assertThat(crm.rows(TOTALS)).isEqualTo(totals);
        assertThat(crm.rows("SELECT id FROM callsync_control_history")).isEmpty();
    }

    @Test
    void besideALiveRunNothingIsAccepted() throws SQLException {
        run();
        execute(LONGER);
        try (Lease live = crm.bean(Leases.class).acquire("aircall")) {
            Typed accept = verify("aircall", "--accept", "--why", "corrected");

            assertThat(accept.exitCode()).as("epoch %d", live.epoch()).isEqualTo(4);
            assertThat(accept.err()).endsWith("\ncallsync: next: callsync status aircall\n");
        }
        assertThat(crm.rows("SELECT id FROM callsync_control_history")).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"verify --accept --why because", "verify aircall --accept", "verify aircall --accept --why ''"})
    void toAcceptNeedsAJobAndAReason(String line) {
        Typed typed = Typed.on(
                crm::bean,
                Stream.of(line.split(" ")).map(word -> word.replace("''", " ")).toArray(String[]::new));

        assertThat(typed.exitCode()).isEqualTo(2);
        assertThat(typed.err()).contains("--accept needs a JOB, and --why");
    }

    @Test
    void statusAsJsonTellsOfEachFileAndWhatBalances() {
        Exports exports = new Exports(folder.resolve("exports"));
        exports.put(DATE, "more.jsonl", aCall(4).to("+15145550102").line() + "{\"id\":5}\n");
        beforeItEnds(LONGER);
        run();

        assertThat(Typed.on(crm::bean, "status").out()).contains("#1  not balanced  ");
        JsonNode run = status().get(0);
        assertThat(run.get("balanced").asBoolean()).isFalse();
        assertThat(run.get("control_totals").get(0).toString()).isEqualTo("""
                {"direction":"outgoing","status":"answered","calls":3,"talk_seconds":1800,"found_calls":3,"found_talk_seconds":1807,\
                "balanced":false}""");
        JsonNode more = run.get("files").get(1);
        assertThat(run.get("first_bad")).isEqualTo(more.get("first_bad"));
        assertThat(more.get("first_bad").get("record").asLong()).isEqualTo(2);
        assertThat(more.get("quarantined").toString()).isEqualTo("{\"no-direction\":1}");
        assertThat(more.get("records_of_run").asLong()).isEqualTo(2);
        assertThat(more.get("control_totals").toString())
                .isEqualTo("[{\"direction\":\"outgoing\",\"status\":\"answered\",\"calls\":1,\"talk_seconds\":600}]");

        FAULTS.clear();
        execute("UPDATE call_logs SET duration = 600" + CALL_2);
        run();

        assertThat(status().get(0).get("balanced").asBoolean()).isTrue();
        assertThat(status().get(0).get("bytes").asLong())
                .isEqualTo(run.get("files").get(0).get("size").asLong()
                        + more.get("size").asLong());
    }

    private JsonNode status() {
        String json = Typed.on(crm::bean, "status", "aircall", "--json").out();
        return JsonSchema.of("/schema/status.schema.json").read(json);
    }

    private static void beforeItEnds(String edit) {
        FAULTS.plant(JdbcFault.at(COMPLETES, 1, call -> execute(edit)));
    }

    private static void execute(String sql) {
        crm.admin().execute(sql);
    }

    private Typed run() {
        return Typed.on(crm::bean, "run", "aircall", "--date", DATE.toString(), "--jobs", folder.toString());
    }

    private static Typed verify(String... arguments) {
        return Typed.on(
                crm::bean,
                Stream.concat(Stream.of("verify"), Stream.of(arguments)).toArray(String[]::new));
    }
}
