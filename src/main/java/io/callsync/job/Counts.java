package io.callsync.job;

import io.callsync.ledger.FileProgress;
import io.callsync.ledger.FileState;
import io.callsync.ledger.OutcomeKind;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.Collection;

/** Our own meters: {@code callsync.records} by job and outcome, {@code callsync.files} by job and state. */
final class Counts {

    private final MeterRegistry meters;
    private final String job;

    Counts(MeterRegistry meters, String job) {
        this.meters = meters;
        this.job = job;
    }

    void add(Collection<FileProgress> written) {
        for (FileProgress progress : written) {
            for (OutcomeKind kind : OutcomeKind.values()) {
                meters.counter("callsync.records", "job", job, "outcome", kind.column())
                        .increment(progress.count(kind));
            }
            if (progress.state() != FileState.LOADING) {
                meters.counter(
                                "callsync.files",
                                "job",
                                job,
                                "state",
                                progress.state().value())
                        .increment();
            }
        }
    }
}
