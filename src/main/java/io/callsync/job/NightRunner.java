package io.callsync.job;

import io.callsync.ledger.AlreadyRunning;
import io.callsync.ledger.Lease;
import io.callsync.ledger.Leases;
import io.callsync.ledger.Run;
import io.callsync.ledger.RunLedger;
import io.callsync.ledger.RunTotals;
import io.callsync.report.RunReport;
import io.callsync.report.RunReports;
import io.callsync.settings.CallsyncProperties;
import io.callsync.settings.JobFile;
import io.callsync.source.ExportSource;
import io.callsync.source.ExportSources;
import io.callsync.source.Spool;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.batch.core.BatchStatus;
import org.springframework.batch.core.job.JobExecution;
import org.springframework.batch.core.launch.JobOperator;
import org.springframework.dao.DataAccessException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** Runs a job for a business date, whatever happened to it before. */
@Component
public class NightRunner {

    private static final Logger LOG = LoggerFactory.getLogger(NightRunner.class);

    private static final String SPRING = "org.springframework.";
    private static final int LONGEST_CHAIN = 50;

    private final Leases leases;
    private final RunLedger runs;
    private final RunTotals totals;
    private final RunReports reports;
    private final Recovery recovery;
    private final NightlyJob jobs;
    private final JobOperator operator;
    private final TransactionTemplate transaction;
    private final CallsyncProperties properties;
    private final RunningNight running;
    private final Restarts restarts;

    NightRunner(
            Leases leases,
            RunLedger runs,
            RunTotals totals,
            RunReports reports,
            Recovery recovery,
            NightlyJob jobs,
            JobOperator operator,
            TransactionTemplate transaction,
            CallsyncProperties properties,
            RunningNight running,
            Restarts restarts) {
        this.leases = leases;
        this.runs = runs;
        this.totals = totals;
        this.reports = reports;
        this.recovery = recovery;
        this.jobs = jobs;
        this.operator = operator;
        this.transaction = transaction;
        this.properties = properties;
        this.running = running;
        this.restarts = restarts;
    }

    /**
     * Starts the date's first run, goes on with one that failed, stopped or died, or looks again at a date that is complete. A run
     * that loses its database is started again a few times.
     *
     * @throws AlreadyRunning when a live process holds the job; a backfill lets it go first
     */
    public RunResult run(JobFile job, LocalDate date, RunProgress progress) throws SQLException {
        return run(job, date, null, progress);
    }

    /**
     * The same for a single file of the date, without look-back: the others are listed, and neither read nor planned.
     *
     * @param uri the file as the source lists it
     * @throws io.callsync.ledger.NotReady when a run of the date has not completed
     */
    public RunResult runFile(JobFile job, LocalDate date, String uri, RunProgress progress) throws SQLException {
        return run(job.withoutLookBack(), date, uri, progress);
    }

    private RunResult run(JobFile job, LocalDate date, String file, RunProgress progress) throws SQLException {
        StopSignal stop = running.begin();
        try {
            return run(new Assignment(job, date, file, false, progress, stop));
        } finally {
            running.end();
        }
    }

    /** @throws AlreadyRunning when a live process holds the job; a run waits a while for a backfill to let it go first */
    RunResult run(Assignment work) throws SQLException {
        return restarts.run(work.job().name() + ' ' + work.date(), work.stop(), () -> start(work));
    }

    private RunResult start(Assignment work) throws SQLException {
        try (Lease lease = acquire(work)) {
            RunResult result = start(work, lease);
            if (work.backfill() && !(result instanceof RunResult.Failed)) {
                lease.handOver();
            }
            return result;
        }
    }

    private Lease acquire(Assignment work) throws SQLException {
        String job = work.job().name();
        try {
            return leases.acquire(job);
        } catch (AlreadyRunning held) {
            if (work.backfill()) {
                throw held;
            }
            return new Precedence(leases, Precedence.PATIENCE).await(job, held, work.stop());
        }
    }

    private RunResult start(Assignment work, Lease lease) {
        String job = work.job().name();
        recovery.heal(job);
        if (work.file() != null) {
            runs.requireEnded(job, work.date());
        }
        Run run = transaction.execute(status -> runs.open(job, work.date(), sequence(job, work.date()), lease.epoch()));
        try {
            return execute(work, run);
        } catch (Exception e) {
            return failed(run, e);
        }
    }

    private RunResult execute(Assignment work, Run run) throws Exception {
        JobFile job = work.job();
        try (ExportSource source = ExportSources.open(job.source(), job.files(), job.settle());
                Spool spool =
                        new Spool(properties.spool(), properties.spoolLimit().toBytes())) {
            Night night = new Night(job, run, job.format(), source, spool, work.progress(), work.stop(), work.file());
            JobExecution execution = operator.start(jobs.of(night), Night.parameters(run.date(), run.sequence()));
            if (source.retries() > 0) {
                transaction.executeWithoutResult(status -> runs.fetchedAgain(run, source.retries()));
            }
            return result(run, execution);
        }
    }

    private RunResult result(Run run, JobExecution execution) {
        BatchStatus status = execution.getStatus();
        if (status == BatchStatus.COMPLETED) {
            return new RunResult.Completed(reports.of(run.id()));
        }
        if (status == BatchStatus.STOPPED) {
            return new RunResult.Stopped(end(run, "stopped", null));
        }
        return failed(run, rootCause(execution));
    }

    private RunResult.Failed failed(Run run, Throwable cause) {
        if (cause instanceof Unbalanced) {
            transaction.executeWithoutResult(status -> totals.unbalanced(run));
        }
        return new RunResult.Failed(
                end(run, "failed", cause.getMessage() == null ? cause.toString() : cause.getMessage()), cause);
    }

    private RunReport end(Run run, String state, String reason) {
        transaction.executeWithoutResult(status -> runs.end(run, state, reason));
        try {
            transaction.executeWithoutResult(status -> runs.explainNights(run, state, reason));
        } catch (DataAccessException e) {
            // the run's own row has it: what ended the run may be that its nights cannot be changed
            LOG.warn("The nights of run {} do not say that it {}: {}", run.id(), state, e.getMessage());
        }
        return reports.of(run.id());
    }

    private int sequence(String job, LocalDate date) {
        Optional<Integer> last = runs.lastSequence(job, date);
        if (last.isEmpty()) {
            return 1;
        }
        return recovery.isCompleted(job, date, last.get()) ? last.get() + 1 : last.get();
    }

    private static Throwable rootCause(JobExecution execution) {
        return execution.getAllFailureExceptions().stream()
                .map(NightRunner::telling)
                .min(Comparator.comparing(cause -> isFrom(SPRING, cause)))
                .orElseGet(() ->
                        new IllegalStateException("the run ended as " + execution.getStatus() + " without a reason"));
    }

    /** Ours says what to do; otherwise the outermost one that is no wrapper of Spring's, which carries its own causes. */
    private static Throwable telling(Throwable thrown) {
        List<Throwable> chain = Stream.iterate(thrown, Objects::nonNull, Throwable::getCause)
                .limit(LONGEST_CHAIN)
                .toList();
        return chain.stream()
                .filter(cause -> isFrom("io.callsync.", cause))
                .findFirst()
                .or(() -> chain.stream().filter(cause -> !isFrom(SPRING, cause)).findFirst())
                .orElse(thrown);
    }

    private static boolean isFrom(String packages, Throwable cause) {
        return cause.getClass().getName().startsWith(packages);
    }
}
