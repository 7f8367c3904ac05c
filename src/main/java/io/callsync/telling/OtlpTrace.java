package io.callsync.telling;

import com.google.protobuf.ByteString;
import io.callsync.report.Printable;
import io.opentelemetry.proto.collector.trace.v1.ExportTraceServiceRequest;
import io.opentelemetry.proto.common.v1.AnyValue;
import io.opentelemetry.proto.common.v1.InstrumentationScope;
import io.opentelemetry.proto.common.v1.KeyValue;
import io.opentelemetry.proto.resource.v1.Resource;
import io.opentelemetry.proto.trace.v1.ResourceSpans;
import io.opentelemetry.proto.trace.v1.ScopeSpans;
import io.opentelemetry.proto.trace.v1.Span;
import io.opentelemetry.proto.trace.v1.Status;
import io.opentelemetry.proto.trace.v1.Status.StatusCode;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.Map;

/**
 * One trace in OpenTelemetry's protocol: a span of the run, and under it one a file
 * (<a href="https://opentelemetry.io/docs/specs/otlp/">OTLP</a>). Not thread-safe.
 */
final class OtlpTrace {

    private static final int TRACE_ID = 16;
    private static final int SPAN_ID = 8;
    private static final long NANOS = 1_000_000_000L;
    private static final SecureRandom RANDOM = new SecureRandom();

    private final ByteString trace = id(TRACE_ID);
    private final ByteString root = id(SPAN_ID);
    private final ScopeSpans.Builder spans =
            ScopeSpans.newBuilder().setScope(InstrumentationScope.newBuilder().setName("callsync"));

    /** @param failure why the run failed, or null */
    void addRun(Instant start, Instant end, Map<String, String> attributes, String failure) {
        spans.addSpans(span("run", root, start, end, attributes, failure));
    }

    /** @param failure stable reason of a file that could not be read, or null */
    void addFile(FileSpans.Span file, String failure) {
        spans.addSpans(span("file", id(SPAN_ID), file.start(), file.end(), file.attributes(), failure)
                .setParentSpanId(root));
    }

    byte[] bytes() {
        Resource callsync = Resource.newBuilder()
                .addAttributes(attribute("service.name", "callsync"))
                .build();
        return ExportTraceServiceRequest.newBuilder()
                .addResourceSpans(
                        ResourceSpans.newBuilder().setResource(callsync).addScopeSpans(spans))
                .build()
                .toByteArray();
    }

    private Span.Builder span(
            String name, ByteString id, Instant start, Instant end, Map<String, String> attributes, String failure) {
        Span.Builder span = Span.newBuilder()
                .setTraceId(trace)
                .setSpanId(id)
                .setName(name)
                .setKind(Span.SpanKind.SPAN_KIND_INTERNAL)
                .setStartTimeUnixNano(nanos(start))
                .setEndTimeUnixNano(nanos(end));
        attributes.forEach((key, value) -> span.addAttributes(attribute("callsync." + key, value)));
        if (failure != null) {
            span.setStatus(
                    Status.newBuilder().setCode(StatusCode.STATUS_CODE_ERROR).setMessage(Printable.masked(failure)));
        }
        return span;
    }

    private static KeyValue attribute(String key, String value) {
        return KeyValue.newBuilder()
                .setKey(key)
                .setValue(AnyValue.newBuilder().setStringValue(Printable.masked(value)))
                .build();
    }

    private static ByteString id(int length) {
        byte[] id = new byte[length];
        RANDOM.nextBytes(id);
        return ByteString.copyFrom(id);
    }

    private static long nanos(Instant time) {
        return time.getEpochSecond() * NANOS + time.getNano();
    }
}
