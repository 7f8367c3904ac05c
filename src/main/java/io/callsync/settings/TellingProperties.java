package io.callsync.settings;

import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Who is told how a run ended. Nobody, unless it is set; refuses what cannot work when the application starts.
 *
 * @param timeout for all receivers together: the process ends then, whether they have answered or not
 */
@ConfigurationProperties("callsync.telling")
public record TellingProperties(
        @DefaultValue("10s") Duration timeout,
        @DefaultValue Webhook webhook,
        @DefaultValue Mail mail,
        @DefaultValue Prometheus prometheus,
        @DefaultValue Otlp otlp,
        @DefaultValue Openlineage openlineage) {

    private static final Duration LONGEST_TIMEOUT = Duration.ofMinutes(5);

    public TellingProperties {
        require(
                timeout.toMillis() > 0 && timeout.compareTo(LONGEST_TIMEOUT) <= 0,
                "timeout is '%s': expected from 1ms to 5m".formatted(timeout.toMillis() + "ms"));
    }

    /**
     * A chat's address that takes JSON. Whoever knows such an address can write there, so it is never printed.
     *
     * @param url null: off
     * @param template the JSON that is sent
     */
    public record Webhook(
            String url,
            @DefaultValue(MessageTemplate.OF_SLACK) String template) {

        public Webhook {
            require(
                    url == null || isHttp(url),
                    "webhook.url is no address such as https://hooks.example.com/services/T0");
            MessageTemplate.of(template);
        }
    }

    /**
     * Mails, by the server of {@code spring.mail}.
     *
     * @param to addresses; empty: off
     * @param from the sender's address
     */
    public record Mail(List<String> to, String from) {

        public Mail {
            to = to == null ? List.of() : List.copyOf(to);
            require(
                    to.isEmpty() || from != null && !from.isBlank(),
                    "mail.from is missing: expected the sender's address, since mail.to is set");
        }
    }

    /**
     * @param folder of a node exporter's text file collector, which gets a file a job; null: off
     * @param pushGateway its address, without a path; null: off
     */
    public record Prometheus(Path folder, String pushGateway) {

        public Prometheus {
            require(
                    pushGateway == null || isHttp(pushGateway),
                    "prometheus.push-gateway is no address such as http://pushgateway:9091");
        }
    }

    /**
     * A collector that takes OpenTelemetry's protocol over HTTP.
     *
     * @param metricsUrl the whole address; null: off
     * @param tracesUrl the whole address; null: off
     * @param headers such as those that say who sends
     */
    public record Otlp(String metricsUrl, String tracesUrl, Map<String, String> headers) {

        public Otlp {
            require(
                    metricsUrl == null || isHttp(metricsUrl),
                    "otlp.metrics-url is no address such as http://collector:4318/v1/metrics");
            require(
                    tracesUrl == null || isHttp(tracesUrl),
                    "otlp.traces-url is no address such as http://collector:4318/v1/traces");
            headers = headers == null ? Map.of() : Map.copyOf(headers);
        }
    }

    /**
     * A collector of lineage.
     *
     * @param url the whole address; null: off
     * @param namespace under which the jobs are known there
     * @param headers such as those that say who sends
     */
    public record Openlineage(
            String url, @DefaultValue("callsync") String namespace, Map<String, String> headers) {

        public Openlineage {
            require(
                    url == null || isHttp(url),
                    "openlineage.url is no address such as http://marquez:5000/api/v1/lineage");
            headers = headers == null ? Map.of() : Map.copyOf(headers);
        }
    }

    private static boolean isHttp(String url) {
        try {
            URI address = new URI(url);
            return address.getHost() != null
                    && String.valueOf(address.getScheme()).matches("https?");
        } catch (URISyntaxException e) {
            return false;
        }
    }

    private static void require(boolean met, String problem) {
        if (!met) {
            throw new IllegalArgumentException("callsync.telling." + problem);
        }
    }
}
