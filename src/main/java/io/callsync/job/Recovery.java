package io.callsync.job;

import io.callsync.ledger.Lease;
import io.callsync.ledger.Leases;
import io.callsync.ledger.Run;
import io.callsync.ledger.RunLedger;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.batch.core.BatchStatus;
import org.springframework.batch.core.job.JobExecution;
import org.springframework.batch.core.job.JobInstance;
import org.springframework.batch.core.launch.JobOperator;
import org.springframework.batch.core.repository.JobRepository;
import org.springframework.batch.core.step.StepExecution;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Mends what a dead process left in Batch's metadata and in the ledger, so that its runs can be started again: running states,
 * UNKNOWN (which Batch refuses to restart, spring-batch issue 1826), and an instance without any execution. Works only under the
 * job's lease, so it never touches a live run. Idempotent: killed half way, it is simply done again.
 */
@Component
public class Recovery {

    private static final Logger LOG = LoggerFactory.getLogger(Recovery.class);

    private final Leases leases;
    private final RunLedger runs;
    private final JobRepository repository;
    private final JobOperator operator;
    private final TransactionTemplate transaction;

    Recovery(
            Leases leases,
            RunLedger runs,
            JobRepository repository,
            JobOperator operator,
            TransactionTemplate transaction) {
        this.leases = leases;
        this.runs = runs;
        this.repository = repository;
        this.operator = operator;
        this.transaction = transaction;
    }

    /**
     * What a recovery found.
     *
     * @param healed what it mended, a sentence each
     * @param unfinished runs that wait to be started again, oldest date first
     */
    public record Recovered(List<String> healed, List<Run> unfinished) {}

    /**
     * Heals the job without starting a run.
     *
     * @throws io.callsync.ledger.AlreadyRunning when a live process holds the job
     */
    public Recovered recover(String job) throws SQLException {
        try (Lease lease = leases.acquire(job)) {
            LOG.debug("Recovering {} under epoch {}", job, lease.epoch());
            return new Recovered(heal(job), runs.unfinished(job));
        }
    }

    /** What Batch calls running, a sentence each: true only while a live process holds the job. Changes nothing. */
    public List<String> running(String job) {
        return repository.findRunningJobExecutions(job).stream()
                .map(execution -> "execution %d is %s".formatted(execution.getId(), execution.getStatus()))
                .toList();
    }

    /** Only for the holder of the job's lease. @return what was mended, a sentence each */
    List<String> heal(String job) {
        List<String> healed = new ArrayList<>();
        for (JobExecution running : repository.findRunningJobExecutions(job)) {
            healed.add("execution %d was left %s: failed now".formatted(running.getId(), running.getStatus()));
            operator.recover(running);
        }
        Stream.concat(runs.unfinished(job).stream(), runs.last(job).stream())
                .distinct()
                .forEach(run -> healInstance(instance(job, run.date(), run.sequence()), healed));
        int dead = transaction.execute(status -> runs.closeDead(job));
        if (dead > 0) {
            healed.add("%d run was left running in the ledger: failed now".formatted(dead));
        }
        healed.forEach(sentence -> LOG.info("Healed {}: {}", job, sentence));
        return healed;
    }

    /** Whether this run ended as completed in Batch's metadata too; if not, it is startable. A purge leaves the ledger alone to tell. */
    boolean isCompleted(String job, LocalDate date, int sequence) {
        JobInstance instance = instance(job, date, sequence);
        if (instance == null) {
            return runs.isCompleted(job, date, sequence);
        }
        healInstance(instance, new ArrayList<>());
        return repository.getJobExecutions(instance).stream()
                .anyMatch(execution -> execution.getStatus() == BatchStatus.COMPLETED);
    }

    private JobInstance instance(String job, LocalDate date, int sequence) {
        return repository.getJobInstance(job, Night.parameters(date, sequence));
    }

    private void healInstance(JobInstance instance, List<String> healed) {
        if (instance == null) {
            return;
        }
        List<JobExecution> executions = repository.getJobExecutions(instance);
        if (executions.isEmpty()) {
            healed.add("instance %d had no execution: it is made anew".formatted(instance.getInstanceId()));
            repository.deleteJobInstance(instance);
        }
        executions.forEach(execution -> healUnknown(execution, healed));
    }

    private void healUnknown(JobExecution execution, List<String> healed) {
        for (StepExecution step : execution.getStepExecutions()) {
            if (step.getStatus() == BatchStatus.UNKNOWN || step.getStatus().isRunning()) {
                healed.add("step %s of execution %d was left %s: failed now"
                        .formatted(step.getStepName(), execution.getId(), step.getStatus()));
                step.setStatus(BatchStatus.FAILED);
                step.setEndTime(LocalDateTime.now());
                repository.update(step);
            }
        }
        if (execution.getStatus() == BatchStatus.UNKNOWN) {
            healed.add("execution %d was left UNKNOWN: failed now".formatted(execution.getId()));
            execution.setStatus(BatchStatus.FAILED);
            execution.setEndTime(LocalDateTime.now());
            repository.update(execution);
        }
    }
}
