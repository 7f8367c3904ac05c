package io.callsync.telling;

import io.callsync.settings.TellingProperties;
import io.micrometer.observation.ObservationRegistry;
import java.io.IOException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.stereotype.Component;

/** An OpenTelemetry collector, which gets a run's trace when it has ended. */
@Component
@ConditionalOnProperty("callsync.telling.otlp.traces-url")
final class OtlpTraces implements Receiver {

    private final TellingProperties settings;
    private final FileSpans files = new FileSpans();
    private Instant start;

    OtlpTraces(TellingProperties settings, ObjectProvider<ObservationRegistry> observations) {
        this.settings = settings;
        observations.ifAvailable(registry -> registry.observationConfig().observationHandler(files));
    }

    @Override
    public String name() {
        return "The collector of traces";
    }

    @Override
    public void begin(String job, LocalDate date) {
        files.clear();
        start = Instant.now();
    }

    @Override
    public void tell(Ending ending, Optional<Notice> notice) throws IOException, InterruptedException {
        boolean completed = ending.state().equals(Before.COMPLETED);
        OtlpTrace trace = new OtlpTrace();
        trace.addRun(
                start,
                Instant.now(),
                attributes(ending),
                completed ? null : ending.reason().orElse(ending.state()));
        files.ended().forEach(file -> trace.addFile(file, file.attributes().get("failure")));
        new Http(settings.otlp().tracesUrl(), settings.timeout())
                .send(Http.PROTOBUF, trace.bytes(), settings.otlp().headers());
    }

    private static Map<String, String> attributes(Ending ending) {
        Map<String, String> attributes = new LinkedHashMap<>();
        attributes.put("job", ending.job());
        attributes.put("date", ending.date().toString());
        attributes.put("state", ending.state());
        ending.report().ifPresent(run -> {
            attributes.put("run", String.valueOf(run.sequence()));
            attributes.put("records", String.valueOf(run.records()));
            run.totals().forEach((kind, n) -> attributes.put(kind.column(), String.valueOf(n)));
        });
        return attributes;
    }
}
