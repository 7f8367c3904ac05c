package io.callsync.operator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.callsync.ledger.Act;
import io.callsync.ledger.Lease;
import io.callsync.ledger.Leases;
import io.callsync.report.ForgetReceipt;
import io.callsync.report.ForgetText;
import io.callsync.testing.Digits;
import java.io.IOException;
import java.nio.file.Files;
import java.sql.SQLException;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** What {@code callsync forget} answers, and what it refuses. */
class ForgetReceiptTests extends ForgetCase {

    private static final ForgetReceipt RECEIPT = new ForgetReceipt(
            "***0123",
            17L,
            Instant.parse("2026-11-27T08:30:00Z"),
            new Act("olga", "request 4711"),
            Instant.parse("2026-11-27T08:00:00Z"),
            rows("call_logs", 1_004L, "callsync_quarantine", 2L, "callsync_audit", 0L),
            Map.of("call_ids", 2L, "file_names", 0L),
            List.of("aircall"));

    @Test
    void aDryRunCountsTheSameAndChangesNothing() {
        List<String> before = Digits.in(crm, DIGITS);

        JsonNode dry = json(forget(NUMBER, "--dry-run", "--json"));

        assertThat(dry.get("dry_run").asBoolean()).isTrue();
        assertThat(dry.get("receipt").isNull()).isTrue();
        assertThat(Digits.in(crm, DIGITS)).isEqualTo(before);
        assertThat(crm.rows("SELECT 1 FROM callsync_audit")).isEmpty();
        assertThat(json(forget(NUMBER, "--json")).get("rows")).isEqualTo(dry.get("rows"));
    }

    @Test
    void theReceiptHasNoNumberAndIsKept() {
        Typed forget = forget(NUMBER, "--json", "--by", "olga");

        JsonNode receipt = json(forget);
        assertThat(forget.out()).doesNotContain(DIGITS);
        assertThat(receipt.get("number").asString()).isEqualTo("***0123");
        assertThat(receipt.get("by").asString()).isEqualTo("olga");
        assertThat(receipt.get("why").asString()).isEqualTo("request 4711");
        assertThat(receipt.get("rows").toString())
                .startsWith("{\"call_logs\":4,\"communications\":3,\"callsync_legs\":1,\"callsync_quarantine\":2,");
        assertThat(crm.rows("SELECT id, action, done_by, why, subject, n FROM callsync_audit ORDER BY id"))
                .extracting(row -> row.get("action"), row -> row.get("subject"), row -> row.get("n"))
                .containsExactly(
                        tuple("forget-begun", "the number ***0123", 10L),
                        tuple(
                                "forget-done",
                                "the number ***0123: call_logs 4, communications 3, callsync_legs 1, callsync_quarantine 2",
                                10L));
        assertThat(crm.value(Long.class, "SELECT MAX(id) FROM callsync_audit"))
                .isEqualTo(receipt.get("receipt").asLong());
        assertThat(Typed.on(crm::bean, "audit").out()).contains("forget-done", "request 4711");
    }

    @Test
    void typedAgainItFindsNothingAndSaysSo() {
        forget(NUMBER);

        JsonNode again = json(forget(NUMBER, "--json"));

        assertThat(again.get("rows").valueStream()).allMatch(rows -> rows.asLong() == 0);
        assertThat(again.get("resumes").isNull()).isTrue();
        assertThat(crm.value(String.class, "SELECT subject FROM callsync_audit ORDER BY id DESC LIMIT 1"))
                .isEqualTo("the number ***0123: nothing had it");
    }

    @Test
    void anEmptyDatabaseHasNothingToForget() {
        crm.clear();

        Typed forget = forget(NUMBER);

        assertThat(forget.exitCode()).as(forget.err()).isZero();
        assertThat(forget.out()).contains("callsync: ***0123 is forgotten in 0 rows; receipt ");
    }

