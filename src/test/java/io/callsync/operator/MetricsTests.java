package io.callsync.operator;

import static io.callsync.testing.AircallJson.aCall;
import static org.assertj.core.api.Assertions.assertThat;

import io.callsync.testing.Crm;
import io.callsync.testing.Exports;
import io.callsync.testing.HttpReceiver;
import io.opentelemetry.proto.collector.metrics.v1.ExportMetricsServiceRequest;
import io.opentelemetry.proto.common.v1.KeyValue;
import io.opentelemetry.proto.metrics.v1.Metric;
import io.opentelemetry.proto.metrics.v1.NumberDataPoint;
import io.opentelemetry.proto.metrics.v1.ResourceMetrics;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

/** Metrics of a run, as a text file, at a push gateway and at an OpenTelemetry collector. */
@ExtendWith(OutputCaptureExtension.class)
class MetricsTests {

    private static final LocalDate DATE = LocalDate.of(2026, 11, 20);
    private static HttpReceiver gateway;
    private static HttpReceiver collector;
    private static Crm crm;

    @TempDir
    static Path prometheus;

    @TempDir
    Path folder;

    private Exports exports;

    @BeforeAll
    static void start() {
        gateway = HttpReceiver.start();
        collector = HttpReceiver.start();
        crm = Crm.start(
                "callsync.telling.prometheus.folder=" + prometheus.resolve("made"),
                "callsync.telling.prometheus.push-gateway=" + gateway.url("/"),
                "callsync.telling.otlp.metrics-url=" + collector.url("/v1/metrics"),
                "callsync.telling.otlp.headers.Authorization=Bearer x");
    }

    @AfterAll
    static void stop() {
        crm.close();
        gateway.close();
        collector.close();
    }

    @BeforeEach
    void emptyDatabaseAndOneJob() throws Exception {
        crm.clear();
        gateway.reset();
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
    void theTextFileHoldsTheLastRunOfTheJobAlone(CapturedOutput log) throws IOException {
        exports.put(DATE, "calls.jsonl", aCall(1).line() + aCall(2).line());
        run();
        run();

        assertThat(files()).containsExactly("callsync-aircall.prom");
        assertThat(Files.readAllLines(prometheus.resolve("made/callsync-aircall.prom")))
                .contains(
                        "# TYPE callsync_run_completed_seconds gauge",
                        "callsync_run_failed{job=\"aircall\"} 0.0",
                        "callsync_run_attention{job=\"aircall\"} 0.0",
                        "callsync_records_total{job=\"aircall\",outcome=\"inserted\"} 0.0");
        assertThat(log.getAll()).doesNotContain(" WARN ");
    }

    @Test
    void theGatewayGetsAGroupAJob() {
        exports.put(DATE, "calls.jsonl", aCall(1).line() + aCall(2).line());

        run();

        assertThat(gateway.requests).singleElement().satisfies(request -> {
            assertThat(request.method() + ' ' + request.path())
                    .isEqualTo("POST /metrics/job/aircall/application/callsync");
            assertThat(request.contentType()).isEqualTo("text/plain; version=0.0.4; charset=utf-8");
            assertThat(request.text().lines())
                    .contains(
                            "callsync_records_total{job=\"aircall\",outcome=\"inserted\"} 2.0",
                            "callsync_files_total{job=\"aircall\",state=\"loaded\"} 1.0")
                    .anyMatch(line -> line.startsWith("callsync_run_completed_seconds{job=\"aircall\"} 1."))
                    .anyMatch(line -> line.startsWith("spring_batch_step_seconds_count{"));
        });
    }

    @Test
    void aRunThatFailedLeavesTheTimeOfTheLastThatCompletedAlone() {
        crm.admin().execute("ALTER TABLE call_logs RENAME TO call_logs_away");
        try {
            exports.put(DATE, "calls.jsonl", aCall(1).line());
            run();
        } finally {
            crm.admin().execute("ALTER TABLE call_logs_away RENAME TO call_logs");
        }

        assertThat(gateway.requests.get(0).text().lines())
                .contains("callsync_run_failed{job=\"aircall\"} 1.0")
                .noneMatch(line -> line.startsWith("callsync_run_completed_seconds"));
    }

    @Test
    void aCollectorGetsOneExportThatItCanDecode() throws Exception {
        exports.put(DATE, "calls.jsonl", aCall(1).line() + aCall(2).line() + aCall(3).line());

        run();

        assertThat(collector.requests).hasSize(1);
        HttpReceiver.Received request = collector.requests.get(0);
        assertThat(request.method() + ' ' + request.path()).isEqualTo("POST /v1/metrics");
        assertThat(request.contentType()).isEqualTo("application/x-protobuf");
        ResourceMetrics metrics =
                ExportMetricsServiceRequest.parseFrom(request.body()).getResourceMetrics(0);
        assertThat(metrics.getResource().getAttributesList())
                .anyMatch(attribute -> is(attribute, "service.name", "callsync"));
        assertThat(points(metrics, "callsync.records"))
                .filteredOn(point -> point.getAttributesList().stream().anyMatch(a -> is(a, "outcome", "inserted")))
                .singleElement()
                .satisfies(point -> assertThat(point.getAsDouble()).isEqualTo(3));
        assertThat(points(metrics, "callsync.run.failed")).singleElement().satisfies(point -> {
            assertThat(point.getAsDouble()).isZero();
            assertThat(point.getAttributesList()).allMatch(a -> is(a, "job", "aircall"));
        });
    }

    @Test
    void noOtherCommandSendsAnything() {
        Typed.on(crm::bean, "status");
        Typed.on(crm::bean, "verify");

        assertThat(gateway.requests).isEmpty();
        assertThat(collector.requests).isEmpty();
    }

    @Test
    void receiversThatAreDownAreLoggedOnceEach(CapturedOutput log) {
        exports.put(DATE, "calls.jsonl", aCall(1).line());
        gateway.answerWith(503);
        collector.answerWith(404);

        assertThat(run().exitCode()).isZero();

        assertThat(log.getAll().lines().filter(line -> line.contains(" WARN ")))
                .hasSize(2)
                .anyMatch(line ->
                        line.contains("The push gateway was not told: java.io.IOException: the answer is HTTP 503"))
                .anyMatch(line -> line.contains(
                        "The collector of metrics was not told: java.io.IOException: the answer is HTTP 404"));
    }

    private Typed run() {
        return Typed.on(crm::bean, "run", "aircall", "--date", DATE.toString(), "--jobs", folder.toString());
    }

    private static List<String> files() throws IOException {
        try (Stream<Path> files = Files.list(prometheus.resolve("made"))) {
            return files.map(file -> file.getFileName().toString()).toList();
        }
    }

    private static List<NumberDataPoint> points(ResourceMetrics metrics, String name) {
        return metrics.getScopeMetrics(0).getMetricsList().stream()
                .filter(metric -> metric.getName().equals(name))
                .flatMap(MetricsTests::points)
                .toList();
    }

    private static Stream<NumberDataPoint> points(Metric metric) {
        return Stream.concat(
                metric.getSum().getDataPointsList().stream(), metric.getGauge().getDataPointsList().stream());
    }

    private static boolean is(KeyValue attribute, String key, String value) {
        return attribute.getKey().equals(key)
                && attribute.getValue().getStringValue().equals(value);
    }
}
