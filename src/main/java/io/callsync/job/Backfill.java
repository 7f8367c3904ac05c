package io.callsync.job;

import io.callsync.ledger.AlreadyRunning;
import io.callsync.ledger.JobSign;
import io.callsync.ledger.JobSign.Meaning;
import io.callsync.report.DateStates;
import io.callsync.settings.JobFile;
import java.sql.SQLException;
import java.time.Duration;
import java.time.LocalDate;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Loads dates of a job one by one, each by a run of its own without look-back, and lets every other run of the job go first: it stops
 * at the end of its chunk when one waits, gives the job's lease back, and goes on when that run has ended. So one process at a time
 * writes, under the lease, as ever. Close it to let the process end. Not thread-safe.
 */
public final class Backfill implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(Backfill.class);
    private static final Duration PAUSE = Duration.ofMillis(500);

    private final JobFile job;
    private final NightRunner runner;
    private final JobSign sign;
    private final RunningNight running;
    private final DateStates states;
    private final StopSignal stop;
    private final ScheduledExecutorService watch;
    private boolean waits;
    private volatile StopSignal turn = new StopSignal();

    Backfill(JobFile job, NightRunner runner, JobSign sign, RunningNight running, DateStates states) {
        this.job = job;
        this.runner = runner;
        this.sign = sign;
        this.running = running;
        this.states = states;
        this.stop = running.begin();
        this.watch = Executors.newSingleThreadScheduledExecutor(task -> {
            Thread thread = new Thread(task, "backfill-watch");
            thread.setDaemon(true);
            return thread;
        });
        watch.scheduleWithFixedDelay(this::giveWayToARun, PAUSE.toMillis(), PAUSE.toMillis(), TimeUnit.MILLISECONDS);
    }

    /**
     * Loads a date, unless all of it is in.
     *
     * @return nothing when it is complete already, or when the backfill was told to stop before it began
     */
    public Optional<RunResult> load(LocalDate date, RunProgress progress) throws SQLException {
        while (isOurTurn()) {
            if (states.of(job.name(), date).complete()) {
                return Optional.empty();
            }
            Optional<RunResult> result = start(date, progress);
            if (result.isPresent()) {
                return result;
            }
        }
        return Optional.empty();
    }

    /** Whether a signal told it to stop. */
    public boolean isToldToStop() {
        return stop.isGiven();
    }

    /** @return nothing when another run goes first */
    private Optional<RunResult> start(LocalDate date, RunProgress progress) throws SQLException {
        try {
            turn = stop.forPart();
            RunResult result = runner.run(new Assignment(job, date, null, true, progress, turn));
            waits = false;
            boolean gaveWay = result instanceof RunResult.Stopped && !stop.isGiven();
            return gaveWay ? Optional.empty() : Optional.of(result);
        } catch (AlreadyRunning held) {
            awaitItsEnd(held);
            return Optional.empty();
        }
    }

    /** Not for long: a process that has the job and gives no sign of life is taken over by the next start. */
    private void awaitItsEnd(AlreadyRunning held) {
        if (!waits) {
            LOG.info("{}: the backfill goes on when that has ended", held.getMessage());
            waits = true;
        }
        stop.comesWithin(PAUSE.multipliedBy(4));
    }

    /** Waits as long as a run waits for the job. @return false when told to stop */
    private boolean isOurTurn() {
        while (!stop.isGiven() && sign.sees(Meaning.RUN_WAITS)) {
            stop.comesWithin(PAUSE);
        }
        return !stop.isGiven();
    }

    private void giveWayToARun() {
        StopSignal now = turn;
        if (!now.isGiven() && sign.sees(Meaning.RUN_WAITS)) {
            LOG.info("A run of {} waits: the backfill lets it go first at the end of its chunk", job.name());
            now.stop();
        }
    }

    @Override
    public void close() {
        watch.shutdownNow();
        sign.close();
        running.end();
    }
}
