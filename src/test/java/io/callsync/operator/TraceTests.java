package io.callsync.operator;

import static io.callsync.testing.AircallJson.aCall;
import static org.assertj.core.api.Assertions.assertThat;

import io.callsync.testing.Crm;
import io.callsync.testing.Exports;
import io.callsync.testing.HttpReceiver;
import io.opentelemetry.proto.collector.trace.v1.ExportTraceServiceRequest;
import io.opentelemetry.proto.common.v1.KeyValue;
import io.opentelemetry.proto.trace.v1.Span;
import io.opentelemetry.proto.trace.v1.Status.StatusCode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The trace of a run, as an OpenTelemetry collector decodes it. */
class TraceTests {

    private static final LocalDate DATE = LocalDate.of(2026, 11, 20);
    private static HttpReceiver collector;
    private static Crm crm;

    @TempDir
    Path folder;

    private Exports exports;

    @BeforeAll
    static void start() {
        collector = HttpReceiver.start();
        crm = Crm.start("callsync.telling.otlp.traces-url=" + collector.url("/v1/traces"));
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
    void aRunIsATraceWithASpanAFile() throws Exception {
        exports.put(DATE, "a.jsonl", aCall(1).line() + aCall(2).line());
        exports.put(DATE, "b.jsonl", aCall(3).line());
        exports.put(DATE, "c-+12025550123.csv", "no,known,header\n1,2,3\n");

        run();

        List<Span> spans = spans();
        assertThat(collector.requests.get(0).contentType()).isEqualTo("application/x-protobuf");
        assertThat(spans).hasSize(4);
        Span run = spans.get(0);
        assertThat(run.getName()).isEqualTo("run");
        assertThat(run.getTraceId().size()).isEqualTo(16);
        assertThat(run.getSpanId().size()).isEqualTo(8);
        assertThat(run.getStatus().getCode()).isEqualTo(StatusCode.STATUS_CODE_UNSET);
        assertThat(attributes(run))
                .containsEntry("callsync.job", "aircall")
                .containsEntry("callsync.date", "2026-11-20")
                .containsEntry("callsync.state", "completed")
                .containsEntry("callsync.inserted", "3");
        assertThat(spans.subList(1, 4)).allSatisfy(file -> {
            assertThat(file.getName()).isEqualTo("file");
            assertThat(file.getTraceId()).isEqualTo(run.getTraceId());
            assertThat(file.getParentSpanId()).isEqualTo(run.getSpanId());
            assertThat(file.getStartTimeUnixNano())
                    .isGreaterThanOrEqualTo(run.getStartTimeUnixNano())
                    .isLessThanOrEqualTo(file.getEndTimeUnixNano());
            assertThat(file.getEndTimeUnixNano()).isLessThanOrEqualTo(run.getEndTimeUnixNano());
        });
        assertThat(attributes(ofFile(spans, "a.jsonl")))
                .containsEntry("callsync.state", "loaded")
                .containsEntry("callsync.records", "2");
        Span unreadable = ofFile(spans, ".csv");
        assertThat(unreadable.getStatus().getCode()).isEqualTo(StatusCode.STATUS_CODE_ERROR);
        assertThat(unreadable.getStatus().getMessage()).isEqualTo("wrong-header");
        assertThat(attributes(unreadable).get("callsync.uri")).endsWith("c-***0123.csv");
    }

    @Test
    void aRunThatFailedSaysWhyInItsSpan() throws Exception {
        exports.put(DATE, "a.jsonl", aCall(1).line());
        crm.admin().execute("ALTER TABLE call_logs RENAME TO call_logs_away");
        try {
            run();
        } finally {
            crm.admin().execute("ALTER TABLE call_logs_away RENAME TO call_logs");
        }

        assertThat(spans().get(0).getStatus().getCode()).isEqualTo(StatusCode.STATUS_CODE_ERROR);
        assertThat(spans().get(0).getStatus().getMessage()).startsWith("the database refuses: Table ");
    }

    private void run() {
        Typed.on(crm::bean, "run", "aircall", "--date", DATE.toString(), "--jobs", folder.toString());
    }

    private static List<Span> spans() throws Exception {
        assertThat(collector.requests).hasSize(1);
        return ExportTraceServiceRequest.parseFrom(collector.requests.get(0).body())
                .getResourceSpans(0)
                .getScopeSpans(0)
                .getSpansList();
    }

    private static Span ofFile(List<Span> spans, String suffix) {
        return spans.stream()
                .filter(span ->
                        attributes(span).getOrDefault("callsync.uri", "").endsWith(suffix))
                .findFirst()
                .orElseThrow();
    }

    private static Map<String, String> attributes(Span span) {
        return span.getAttributesList().stream()
                .collect(Collectors.toMap(
                        KeyValue::getKey, pair -> pair.getValue().getStringValue()));
    }
}
