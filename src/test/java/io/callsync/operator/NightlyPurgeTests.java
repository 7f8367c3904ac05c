package io.callsync.operator;

import static io.callsync.testing.AircallJson.aCall;
import static org.assertj.core.api.Assertions.assertThat;

import io.callsync.testing.Crm;
import io.callsync.testing.Exports;
import io.callsync.testing.HttpReceiver;
import io.callsync.testing.HttpReceiver.Received;
import io.callsync.testing.Promises;
import io.callsync.testing.fault.JdbcFault;
import io.callsync.testing.fault.JdbcFaults;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import tools.jackson.databind.json.JsonMapper;

/** The purge after a night: {@code callsync.purge-older-than=30d}, with a night that is older. */
@ExtendWith(OutputCaptureExtension.class)
class NightlyPurgeTests {

    private static final LocalDate OLD = LocalDate.of(2026, 11, 20);
    private static final LocalDate DATE = LocalDate.of(2026, 11, 21);
    private static final String DELETES = "DELETE FROM BATCH_JOB_INSTANCE WHERE JOB_INSTANCE_ID";
    private static final JdbcFaults FAULTS = new JdbcFaults();
    private static HttpReceiver chat;
    private static Crm crm;

    @TempDir
    Path folder;

    private Exports exports;

    @BeforeAll
    static void start() {
        chat = HttpReceiver.start();
        crm = Crm.start(
                FAULTS,
                "callsync.purge-older-than=30d",
                "callsync.purge-time=2s",
                "callsync.telling.webhook.url=" + chat.url("/chat"));
    }

    @AfterAll
    static void stop() {
        crm.close();
        chat.close();
    }

    @BeforeEach
    void anOldNightOfThisJobAndOneOfAnother() throws IOException {
        FAULTS.clear();
        crm.clear();
        chat.reset();
        exports = new Exports(folder.resolve("exports"));
        exports.put(OLD, "calls.jsonl", aCall(1).line());
        exports.put(DATE, "calls.jsonl", aCall(2).line());
        job("aircall", "0d");
        job("other", "0d");
        run("aircall", OLD);
        run("other", OLD);
        crm.admin().update("UPDATE callsync_runs SET ended_at = ended_at - INTERVAL 31 DAY");
    }

    @AfterEach
    void everyPromiseIsKept() {
        FAULTS.clear();
        Promises.assertKept(crm);
    }

    @Test
    void afterANightThatCompletesWhatIsOldOfItsJobGoes(CapturedOutput log) {
        assertThat(run("aircall", DATE).exitCode()).isZero();

        assertThat(instances()).containsExactly("other", "aircall");
        assertThat(crm.rows("SELECT done_by, why, n FROM callsync_audit"))
                .containsExactly(Map.of("done_by", "callsync", "why", "callsync.purge-older-than", "n", 1L));
        assertThat(log.getAll()).contains("Purged after the night: job aircall, older than ", ": batch_runs 1");
        assertThat(chat.requests).isEmpty();
    }

    @Test
    void aNightThatNeedsALookIsFollowedByItToo() {
        assertThat(run("aircall", DATE.plusDays(5)).exitCode()).isEqualTo(3);

        assertThat(instances()).containsExactly("other", "aircall");
        assertThat(texts())
                .singleElement()
                .asString()
                .startsWith("callsync attention: ")
                .doesNotContain("warning");
    }

    @Test
    void aNightThatFailedKeepsAllThereIsToTellOfIt() {
        FAULTS.plant(
                JdbcFault.always("UPDATE callsync_export_files\\s+SET next_record", JdbcFault.error(1142, "42000")));

        assertThat(run("aircall", DATE).exitCode()).isEqualTo(5);

        assertThat(instances()).containsExactly("aircall", "other", "aircall");
    }

    @Test
    void aPurgeThatFailsIsAWarningAndTheNightIsAsItWas(CapturedOutput log) {
        FAULTS.plant(JdbcFault.always(DELETES, JdbcFault.error(1205, "HY000")));

        Typed run = run("aircall", DATE);

        assertThat(run.exitCode()).isZero();
        assertThat(run.lastLine()).contains("\"exit_code\":0,");
        assertThat(texts()).singleElement().asString().startsWith("""
                callsync warning: aircall 2026-11-21 #1 completed: 1 file, 1 record (1 inserted)
                warning: the purge after the night failed, and the night is as it was: unexpected""");
        assertThat(log.getAll())
                .containsOnlyOnce("WARN  io.callsync.operator.NightlyPurge - the purge after the night failed");
        assertThat(instances()).containsExactly("aircall", "other", "aircall");
        FAULTS.clear();
        run("aircall", DATE);
        assertThat(instances()).containsExactly("other", "aircall", "aircall");
    }

    @Test
    void aPurgeThatTakesTooLongIsStoppedAndTheNextOneGoesOn(CapturedOutput log) {
        CountDownLatch never = new CountDownLatch(1);
        FAULTS.plant(JdbcFault.always(DELETES, call -> await(never)));

        assertThat(run("aircall", DATE).exitCode()).isZero();

        assertThat(log.getAll()).contains("The purge after the night was stopped after 2 s; the next one goes on");
        assertThat(chat.requests).isEmpty();
        FAULTS.clear();
        run("aircall", DATE);
        assertThat(instances()).containsExactly("other", "aircall", "aircall");
    }

    @Test
    void anAgeWithinTheLookBackOfTheJobIsAWarning() throws IOException {
        job("aircall", "30d");

        assertThat(run("aircall", DATE).exitCode()).isZero();

        assertThat(texts())
                .singleElement()
                .asString()
                .endsWith(
                        "\nwarning: nothing is purged: callsync.purge-older-than is 30d, and aircall lists its nights again for 31d");
        assertThat(instances()).containsExactly("aircall", "other", "aircall");
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static List<String> instances() {
        return crm.admin()
                .queryForList("SELECT JOB_NAME FROM BATCH_JOB_INSTANCE ORDER BY JOB_INSTANCE_ID", String.class);
    }

    private static List<String> texts() {
        return chat.requests.stream()
                .map(Received::body)
                .map(body -> JsonMapper.shared().readTree(body).get("text").asString())
                .toList();
    }

    private Typed run(String job, LocalDate date) {
        return Typed.on(crm::bean, "run", job, "--date", date.toString(), "--jobs", folder.toString());
    }

    private void job(String name, String lookBack) throws IOException {
        Files.writeString(folder.resolve(name + ".yml"), """
                provider: aircall
                source: file:%s/{date}/
                look-back: %s
                settle: 0s
                """.formatted(exports.folder(), lookBack));
    }
}
