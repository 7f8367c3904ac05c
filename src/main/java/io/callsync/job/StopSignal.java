package io.callsync.job;

import java.util.concurrent.atomic.AtomicBoolean;
import org.springframework.batch.core.job.JobInterruptedException;
import org.springframework.batch.core.step.StepExecution;
import org.springframework.batch.core.step.StepInterruptionPolicy;

/** Asks a run to stop at the next chunk boundary. Thread-safe. */
final class StopSignal implements StepInterruptionPolicy {

    private final AtomicBoolean stop = new AtomicBoolean();

    void stop() {
        stop.set(true);
    }

    boolean isSet() {
        return stop.get();
    }

    /** Marks the step as well: an interrupted step that is not marked ends as completed. */
    @Override
    public void checkInterrupted(StepExecution stepExecution) throws JobInterruptedException {
        if (stop.get()) {
            stepExecution.setTerminateOnly();
            throw new JobInterruptedException("stopped at a chunk boundary");
        }
    }
}
