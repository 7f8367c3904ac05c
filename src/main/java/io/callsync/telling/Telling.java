package io.callsync.telling;

import io.callsync.ledger.JobSign;
import io.callsync.ledger.Leases;
import io.callsync.ledger.QuarantineBacklog;
import io.callsync.report.RunReports;
import io.callsync.settings.TellingProperties;
import java.time.LocalDate;
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
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/**
 * Tells every receiver that is set how a run ended, all at once, and waits no longer than {@code callsync.telling.timeout}. Throws
 * nothing; a receiver that cannot be told is logged once. Tells of one run at a time.
 */
@Component
public final class Telling {

    private static final Logger LOG = LoggerFactory.getLogger(Telling.class);

    private final List<Receiver> receivers;
    private final ObjectProvider<RunReports> reports;
    private final ObjectProvider<QuarantineBacklog> quarantine;
    private final ObjectProvider<Leases> leases;
    private final TellingProperties settings;
    private List<Receiver> begun = List.of();

    Telling(
            ObjectProvider<Receiver> receivers,
            ObjectProvider<RunReports> reports,
            ObjectProvider<QuarantineBacklog> quarantine,
            ObjectProvider<Leases> leases,
            TellingProperties settings) {
        this.receivers = receivers.orderedStream().toList();
        this.reports = reports;
        this.quarantine = quarantine;
        this.leases = leases;
        this.settings = settings;
    }

    /** To be called before anything of a run. */
    public void begin(String job, LocalDate date) {
        begun = receivers.stream()
                .filter(receiver -> begins(receiver, job, date))
                .toList();
    }

    private static boolean begins(Receiver receiver, String job, LocalDate date) {
        try {
            receiver.begin(job, date);
            return true;
        } catch (RuntimeException | LinkageError e) {
            LOG.warn(
                    "{} is not told of this run: {} (compare its settings, callsync.telling.*, with the runbook)",
                    receiver.name(),
                    e.toString());
            return false;
        }
    }

    /** To be asked before the run, because a run that goes on overwrites how it stood. A backfill's run is no trouble of the nights. */
    public Before before(String job) {
        if (begun.isEmpty()) {
            return Before.UNKNOWN;
        }
        try {
            if (leases.getObject().isUp(job, JobSign.Meaning.BACKFILL)) {
                return Before.UNKNOWN;
            }
            return new Before(reports.getObject().last(job, 1).stream().findFirst());
        } catch (RuntimeException e) {
            LOG.warn("How {} stood before is unknown, so nobody is told that it is well again: {}", job, e.toString());
            return Before.UNKNOWN;
        }
    }

    public void tell(Before before, Ending ending) {
        if (begun.isEmpty()) {
            return;
        }
        Optional<Notice> notice =
                before.occasion(ending).map(why -> new Notice(why, ending, before, quarantineOpen(why, ending.job())));
        ExecutorService threads = Executors.newFixedThreadPool(begun.size(), Telling::daemon);
        try {
            List<Future<Void>> told = threads.invokeAll(
                    begun.stream()
                            .map(receiver -> call(receiver, ending, notice))
                            .toList(),
                    settings.timeout().toMillis(),
                    TimeUnit.MILLISECONDS);
            for (int i = 0; i < told.size(); i++) {
                check(begun.get(i), told.get(i));
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (RuntimeException e) {
            LOG.warn("Nobody was told: {}", e.toString());
        } finally {
            threads.shutdownNow();
        }
    }

    private long quarantineOpen(Occasion occasion, String job) {
        try {
            return occasion.isAllClear() ? quarantine.getObject().records(job) : 0;
        } catch (RuntimeException e) {
            LOG.warn("How many quarantined records of {} are open is unknown: {}", job, e.toString());
            return 0;
        }
    }

    private static Callable<Void> call(Receiver receiver, Ending ending, Optional<Notice> notice) {
        return () -> {
            receiver.tell(ending, notice);
            return null;
        };
    }

    private void check(Receiver receiver, Future<Void> told) throws InterruptedException {
        try {
            told.get();
        } catch (CancellationException e) {
            LOG.warn(
                    "{} was not told: no answer within {} ms",
                    receiver.name(),
                    settings.timeout().toMillis());
        } catch (ExecutionException e) {
            LOG.warn("{} was not told: {}", receiver.name(), e.getCause().toString());
        }
    }

    /** One that hangs does not keep the process alive. */
    static Thread daemon(Runnable work) {
        Thread thread = new Thread(work, "telling");
        thread.setDaemon(true);
        return thread;
    }
}
