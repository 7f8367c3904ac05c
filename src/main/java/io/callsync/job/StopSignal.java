package io.callsync.job;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.springframework.batch.core.job.JobInterruptedException;
import org.springframework.batch.core.step.StepExecution;
import org.springframework.batch.core.step.StepInterruptionPolicy;

/** Asks a run to stop at the next chunk boundary. Thread-safe. */
final class StopSignal implements StepInterruptionPolicy {

    private final CountDownLatch stop = new CountDownLatch(1);
    private volatile StopSignal part;

    void stop() {
        stop.countDown();
        StopSignal inner = part;
        if (inner != null) {
            inner.stop();
        }
    }

    boolean isGiven() {
        return stop.getCount() == 0;
    }

    /** One for a part of the work: given with this one, or alone. Replaces the part before. */
    StopSignal forPart() {
        StopSignal inner = new StopSignal();
        part = inner;
        if (isGiven()) {
            inner.stop();
        }
        return inner;
    }

    /** Whether it comes within this time; waits until it does. An interrupted wait counts as told to stop. */
    boolean comesWithin(Duration time) {
        try {
            return stop.await(time.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return true;
        }
    }

    /** Marks the step as well: an interrupted step that is not marked ends as completed. */
    @Override
    public void checkInterrupted(StepExecution stepExecution) throws JobInterruptedException {
        if (isGiven()) {
            stepExecution.setTerminateOnly();
            throw new JobInterruptedException("stopped at a chunk boundary");
        }
    }
}
