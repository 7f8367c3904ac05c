package io.callsync.operator;

import static io.callsync.testing.AircallJson.aCall;
import static org.assertj.core.api.Assertions.assertThat;

import io.callsync.testing.Digits;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** {@code callsync forget}: the number is gone from all that callsync wrote, and the calls stay. */
class ForgetCommandTests extends ForgetCase {

    @Test
    void theNumberIsGoneAndTheCallsStay() {
        List<Map<String, Object>> before = crm.rows(facts());
        List<Map<String, Object>> totals = crm.rows("SELECT * FROM callsync_control_totals ORDER BY 1, 2, 3");
        assertThat(Digits.in(crm, DIGITS))
                .containsExactly(
                        "call_logs.from",
                        "call_logs.media_url",
                        "call_logs.to",
                        "callsync_legs.legs",
                        "callsync_quarantine.raw",
                        "communications.call_phone");

        Typed forget = forget(NUMBER);

        assertThat(forget.exitCode()).as(forget.err()).isZero();
        assertThat(Digits.in(crm, DIGITS)).isEmpty();
        assertThat(crm.rows(facts())).isEqualTo(before);
        assertThat(crm.rows("SELECT * FROM callsync_control_totals ORDER BY 1, 2, 3"))
                .isEqualTo(totals);
        assertThat(
                        crm.rows(
                                "SELECT `from`, from_absence, `to`, IF(communication_id IS NULL, 'none', 'one') AS communication FROM call_logs WHERE external_call_id = '1'"))
                .containsExactly(
                        row("from", null, "from_absence", "forgotten", "to", "+15145550199", "communication", "one"));
        assertThat(crm.rows("SELECT lead_id, call_phone FROM communications WHERE external_call_id = '1'"))
                .as("the CRM's lead keeps its call")
                .containsExactly(row("lead_id", 5L, "call_phone", null));
        assertThat(crm.rows("SELECT `to`, agent, media_url FROM call_logs WHERE external_call_id = '3'"))
                .as("a call that only its recording's address names")
                .containsExactly(row("to", "+15145550101", "agent", "alice@example.com", "media_url", null));
        assertThat(crm.rows("SELECT external_call_id AS id FROM callsync_quarantine"))
                .containsExactly(Map.of("id", "6"));
        assertThat(
                        crm.value(
                                String.class,
                                "SELECT GROUP_CONCAT(external_call_id ORDER BY external_call_id) FROM callsync_forgotten_calls"))
                .startsWith("1,2,3,5,CA1,sha256:");
        assertThat(verify("aircall").exitCode()).isZero();
        assertThat(verify("aircall", "--source").out()).endsWith("callsync: every promise is kept\n");
        assertThat(run("aircall").exitCode()).as("still balances").isIn(0, 3);
    }

    @ParameterizedTest
    @CsvSource({
        "'+1 (514) 555-0123', ''",
        "514-555-0123, --phone-region CA",
        "5145550123, --phone-region us",
        "5145550123, --job aircall",
        "5145550123, ''",
        "tel:+15145550123, ''"
    })
    void itMayBeTypedInAnyNotation(String typed, String options) {
        List<String> arguments = new ArrayList<>(List.of(typed));
        if (!options.isEmpty()) {
            arguments.addAll(List.of(options.split(" ")));
        }

        assertThat(forget(arguments.toArray(String[]::new)).exitCode()).isZero();

        assertThat(Digits.in(crm, DIGITS)).isEmpty();
    }

    @Test
    void wordsThatPeopleWroteAreSearchedAndEveryTableIsAmongThem() {
        String said = "asked by +1 514 555 0123 today";
        run("aircall");
        List<String> texts = List.of(
                "callsync_quarantine_history.result",
                "callsync_quarantine_history.why",
                "callsync_quarantine_history.done_by",
                "callsync_audit.subject",
                "callsync_audit.why",
                "callsync_audit.done_by",
                "callsync_control_history.why",
                "callsync_control_history.done_by",
                "callsync_runs.attention",
                "callsync_runs.reason",
                "callsync_export_files.message",
                "callsync_nights.problem",
                "BATCH_JOB_EXECUTION.EXIT_MESSAGE",
                "BATCH_STEP_EXECUTION.EXIT_MESSAGE",
                "callsync_quarantine.message",
                "call_logs.agent",
                "call_logs.description",
                "call_logs.provider_status");
        crm.admin()
                .execute(
                        "INSERT INTO callsync_audit (action, done_by, why, subject, n, done_at) VALUES ('explain', 'x', 'x', 'x', 1, NOW(6))");
        crm.admin()
                .execute(
                        "INSERT INTO callsync_control_history (job, file_id, direction, status, calls, talk_seconds, done_by, why, done_at)"
                                + " VALUES ('aircall', 0, 'x', 'x', 0, 0, 'x', 'x', NOW(6))");
        crm.admin()
                .execute(
                        "INSERT INTO callsync_quarantine_history (quarantine_id, job, file_id, record_number, action, result, done_by, why, done_at)"
                                + " VALUES (1, 'aircall', 1, 1, 'tried', 'x', 'x', 'x', NOW(6))");
        crm.admin().execute("INSERT INTO callsync_quarantine_headers (file_id, header) VALUES (1, 'id;5145550123')");
        for (String text : texts) {
            String[] parts = text.split("\\.");
            crm.admin().update("UPDATE %s SET `%s` = ?".formatted(parts[0], parts[1]), said);
        }
        assertThat(Digits.in(crm, DIGITS)).containsAll(texts);

        Typed forget = forget(NUMBER);

        assertThat(forget.exitCode()).as(forget.err()).isZero();
        assertThat(Digits.in(crm, DIGITS)).isEmpty();
        assertThat(crm.value(String.class, "SELECT MAX(reason) FROM callsync_runs"))
                .isEqualTo("asked by *** today");
        assertThat(crm.rows("SELECT 1 FROM callsync_quarantine_headers WHERE file_id = 1"))
                .isEmpty();
        crm.admin().execute("DELETE FROM callsync_control_history");
    }

    @Test
    void whatCannotBeChangedIsCountedAndNeedsALook() {
        exports.put(DATE, "of-5145550123.jsonl", aCall(8).line());
        run("aircall");
        crm.admin().execute("UPDATE call_logs SET external_call_id = 'c-5145550123-8' WHERE external_call_id = '8'");
        crm.admin()
                .execute("UPDATE communications SET external_call_id = 'c-5145550123-8' WHERE external_call_id = '8'");

        Typed forget = forget(NUMBER);

        assertThat(forget.exitCode()).isEqualTo(3);
        assertThat(forget.out())
                .contains("callsync: left as they are, with the number in them: 1 call ids\n")
                .contains("callsync: left as they are, with the number in them: 1 file names\n");
        assertThat(Digits.in(crm, DIGITS))
                .containsExactly(
                        "call_logs.external_call_id", "callsync_export_files.uri", "communications.external_call_id");
    }
}
