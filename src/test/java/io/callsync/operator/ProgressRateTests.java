package io.callsync.operator;

import static org.assertj.core.api.Assertions.assertThat;

import io.callsync.job.RunProgress.Snapshot;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class ProgressRateTests {

    private final AtomicLong nanos = new AtomicLong();
    private final ProgressRate rate = new ProgressRate(nanos::get);

    @Test
    void beforeThePlanItIsListing() {
        assertThat(rate.line(new Snapshot(0, 0, 0, 0, 0))).isEqualTo("listing exports");
    }

    @Test
    void theRestIsForeseenByBytesOfWholeFiles() {
        nanos.set(40_000_000_000L);

        assertThat(rate.line(new Snapshot(4, 1, 1000, 250, 20_000)))
                .isEqualTo("1 of 4 files, 20,000 records, 500 records/s, about 2 min 0 s left");
    }

    @Test
    void nothingIsForeseenBeforeTheFirstFileIsDone() {
        nanos.set(10_000_000_000L);

        assertThat(rate.line(new Snapshot(1, 0, 1000, 0, 1))).isEqualTo("0 of 1 file, 1 record, 0 records/s");
    }
}