    @Test
    void aNumberOnManyCallsIsLeftAlone() {
        Typed refused = forget(NUMBER, "--most", "3");

        assertThat(refused.exitCode()).isEqualTo(2);
        assertThat(refused.err())
                .startsWith("callsync: ***0123 is on 4 calls: is it the company's own? If not: --most 4");
        assertThat(Digits.in(crm, DIGITS)).hasSize(6);
        assertThat(forget(NUMBER, "--most", "4").exitCode()).isZero();
    }

    @Test
    void withoutAReasonNothingIsErased() {
        Typed refused = Typed.on(crm::bean, "forget", NUMBER, "--why", " ");

        assertThat(refused.exitCode()).isEqualTo(2);
        assertThat(Digits.in(crm, DIGITS)).hasSize(6);
    }

    @Test
    void aNumberWithoutCountryCodeNeedsARegion() throws IOException {
        Files.writeString(folder.resolve("aircall.yml"), "provider: aircall\nsource: file:/x/{date}/\n");
        Files.delete(folder.resolve("twilio.yml"));

        Typed refused = forget(DIGITS);

        assertThat(refused.exitCode()).isEqualTo(2);
        assertThat(refused.err()).contains("NUMBER has no country code").doesNotContain(DIGITS);
    }

    @Test
    void besideALiveRunItErasesAndAsksToBeTypedAgain() throws SQLException {
        try (Lease live = crm.bean(Leases.class).acquire("aircall")) {
            Typed forget = forget(NUMBER);

            assertThat(forget.exitCode()).as("epoch %d", live.epoch()).isEqualTo(3);
            assertThat(forget.out())
                    .endsWith("callsync: next: a run of aircall was live: type this again when it has ended\n");
            assertThat(Digits.in(crm, DIGITS)).isEmpty();
        }
        assertThat(forget(NUMBER).exitCode()).isZero();
    }

    @Test
    void onA80ColumnsPageWhatIsErasedIsWrapped() {
        assertThat(String.join("\n", ForgetText.lines(RECEIPT, 80))).isEqualTo("""
                TABLE                 ROWS  ERASED
                call_logs            1,004  from or to, which say forgotten; agent, media_url,
                                            description, provider_status
                callsync_quarantine      2  the record, which counts as purged
                callsync_audit           0  its digits in a sentence

                callsync: ***0123 is forgotten in 1,006 rows; receipt 17 of callsync audit, 2026-11-27T08:30:00Z
                callsync: one that began at 2026-11-27T08:00:00Z did not end; what it erased is not counted here
                callsync: left as they are, with the number in them: 2 call ids
                callsync: exports, logs, backups and the CRM's own tables may still have it: see the runbook
                callsync: next: a run of aircall was live: type this again when it has ended""");
    }

    @Test
    void onA200ColumnsPageItIsALineEach() {
        assertThat(String.join("\n", ForgetText.lines(RECEIPT, 200))).isEqualTo("""
                TABLE                 ROWS  ERASED
                call_logs            1,004  from or to, which say forgotten; agent, media_url, description, provider_status
                callsync_quarantine      2  the record, which counts as purged
                callsync_audit           0  its digits in a sentence

                callsync: ***0123 is forgotten in 1,006 rows; receipt 17 of callsync audit, 2026-11-27T08:30:00Z
                callsync: one that began at 2026-11-27T08:00:00Z did not end; what it erased is not counted here
                callsync: left as they are, with the number in them: 2 call ids
                callsync: exports, logs, backups and the CRM's own tables may still have it: see the runbook
                callsync: next: a run of aircall was live: type this again when it has ended""");
    }

    private static Map<String, Long> rows(Object... counts) {
        Map<String, Long> rows = new LinkedHashMap<>();
        for (int i = 0; i < counts.length; i += 2) {
            rows.put((String) counts[i], (Long) counts[i + 1]);
        }
        return rows;
    }
}
