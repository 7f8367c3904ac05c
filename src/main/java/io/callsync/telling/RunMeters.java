package io.callsync.telling;

import io.callsync.report.RunReport;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.time.Instant;

/** What metrics say of a run as a whole; each has the job as a tag. Stateless. */
final class RunMeters {

    private static final double MILLIS = 1000.0;

    private RunMeters() {}

    /** {@code completed} is left out where the run did not complete, so that a gateway keeps the time of the last that did. */
    static void add(MeterRegistry meters, Ending ending) {
        Instant end = ending.report().map(RunReport::endedAt).orElseGet(Instant::now);
        boolean completed = ending.state().equals(Before.COMPLETED);
        gauge(meters, "callsync.run.ended", "seconds", seconds(end), ending);
        gauge(meters, "callsync.run.failed", null, completed ? 0 : 1, ending);
        gauge(meters, "callsync.run.attention", null, ending.needsAttention() ? 1 : 0, ending);
        if (completed) {
            gauge(meters, "callsync.run.completed", "seconds", seconds(end), ending);
        }
        ending.report().ifPresent(run -> {
            double duration = Duration.between(run.startedAt(), end).toMillis() / MILLIS;
            gauge(meters, "callsync.run.duration", "seconds", duration, ending);
            gauge(meters, "callsync.run.bytes", "bytes", run.bytes(), ending);
        });
    }

    private static double seconds(Instant time) {
        return time.toEpochMilli() / MILLIS;
    }

    private static void gauge(MeterRegistry meters, String name, String unit, double value, Ending ending) {
        Gauge.builder(name, () -> value)
                .tag("job", ending.job())
                .baseUnit(unit)
                .strongReference(true)
                .register(meters);
    }
}
