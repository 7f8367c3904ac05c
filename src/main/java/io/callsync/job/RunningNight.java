package io.callsync.job;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/**
 * Ends a live run at a chunk boundary when the process is told to stop (SIGTERM, SIGINT), and holds the database open until it has
 * ended. Correctness never depends on it: a run that is killed instead goes on just the same next time.
 */
@Component
class RunningNight implements SmartLifecycle {

    private static final Logger LOG = LoggerFactory.getLogger(RunningNight.class);
    private static final long PATIENCE_SECONDS = 25;

    private volatile boolean started;
    private volatile StopSignal signal;
    private volatile CountDownLatch ended = new CountDownLatch(0);

    /** A run begins; the answer tells it when to stop. */
    StopSignal begin() {
        ended = new CountDownLatch(1);
        signal = new StopSignal();
        return signal;
    }

    void end() {
        ended.countDown();
    }

    @Override
    public void stop() {
        started = false;
        if (ended.getCount() == 0) {
            return;
        }
        LOG.info("Told to stop: the run ends at the next chunk boundary");
        signal.stop();
        try {
            if (!ended.await(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
                LOG.warn("The run did not end within {} s; its last chunk is rolled back", PATIENCE_SECONDS);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void start() {
        started = true;
    }

    @Override
    public boolean isRunning() {
        return started;
    }

    /** First to stop, so that everything a run needs is still there. */
    @Override
    public int getPhase() {
        return Integer.MAX_VALUE;
    }
}
