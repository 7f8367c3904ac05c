package io.callsync.operator;

import static io.callsync.testing.AircallJson.aCall;
import static org.assertj.core.api.Assertions.assertThat;

import io.callsync.testing.Crm;
import io.callsync.testing.Exports;
import io.callsync.testing.HttpReceiver;
import io.openlineage.client.OpenLineage.InputDataset;
import io.openlineage.client.OpenLineage.OutputDataset;
import io.openlineage.client.OpenLineage.RunEvent;
import io.openlineage.client.OpenLineage.RunEvent.EventType;
import io.openlineage.client.OpenLineageClientUtils;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

/** OpenLineage's events of a run, as a collector reads them. */
@ExtendWith(OutputCaptureExtension.class)
class LineageTests {

    private static final LocalDate DATE = LocalDate.of(2026, 11, 20);
    private static HttpReceiver collector;
    private static Crm crm;

    @TempDir
    Path folder;

    private Exports exports;

    @BeforeAll
    static void start() {
        collector = HttpReceiver.start();
        crm = Crm.start("callsync.telling.openlineage.url=" + collector.url("/api/v1/lineage"));
    }

    @AfterAll
    static void stop() {
        crm.close();
        collector.close();
    }

    @BeforeEach
    void emptyDatabaseAndOneJob() throws Exception {
        crm.clear();
        collector.reset();
        exports = new Exports(folder.resolve("exports"));
        Files.writeString(folder.resolve("aircall.yml"), """
                provider: aircall
                source: file:%s/{date}/
                look-back: 0d
                settle: 0s
                """.formatted(exports.folder()));
    }

    @Test
    void aRunStartsAndCompletesWithWhatItReadAndWrote() {
        String calls = aCall(1).line() + aCall(2).line() + aCall(2).line();
        exports.put(DATE, "a.jsonl", calls);
        exports.put(DATE, "b.jsonl", aCall(3).line());

        run();

        assertThat(collector.requests).allSatisfy(request -> {
            assertThat(request.method() + ' ' + request.path()).isEqualTo("POST /api/v1/lineage");
            assertThat(request.contentType()).isEqualTo("application/json; charset=utf-8");
        });
        List<RunEvent> events = events();
        assertThat(events).extracting(RunEvent::getEventType).containsExactly(EventType.START, EventType.COMPLETE);
        RunEvent end = events.get(1);
        assertThat(end.getRun().getRunId()).isEqualTo(events.get(0).getRun().getRunId());
        assertThat(end.getJob().getNamespace() + ' ' + end.getJob().getName()).isEqualTo("callsync aircall");
        assertThat(end.getRun().getFacets().getNominalTime().getNominalStartTime())
                .hasToString("2026-11-20T00:00Z");
        assertThat(end.getInputs()).singleElement().satisfies(input -> {
            assertThat(input.getNamespace()).isEqualTo("file");
            assertThat(input.getName())
                    .isEqualTo(exports.folder().resolve("2026-11-20").toString());
            assertThat(statistics(input)).isEqualTo("4 records in 2 files");
            assertThat(input.getInputFacets().getInputStatistics().getSize())
                    .isEqualTo(calls.length() + aCall(3).line().length());
        });
        assertThat(end.getOutputs())
                .extracting(OutputDataset::getName)
                .containsExactly(
                        crm.database().name() + ".call_logs", crm.database().name() + ".communications");
        assertThat(end.getOutputs().get(0).getNamespace())
                .matches("mysql://127\\.0\\.0\\.1:\\d+|mysql://localhost:\\d+");
        assertThat(end.getOutputs()
                        .get(0)
                        .getOutputFacets()
                        .getOutputStatistics()
                        .getRowCount())
                .isEqualTo(3);
    }

    @Test
    void aRunThatFailsSaysWhy() {
        exports.put(DATE, "a.jsonl", aCall(1).line());
        crm.admin().execute("ALTER TABLE call_logs RENAME TO call_logs_away");
        try {
            run();
        } finally {
            crm.admin().execute("ALTER TABLE call_logs_away RENAME TO call_logs");
        }

        List<RunEvent> events = events();
        assertThat(events).extracting(RunEvent::getEventType).containsExactly(EventType.START, EventType.FAIL);
        assertThat(events.get(1).getRun().getFacets().getErrorMessage().getMessage())
                .startsWith("the database refuses: Table ");
    }

    @Test
    void aCollectorThatIsDownIsLoggedOnce(CapturedOutput log) {
        collector.answerWith(500);

        assertThat(run().exitCode()).isEqualTo(3);

        assertThat(log.getAll().lines().filter(line -> line.contains(" WARN ")))
                .singleElement()
                .satisfies(line -> assertThat(line).contains("The collector of lineage was not told: "));
    }

    private Typed run() {
        return Typed.on(crm::bean, "run", "aircall", "--date", DATE.toString(), "--jobs", folder.toString());
    }

    private static List<RunEvent> events() {
        return collector.requests.stream()
                .map(request -> OpenLineageClientUtils.runEventFromJson(request.text()))
                .toList();
    }

    private static String statistics(InputDataset input) {
        var statistics = input.getInputFacets().getInputStatistics();
        return statistics.getRowCount() + " records in " + statistics.getFileCount() + " files";
    }
}
