package io.callsync.job;

import java.time.LocalDateTime;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.batch.core.BatchStatus;
import org.springframework.batch.core.job.JobExecution;
import org.springframework.batch.core.job.JobInstance;
import org.springframework.batch.core.launch.JobOperator;
import org.springframework.batch.core.repository.JobRepository;
import org.springframework.batch.core.step.StepExecution;
import org.springframework.stereotype.Component;

/**
 * Mends what a dead process left in Batch's metadata, so that its job instance can be started again: running states, UNKNOWN
 * (which Batch refuses to restart, spring-batch issue 1826), and an instance without any execution. Only called while the job's
 * lease is held, so it never touches a live run. Idempotent.
 */
@Component
class Recovery {

    private static final Logger LOG = LoggerFactory.getLogger(Recovery.class);

    private final JobRepository repository;
    private final JobOperator operator;

    Recovery(JobRepository repository, JobOperator operator) {
        this.repository = repository;
        this.operator = operator;
    }

    void heal(String job) {
        for (JobExecution running : repository.findRunningJobExecutions(job)) {
            LOG.info("Run {} of {} was left {} by a process that died", running.getId(), job, running.getStatus());
            operator.recover(running);
        }
    }

    /** Makes the instance startable. @return whether it ended as completed */
    boolean healInstance(JobInstance instance) {
        List<JobExecution> executions = repository.getJobExecutions(instance);
        if (executions.isEmpty()) {
            LOG.info("A process died between creating {} and its execution: created anew", instance);
            repository.deleteJobInstance(instance);
            return false;
        }
        executions.forEach(this::healUnknown);
        return executions.stream().anyMatch(execution -> execution.getStatus() == BatchStatus.COMPLETED);
    }

    private void healUnknown(JobExecution execution) {
        for (StepExecution step : execution.getStepExecutions()) {
            if (step.getStatus() == BatchStatus.UNKNOWN || step.getStatus().isRunning()) {
                step.setStatus(BatchStatus.FAILED);
                step.setEndTime(LocalDateTime.now());
                repository.update(step);
            }
        }
        if (execution.getStatus() == BatchStatus.UNKNOWN) {
            execution.setStatus(BatchStatus.FAILED);
            execution.setEndTime(LocalDateTime.now());
            repository.update(execution);
        }
    }
}
