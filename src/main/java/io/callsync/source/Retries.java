package io.callsync.source;

import java.util.concurrent.atomic.AtomicLong;
import software.amazon.awssdk.core.metrics.CoreMetric;
import software.amazon.awssdk.metrics.MetricCollection;
import software.amazon.awssdk.metrics.MetricPublisher;

/** Counts what was asked of S3 again: requests by the SDK, which reports each call here, and downloads by us. Thread-safe. */
final class Retries implements MetricPublisher {

    private final AtomicLong count = new AtomicLong();
    private final Retries all;

    Retries() {
        this(null);
    }

    /** Of one object. @param all counts them too, or null */
    Retries(Retries all) {
        this.all = all;
    }

    long count() {
        return count.get();
    }

    void add(long again) {
        count.addAndGet(again);
        if (all != null) {
            all.add(again);
        }
    }

    @Override
    public void publish(MetricCollection call) {
        call.metricValues(CoreMetric.RETRY_COUNT).forEach(this::add);
    }

    @Override
    public void close() {}
}
