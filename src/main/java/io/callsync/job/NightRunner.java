package io.callsync.job;

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
import org.springframework.batch.core.BatchStatus;
import org.springframework.batch.core.job.JobExecution;
import org.springframework.batch.core.launch.JobOperator;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** Runs a job for a business date, whatever happened to it before. */
@Component
public class NightRunner {

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
     * @throws io.callsync.ledger.AlreadyRunning when a live process holds the job
     */
    public RunResult run(JobFile job, LocalDate date, RunProgress progress) throws SQLException {
        StopSignal stop = running.begin();
        try {
            return restarts.run(job.name() + ' ' + date, stop, () -> start(job, date, progress, stop));
        } finally {
            running.end();
        }
    }

    private RunResult start(JobFile job, LocalDate date, RunProgress progress, StopSignal stop) throws SQLException {
        try (Lease lease = leases.acquire(job.name())) {
            recovery.heal(job.name());
            Run run = transaction.execute(
                    status -> runs.open(job.name(), date, sequence(job.name(), date), lease.epoch()));
            try {
                return execute(job, run, progress, stop);
            } catch (Exception e) {
                return failed(run, e);
            }
        }
    }

    private RunResult execute(JobFile job, Run run, RunProgress progress, StopSignal stop) throws Exception {
        try (ExportSource source = ExportSources.open(job.source(), job.files(), job.settle());
                Spool spool =
                        new Spool(properties.spool(), properties.spoolLimit().toBytes())) {
            Night night = new Night(job, run, job.format(), source, spool, progress, stop);
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
