package io.callsync.telling;

import io.micrometer.core.instrument.composite.CompositeMeterRegistry;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;

/** The metrics of one run after another in Prometheus' text notation. */
final class PrometheusText {

    static final String TYPE = "text/plain; version=0.0.4; charset=utf-8";

    private final CompositeMeterRegistry meters;
    private PrometheusMeterRegistry run;

    PrometheusText(CompositeMeterRegistry meters) {
        this.meters = meters;
    }

    void begin() {
        run = new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
        meters.add(run);
    }

    String of(Ending ending) {
        RunMeters.add(run, ending);
        String text = run.scrape();
        meters.remove(run);
        return text;
    }
}
