package io.callsync.housekeeping;

import static io.callsync.testing.AircallJson.aCall;
import static org.assertj.core.api.Assertions.assertThat;

import io.callsync.call.NumberTraces;
import io.callsync.ledger.Act;
import io.callsync.provider.aircall.AircallProvider;
import io.callsync.provider.twilio.TwilioProvider;
import io.callsync.settings.JobFile;
import io.callsync.testing.Crm;
import io.callsync.testing.Digits;
import io.callsync.testing.Exports;
import io.callsync.testing.Promises;
import io.callsync.testing.TwilioJson;
import io.callsync.testing.fault.Interleaving;
import io.callsync.testing.fault.JdbcFault;
import io.callsync.testing.fault.JdbcFaults;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.core.NestedRuntimeException;

/** A number is forgotten while a run writes the same calls, and while it is being killed. */
class ForgetRaceTests {

    private static final JdbcFaults FAULTS = new JdbcFaults();
    private static final LocalDate DATE = LocalDate.of(2026, 11, 20);
    private static final String NUMBER = "+15145550123";
    private static final String DIGITS = "5145550123";
    private static final long LATER = aCall(1).timestamp() + 60;
    private static final NumberTraces TRACES = Forgetting.number(NUMBER, Set::of);
    private static final Act ACT = new Act("olga", "request 4711");

    @AutoClose
    private static Crm crm;

    @TempDir
    Path folder;

    private Exports exports;
    private JobFile job;
    private JobFile twilio;

    @BeforeAll
    static void start() {
        crm = Crm.start(FAULTS);
    }

    @BeforeEach
    void aNightWithTheNumberInCallsQuarantineAndLegs() {
        FAULTS.clear();
        crm.clear();
        crm.lead(5, NUMBER, "2026-01-01T00:00:00");
        exports = new Exports(folder.resolve("aircall"));
        job = exports.job(new AircallProvider(), 0, 1);
        exports.put(
                DATE,
                "calls.jsonl",
                aCall(1).from(NUMBER).line() + unknown(2) + aCall(3).to(NUMBER).line());
        crm.complete(job, DATE);
        Exports legs = new Exports(folder.resolve("twilio"));
        twilio = legs.job(new TwilioProvider());
        legs.put(DATE, "legs.jsonl", TwilioJson.parent("CA1", true, NUMBER, 0, "completed"));
        crm.complete(twilio, DATE);
        // the same calls again: one changed, one that was quarantined, one with a new part
        exports.put(
                DATE,
                "later.jsonl",
                aCall(1).from(NUMBER).at(LATER).agent("bob@example.com").line()
                        + aCall(2).to(NUMBER).missed().at(LATER).line()
                        + unknown(2));
        legs.put(
                DATE,
                "later.jsonl",
                TwilioJson.parent("CA1", true, NUMBER, 40, "completed") + TwilioJson.child("CA1", 1, 30, "completed"));
    }

