package io.callsync.operator;

import static org.assertj.core.api.Assertions.assertThat;

import io.callsync.ledger.AuditAction;
import io.callsync.report.AuditTrail;
import io.callsync.testing.Crm;
import io.callsync.testing.JsonSchema;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** {@code callsync audit}: who was shown personal data. */
class AuditCommandTests {

    private static final JsonSchema SCHEMA = JsonSchema.of("/schema/audit.schema.json");
    private static final List<AuditTrail.Entry> TWO = List.of(
            new AuditTrail.Entry(
                    2,
                    "quarantine-export",
                    "olga",
                    "for the provider, who asked for the records that it has to mend",
                    "job aircall, reason bad-date, state open",
                    1_200,
                    Instant.parse("2026-11-21T08:30:00Z")),
            new AuditTrail.Entry(
                    1, "explain", "olga", null, "call aircall 20001", 1, Instant.parse("2026-11-20T08:30:00.5Z")));

    @AutoClose
    private static Crm crm;

    @BeforeAll
    static void start() {
        crm = Crm.start();
    }

    @BeforeEach
    void nobodySawAnything() {
        crm.clear();
    }

    @Test
    void anEmptyDatabaseSaysThatNobodyDid() {
        assertThat(audit()).isEqualTo(new Typed(0, "callsync: nobody was shown personal data\n", ""));
        assertThat(JsonMapper.shared().readTree(audit("--json").out())).isEmpty();
    }

    @Test
    void theNewestComeFirstAndOldOnesAreLeftOut() {
        seen("explain", "2026-11-01");
        seen("quarantine-show", "2026-11-02");
        seen("quarantine-export", "2026-11-03");

        assertThat(actions()).containsExactly("quarantine-export", "quarantine-show", "explain");
        assertThat(actions("--since", "2026-11-02")).containsExactly("quarantine-export", "quarantine-show");
        assertThat(actions("--limit", "1")).containsExactly("quarantine-export");
        assertThat(audit().out()).startsWith("AT ").contains("2026-11-03 00:00  olga  quarantine-export");
    }

    @Test
    void oneActionAloneIsListedOrSaidNotToBeThere() {
        seen("purge", "2026-11-01");
        seen("forget-done", "2026-11-02");
        seen("purge", "2026-11-03");

        assertThat(actions("--action", "purge")).containsExactly("purge", "purge");
        assertThat(actions("--action", "purge", "--since", "2026-11-02")).containsExactly("purge");
        assertThat(audit("--action", "diff")).isEqualTo(new Typed(0, "callsync: no diff\n", ""));
    }

    @Test
    void anActionThatThereIsNotIsRefusedWithTheNearestAndAll() {
        Typed refused = audit("--action", "forget");

        assertThat(refused.exitCode()).isEqualTo(2);
        assertThat(refused.err())
                .contains("'forget' is no action")
                .contains(
                        "expected one of explain, diff, quarantine-show, quarantine-export, purge, forget-begun, forget-done");
    }

    @Test
    void theSchemaKnowsEveryAction() {
        String[] codes =
                Arrays.stream(AuditAction.values()).map(AuditAction::code).toArray(String[]::new);
        crm.admin()
                .batchUpdate(
                        "INSERT INTO callsync_audit (action, done_by, subject, n, done_at) VALUES (?, 'olga', 'all', 1, '2026-11-01')",
                        Arrays.stream(codes).map(code -> new Object[] {code}).toList());

        assertThat(actions()).containsExactlyInAnyOrder(codes);
    }

    @Test
    void onA80ColumnsPageTheReasonIsWrapped() {
        assertThat(String.join("\n", AuditTrail.lines(TWO, 80))).isEqualTo("""
                AT (UTC)          BY    ACTION                 N  OF WHAT: WHY
                2026-11-21 08:30  olga  quarantine-export  1,200  job aircall, reason bad-date,
                                                                  state open: for the provider,
                                                                  who asked for the records that
                                                                  it has to mend
                2026-11-20 08:30  olga  explain                1  call aircall 20001""");
    }

    @Test
    void onA200ColumnsPageItIsALineEach() {
        assertThat(String.join("\n", AuditTrail.lines(TWO, 200))).isEqualTo("""
                AT (UTC)          BY    ACTION                 N  OF WHAT: WHY
                2026-11-21 08:30  olga  quarantine-export  1,200  job aircall, reason bad-date, state open: for the provider, who asked for the records that it has to mend
                2026-11-20 08:30  olga  explain                1  call aircall 20001""");
    }

    private static void seen(String action, String date) {
        crm.admin()
                .update(
                        "INSERT INTO callsync_audit (action, done_by, subject, n, done_at) VALUES (?, 'olga', 'all', 1, ?)",
                        action,
                        date);
    }

    /** The actions of the list as JSON, which is as the schema says. */
    private static List<String> actions(String... arguments) {
        String out = audit(Stream.concat(Stream.of("--json"), Arrays.stream(arguments))
                        .toArray(String[]::new))
                .out();
        JsonNode entries = SCHEMA.read(out);
        return entries.valueStream()
                .map(entry -> entry.get("action").asString())
                .toList();
    }

    private static Typed audit(String... arguments) {
        return Typed.on(
                crm::bean,
                Stream.concat(Stream.of("audit"), Arrays.stream(arguments)).toArray(String[]::new));
    }
}
