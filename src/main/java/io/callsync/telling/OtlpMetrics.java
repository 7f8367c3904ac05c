package io.callsync.telling;

import io.callsync.settings.TellingProperties;
import io.micrometer.core.instrument.composite.CompositeMeterRegistry;
import io.micrometer.registry.otlp.OtlpConfig;
import io.micrometer.registry.otlp.OtlpMeterRegistry;
import io.micrometer.registry.otlp.OtlpMetricsSender;
import java.time.Duration;
import java.time.LocalDate;
import java.util.Map;
import java.util.Optional;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.stereotype.Component;

/** An OpenTelemetry collector, which gets a run's metrics once, when it has ended. */
@Component
@ConditionalOnProperty("callsync.telling.otlp.metrics-url")
final class OtlpMetrics implements Receiver {

    private final TellingProperties settings;
    private final CompositeMeterRegistry meters;
    private OtlpMeterRegistry run;
    private volatile Exception failure;

    OtlpMetrics(TellingProperties settings, ObjectProvider<CompositeMeterRegistry> meters) {
        this.settings = settings;
        this.meters = meters.getIfAvailable(CompositeMeterRegistry::new);
    }

    @Override
    public String name() {
        return "The collector of metrics";
    }

    @Override
    public void begin(String job, LocalDate date) {
        failure = null;
        run = OtlpMeterRegistry.builder(new Config(settings.otlp()))
                .metricsSender(this::send)
                .build();
        meters.add(run);
    }

    @Override
    public void tell(Ending ending, Optional<Notice> notice) throws Exception {
        meters.remove(run);
        RunMeters.add(run, ending);
        run.close();
        if (failure != null) {
            throw failure;
        }
    }

    /** The registry would log what is thrown, with the address. */
    private void send(OtlpMetricsSender.Request request) throws Exception {
        try {
            new Http(request.getAddress(), settings.timeout())
                    .send(Http.PROTOBUF, request.getMetricsData(), request.getHeaders());
        } catch (Exception e) {
            failure = e;
            throw e;
        }
    }

    /** Nothing of it comes from variables of the environment. */
    private record Config(TellingProperties.Otlp settings) implements OtlpConfig {

        /** Longer than a run: it sends only when it is closed. */
        private static final Duration NEVER = Duration.ofDays(30);

        @Override
        public String get(String key) {
            return null;
        }

        @Override
        public String url() {
            return settings.metricsUrl();
        }

        @Override
        public Map<String, String> headers() {
            return settings.headers();
        }

        @Override
        public Map<String, String> resourceAttributes() {
            return Map.of("service.name", "callsync");
        }

        @Override
        public Duration step() {
            return NEVER;
        }
    }
}