    @AfterEach
    void everyPromiseIsKept() {
        FAULTS.clear();
        Promises.assertKept(crm);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "LEFT JOIN callsync_forgotten_calls",
                "FROM call_logs WHERE provider = .* FOR UPDATE",
                "INSERT INTO call_logs",
                "(?s)UPDATE .*call_logs",
                "INSERT INTO callsync_quarantine",
                "FROM callsync_leases WHERE job = . LOCK IN SHARE MODE",
                "UPDATE BATCH_STEP_EXECUTION"
            })
    void row84ARunThatWritesTheSameCallsCannotBringTheNumberBack(String pausedBehind) {
        Interleaving.pausedBehind(pausedBehind, FAULTS, crm).run(() -> run(job), ForgetRaceTests::forget);

        assertForgotten();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "LEFT JOIN callsync_forgotten_calls",
                "FROM callsync_legs WHERE .* FOR UPDATE",
                "FROM call_logs WHERE provider = .* FOR UPDATE",
                "UPDATE callsync_legs",
                "FROM callsync_leases WHERE job = . LOCK IN SHARE MODE"
            })
    void row84NeitherCanARunThatWritesPartsOfThem(String pausedBehind) {
        Interleaving.pausedBehind(pausedBehind, FAULTS, crm).run(() -> run(twilio), ForgetRaceTests::forget);

        assertForgotten();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "SELECT provider, external_call_id, `from`",
                "FROM callsync_legs WHERE .* FOR UPDATE",
                "FROM call_logs WHERE provider = .* FOR UPDATE",
                "UPDATE call_logs SET `from`",
                "UPDATE communications SET call_phone",
                "DELETE FROM callsync_quarantine",
                "INSERT INTO callsync_forgotten_calls",
                "UPDATE callsync_leases SET forgets"
            })
    void row84NeitherCanARunThatBeginsMeanwhile(String pausedBehind) {
        Interleaving.pausedBehind(pausedBehind, FAULTS, crm).run(ForgetRaceTests::forget, () -> run(job));

        assertForgotten();
    }

    @Test
    void controlWithoutTheFenceAChunkThatDidNotKnowOfItBringsItBack() {
        FAULTS.rewrite("SET forgets = forgets + 1", "SET forgets = forgets");

        Interleaving.pausedBehind("LEFT JOIN callsync_forgotten_calls", FAULTS, crm)
                .run(() -> run(job), ForgetRaceTests::forget);

        assertThat(Digits.in(crm, DIGITS)).contains("call_logs.to", "callsync_quarantine.raw");
    }

    @Test
    void row85WhicheverCallLosesItsConnectionTheNextOneErasesTheRest() {
        boolean reached = true;
        for (int n = 1; reached; n += 3) {
            aNightWithTheNumberInCallsQuarantineAndLegs();
            int[] left = {n};
            FAULTS.plant(JdbcFault.always("callsync_|call_logs|communications|COMMIT", call -> {
                if (--left[0] == 0) {
                    call.loseConnection();
                }
            }));
            try {
                forget();
                reached = false;
            } catch (RuntimeException e) {
                assertThat(e).as("call %d", n).isInstanceOf(NestedRuntimeException.class);
            }
            FAULTS.clear();
            boolean begun = crm.value(Long.class, "SELECT COUNT(*) FROM callsync_audit") > 0;

            boolean resumes = forget();

            assertThat(resumes).as("call %d", n).isEqualTo(begun && reached);
            assertThat(Digits.in(crm, DIGITS)).as("call %d", n).isEmpty();
            Promises.assertKept(crm);
            run(job);
            run(twilio);
            assertForgotten();
        }
    }

    @Test
    void whereNobodyWasForgottenARunAsksOnceWhetherAnybodyWas() {
        long[] asked = {0};
        FAULTS.plant(JdbcFault.always("callsync_forgotten_calls", call -> asked[0]++));

        run(job);

        assertThat(asked[0]).isEqualTo(1);
    }

    private void assertForgotten() {
        assertThat(Digits.in(crm, DIGITS)).isEmpty();
        FAULTS.clear();
        forget();
        assertThat(crm.rows("SELECT n FROM callsync_audit WHERE action = 'forget-done' ORDER BY id DESC LIMIT 1"))
                .as("nothing was left")
                .containsExactly(Map.of("n", 0L));
    }

    private static Boolean run(JobFile job) {
        crm.complete(job, DATE);
        return true;
    }

    /** Whether it went on from one that had not ended. */
    private static Boolean forget() {
        Forgetting forgetting = crm.bean(Forgetting.class);
        return forgetting.forget(TRACES, forgetting.look(TRACES, ACT), ACT).resumes() != null;
    }

    private static String unknown(long id) {
        return aCall(id).to(NUMBER).missed().line().replace("\"status\":\"done\"", "\"status\":\"vanished\"");
    }
}
