package io.callsync.operator;

import io.callsync.housekeeping.Purge;
import io.callsync.ledger.Act;
import io.callsync.report.PurgeReport;
import io.callsync.settings.CallsyncProperties;
import io.callsync.settings.JobFile;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The purge after a night, where {@code callsync.purge-older-than} asks for it: of the night's job alone, no longer than {@code
 * callsync.purge-time}, and whatever comes of it without consequence for the night.
 */
final class NightlyPurge {

    private static final Logger LOG = LoggerFactory.getLogger(NightlyPurge.class);

    private NightlyPurge() {}

    /** @return what people are to be warned of */
    static Optional<String> after(JobFile job, CallsyncCommand callsync) {
        CallsyncProperties settings = callsync.bean(CallsyncProperties.class);
        Duration age = settings.purgeOlderThan();
        if (age == null) {
            return Optional.empty();
        }
        Optional<String> warning = tooShort(job, age).or(() -> purge(job, age, settings.purgeTime(), callsync));
        warning.ifPresent(LOG::warn);
        return warning;
    }

    private static Optional<String> tooShort(JobFile job, Duration age) {
        return age.compareTo(job.retained()) >= 0
                ? Optional.empty()
                : Optional.of(
                        "nothing is purged: callsync.purge-older-than is %dd, and %s lists its nights again for %dd"
                                .formatted(
                                        age.toDays(), job.name(), job.retained().toDays()));
    }

    private static Optional<String> purge(JobFile job, Duration age, Duration time, CallsyncCommand callsync) {
        ExecutorService thread = Executors.newSingleThreadExecutor(NightlyPurge::daemon);
        try {
            Purge purge = callsync.bean(Purge.class);
            Purge.Order order = new Purge.Order(job.name(), age, false);
            Act act = new Act("callsync", "callsync.purge-older-than");
            Callable<PurgeReport> work = () -> purge.purge(order, act);
            Future<PurgeReport> done = thread.invokeAll(List.of(work), time.toMillis(), TimeUnit.MILLISECONDS)
                    .get(0);
            PurgeReport report = done.get();
            if (report.total() > 0) {
                LOG.info("Purged after the night: {}", report.described());
            }
            return Optional.empty();
        } catch (CancellationException e) {
            LOG.warn("The purge after the night was stopped after {} s; the next one goes on", time.toSeconds());
            return Optional.empty();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return Optional.empty();
        } catch (ExecutionException e) {
            return Optional.of(failed(e.getCause()));
        } catch (RuntimeException e) {
            return Optional.of(failed(e));
        } finally {
            thread.shutdownNow();
        }
    }

    private static String failed(Throwable cause) {
        return "the purge after the night failed, and the night is as it was: "
                + Failure.of(cause).message();
    }

    /** One that hangs does not keep the process alive. */
    private static Thread daemon(Runnable work) {
        Thread thread = new Thread(work, "purge");
        thread.setDaemon(true);
        return thread;
    }
}
