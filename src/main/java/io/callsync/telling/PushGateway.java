package io.callsync.telling;

import io.callsync.settings.TellingProperties;
import io.micrometer.core.instrument.composite.CompositeMeterRegistry;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.LocalDate;
import java.util.Map;
import java.util.Optional;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.stereotype.Component;

/**
 * Prometheus' push gateway, with a group a job. By POST, which keeps metrics that are not sent
 * (<a href="https://github.com/prometheus/pushgateway#api">API</a>).
 */
@Component
@ConditionalOnProperty("callsync.telling.prometheus.push-gateway")
final class PushGateway implements Receiver {

    private final String gateway;
    private final Duration timeout;
    private final PrometheusText metrics;

    PushGateway(TellingProperties settings, ObjectProvider<CompositeMeterRegistry> meters) {
        this.gateway = settings.prometheus().pushGateway().replaceFirst("/+$", "");
        this.timeout = settings.timeout();
        this.metrics = new PrometheusText(meters.getIfAvailable(CompositeMeterRegistry::new));
    }

    @Override
    public String name() {
        return "The push gateway";
    }

    @Override
    public void begin(String job, LocalDate date) {
        metrics.begin();
    }

    @Override
    public void tell(Ending ending, Optional<Notice> notice) throws IOException, InterruptedException {
        // a job's name needs no escapes: letters, digits and hyphens
        String group = "%s/metrics/job/%s/application/callsync".formatted(gateway, ending.job());
        byte[] text = metrics.of(ending).getBytes(StandardCharsets.UTF_8);
        new Http(group, timeout).send(PrometheusText.TYPE, text, Map.of());
    }
}
