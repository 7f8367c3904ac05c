package io.callsync.job;

import static io.callsync.testing.AircallJson.aCall;
import static org.assertj.core.api.Assertions.assertThat;

import io.callsync.provider.aircall.AircallProvider;
import io.callsync.settings.JobFile;
import io.callsync.testing.AircallJson;
import io.callsync.testing.Crm;
import io.callsync.testing.Exports;
import io.micrometer.core.instrument.MeterRegistry;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LoadTests {

    private static final LocalDate DATE = LocalDate.of(2026, 11, 20);

    @TempDir
    Path folder;

    private Crm crm;

    @AfterEach
    void stop() {
        crm.close();
    }

    @Test
    void manySmallFilesShareStepsAndChunksAndAreCounted() {
        crm = Crm.start("callsync.parallel-files=2");
        Exports exports = new Exports(folder);
        IntStream.rangeClosed(1, 300)
                .forEach(id ->
                        exports.put(DATE, "%03d.jsonl".formatted(id), aCall(id).line()));

        completed(exports.job(new AircallProvider()));

        assertThat(crm.rows("SELECT STEP_NAME FROM BATCH_STEP_EXECUTION")).hasSize(8);
        assertThat(crm.value(
                        Long.class,
                        "SELECT SUM(COMMIT_COUNT) FROM BATCH_STEP_EXECUTION WHERE STEP_NAME LIKE 'load-files%'"))
                .isLessThanOrEqualTo(4);
        assertThat(crm.value(Long.class, "SELECT COUNT(*) FROM callsync_export_files WHERE state = 'loaded'"))
                .isEqualTo(300);
        MeterRegistry meters = crm.bean(MeterRegistry.class);
        assertThat(meters.get("callsync.records")
                        .tag("outcome", "inserted")
                        .counter()
                        .count())
                .isEqualTo(300);
        assertThat(meters.get("callsync.files").tag("state", "loaded").counter().count())
                .isEqualTo(300);
        assertThat(meters.getMeters())
                .extracting(meter -> meter.getId().getName())
                .contains("spring.batch.job", "spring.batch.step")
                .as("a meter that is asked for each record")
                .noneMatch(name -> name.startsWith("spring.batch.item."));
    }

    @Test
    void aChunkKeepsSoMuchOfItsBadRecordsThatItFitsTheMemory() {
        crm = Crm.start("callsync.chunk-size=400", "callsync.parallel-files=1");
        Exports exports = new Exports(folder);
        String bad = "{\"bad\":\"" + "x".repeat(64 << 10) + "\"}\n";
        exports.put(DATE, "calls.jsonl", bad.repeat(600));

        crm.run(exports.job(new AircallProvider()), DATE);

        String kept = "SELECT SUM(LENGTH(raw)) FROM callsync_quarantine WHERE record_number ";
        assertThat(crm.value(Long.class, kept + "<= 400")).isBetween(16L << 20, 17L << 20);
        assertThat(crm.value(Long.class, kept + "> 400")).isEqualTo(200L * (64 << 10));
        assertThat(crm.value(Long.class, "SELECT MIN(raw_size) FROM callsync_quarantine"))
                .isEqualTo(bad.length() - 1L);
    }

    @Test
    void aCallThatIsCorrectedToACustomerWithoutLeadLeavesTheLeadThatItWasWrittenFor() {
        crm = Crm.start();
        crm.lead(5, "+15145550101", "2026-01-01T00:00:00");
        Exports exports = new Exports(folder);
        JobFile job = exports.job(new AircallProvider());
        exports.put(DATE, "1.jsonl", aCall(1).line() + aCall(2).line());
        completed(job);

        AircallJson corrected = aCall(1).to("+1 514-555-0177");
        exports.put(DATE, "2.jsonl", corrected.at(corrected.timestamp() + 60).line());
        completed(job);

        assertThat(crm.rows("SELECT external_call_id FROM communications"))
                .containsExactly(Map.of("external_call_id", "2"));
        assertThat(crm.value(String.class, "SELECT `to` FROM call_logs WHERE communication_id IS NULL"))
                .isEqualTo("+15145550177");
    }

    @Test
    void aCallKeepsItsLeadWhenSomebodyTakesTheNumberOffTheLead() {
        crm = Crm.start();
        crm.lead(5, "+15145550101", "2026-01-01T00:00:00");
        Exports exports = new Exports(folder);
        JobFile job = exports.job(new AircallProvider());
        exports.put(DATE, "1.jsonl", aCall(1).line());
        completed(job);
        crm.admin().update("DELETE FROM phones");

        AircallJson later = aCall(1).started(aCall(1).startedAt() + 1);
        exports.put(DATE, "2.jsonl", later.at(later.timestamp() + 60).line());
        completed(job);

        assertThat(crm.rows("SELECT lead_id FROM communications")).containsExactly(Map.of("lead_id", 5L));
    }

    @Test
    void aUserIsFoundByTheNumberThatTheSettingsAskFor() {
        crm = Crm.start(
                "callsync.matching.users-by-number=SELECT did AS number, id FROM users WHERE did IN (:numbers)");
        crm.lead(5, "+15145550101", "2026-01-01T00:00:00");
        crm.user(7, "carol@example.com");
        crm.user(8, "dave@example.com");
        Exports exports = new Exports(folder);
        exports.put(DATE, "calls.jsonl", aCall(1).agent(null).line());
        crm.admin().update("UPDATE users SET did = '+15145550199' WHERE id = 8");

        completed(exports.job(new AircallProvider()));

        assertThat(crm.rows("SELECT lead_id, user_id FROM communications"))
                .containsExactly(Map.of("lead_id", 5L, "user_id", 8L));
    }

    @Test
    void row58TwoJobsThatLoadTheSameCallsAtTheSameTimeEndExact() {
        crm = Crm.start("callsync.chunk-size=40", "callsync.parallel-files=3");
        crm.lead(5, "+15145550101", "2026-01-01T00:00:00");
        Exports exports = new Exports(folder);
        for (int file = 0; file < 8; file++) {
            // each call lies in two files, in opposite order, and in every file of both jobs
            List<Long> ids = LongStream.range(file / 2 * 100L, file / 2 * 100L + 100)
                    .boxed()
                    .sorted((file % 2 == 0) ? Long::compare : (a, b) -> Long.compare(b, a))
                    .toList();
            exports.put(
                    DATE,
                    file + ".jsonl",
                    ids.stream().map(id -> aCall(id + 1).line()).collect(Collectors.joining()));
        }
        JobFile job = exports.job(new AircallProvider());

        CompletableFuture<Void> other = CompletableFuture.runAsync(() -> completed(Exports.named("other-job", job)));
        completed(Exports.named("one-job", job));
        other.join();

        assertThat(crm.value(Long.class, "SELECT COUNT(*) FROM call_logs")).isEqualTo(400);
        assertThat(crm.value(
                        Long.class,
                        "SELECT COUNT(*) FROM call_logs l JOIN communications c ON c.id = l.communication_id"))
                .isEqualTo(400);
        assertThat(crm.rows("SELECT SUM(inserted) AS inserted, SUM(unchanged) AS unchanged FROM callsync_export_files")
                        .toString())
                .isEqualTo("[{inserted=400, unchanged=1200}]");
    }

    private void completed(JobFile job) {
        RunResult result = crm.run(job, DATE);
        if (result instanceof RunResult.Failed failed) {
            throw new AssertionError(failed.report().reason(), failed.cause());
        }
        assertThat(((RunResult.Completed) result).report().attention()).isNull();
    }
}
