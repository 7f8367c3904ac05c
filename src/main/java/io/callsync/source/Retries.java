package io.callsync.source;

import java.util.concurrent.atomic.AtomicLong;
import software.amazon.awssdk.core.metrics.CoreMetric;
import software.amazon.awssdk.metrics.MetricCollection;
import software.amazon.awssdk.metrics.MetricPublisher;

/** Counts what was asked of S3 again: requests by the SDK, which reports each call here, and downloads by us. Thread-safe. */
final class Retries implements MetricPublisher {

    private final AtomicLong count = new AtomicLong();

    long count() {
        return count.get();
    }

    void add(long again) {
        count.addAndGet(again);
    }

    @Override
    public void publish(MetricCollection call) {
        call.metricValues(CoreMetric.RETRY_COUNT).forEach(this::add);
    }

    @Override
    public void close() {}
}
