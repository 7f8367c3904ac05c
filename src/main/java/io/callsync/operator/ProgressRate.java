package io.callsync.operator;

import io.callsync.job.RunProgress;
import io.callsync.report.Amounts;
import java.time.Duration;
import java.util.Optional;
import java.util.function.LongSupplier;

/** How fast a live run is and how long it will still take, in words. Time begins with the object. Thread-safe. */
final class ProgressRate {

    private final LongSupplier nanoTime;
    private final long begin;

    ProgressRate() {
        this(System::nanoTime);
    }

    ProgressRate(LongSupplier nanoTime) {
        this.nanoTime = nanoTime;
        this.begin = nanoTime.getAsLong();
    }

    /** {@code 3 of 12 files, 12,345 records, 5,000 records/s, about 2 min 5 s left}. */
    String line(RunProgress.Snapshot now) {
        if (now.files() == 0) {
            return "listing exports";
        }
        String left = remaining(now)
                .map(time -> ", about %s left".formatted(Amounts.time(time)))
                .orElse("");
        return "%s of %s, %s%s"
                .formatted(Amounts.number(now.filesDone()), Amounts.count(now.files(), "file"), records(now), left);
    }

    /** {@code 12,345 records, 5,000 records/s}. */
    String records(RunProgress.Snapshot now) {
        return Amounts.count(now.records(), "record") + ", " + Amounts.rate(now.records(), elapsed());
    }

    /** By bytes of whole files; nothing before the first one is done. */
    Optional<Duration> remaining(RunProgress.Snapshot now) {
        if (now.bytesDone() == 0) {
            return Optional.empty();
        }
        double share = (double) now.bytesDone() / now.bytes();
        return Optional.of(Duration.ofMillis(Math.round(elapsed().toMillis() * (1 - share) / share)));
    }

    private Duration elapsed() {
        return Duration.ofNanos(nanoTime.getAsLong() - begin);
    }
}
