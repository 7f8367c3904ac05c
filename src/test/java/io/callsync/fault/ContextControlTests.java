package io.callsync.fault;

import static org.assertj.core.api.Assertions.assertThat;

import io.callsync.testing.Crm;
import io.callsync.testing.fault.JdbcFault;
import io.callsync.testing.fault.JdbcFaults;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.springframework.batch.core.BatchStatus;
import org.springframework.batch.core.job.Job;
import org.springframework.batch.core.job.JobExecution;
import org.springframework.batch.core.job.builder.JobBuilder;
import org.springframework.batch.core.job.parameters.JobParameters;
import org.springframework.batch.core.launch.JobOperator;
import org.springframework.batch.core.repository.JobRepository;
import org.springframework.batch.core.step.Step;
import org.springframework.batch.core.step.builder.ChunkOrientedStepBuilder;
import org.springframework.batch.infrastructure.item.ExecutionContext;
import org.springframework.batch.infrastructure.item.ItemStreamReader;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.transaction.PlatformTransactionManager;

/**
 * Why callsync's readers begin where the ledger says: a job as the framework's manual builds it keeps its place in the execution
 * context, and loses it.
 */
class ContextControlTests {

    private static final int ITEMS = 20;
    private static final String INSERT =
            "INSERT INTO communications SET lead_id = %d, method = 'phone', type = 'outgoing', created_at = NOW(6), updated_at = NOW(6)";
    private static final JdbcFaults FAULTS = new JdbcFaults();

    @Test
    void controlAReaderThatTrustsItsContextLoadsTwiceAfterADeathBeforeTheFirstCommit() throws Exception {
        try (Crm crm = Crm.start(FAULTS)) {
            Job job = job(crm);

            failAt(11);
            assertThat(run(crm, job).getStatus()).isEqualTo(BatchStatus.FAILED);
            dieAt(11);
            try {
                run(crm, job);
            } catch (RuntimeException dead) {
                // as the process would be
            }
            FAULTS.clear();
            for (JobExecution left : crm.bean(JobRepository.class).findRunningJobExecutions("plain")) {
                crm.bean(JobOperator.class).recover(left);
            }

            assertThat(run(crm, job).getStatus()).isEqualTo(BatchStatus.COMPLETED);
            assertThat(crm.value(Long.class, "SELECT COUNT(*) FROM communications"))
                    .isEqualTo(10 + ITEMS);
        }
    }

    private static void failAt(int item) {
        FAULTS.plant(JdbcFault.always(Pattern.quote(INSERT.formatted(item)), JdbcFault.error(1105, "HY000")));
    }

    /** From this item on nothing of the run reaches the database, as if the process were killed. */
    private static void dieAt(int item) {
        FAULTS.plant(JdbcFault.always(Pattern.quote(INSERT.formatted(item)), call -> {
            FAULTS.plant(JdbcFault.lostConnection());
            call.loseConnection();
        }));
    }

    private static JobExecution run(Crm crm, Job job) throws Exception {
        return crm.bean(JobOperator.class).start(job, new JobParameters());
    }

    private static Job job(Crm crm) {
        JobRepository repository = crm.bean(JobRepository.class);
        JdbcTemplate jdbc = crm.bean(JdbcTemplate.class);
        Step step = new ChunkOrientedStepBuilder<Integer, Integer>("items", repository, 5)
                .reader(new CountingReader())
                .writer(chunk -> chunk.getItems().forEach(n -> jdbc.update(INSERT.formatted(n))))
                .transactionManager(crm.bean(PlatformTransactionManager.class))
                .build();
        return new JobBuilder("plain", repository).start(step).build();
    }

    /** Keeps its place where the manual says. */
    private static final class CountingReader implements ItemStreamReader<Integer> {

        private int last;

        @Override
        public void open(ExecutionContext context) {
            last = context.getInt("last", 0);
        }

        @Override
        public Integer read() {
            return last == ITEMS ? null : ++last;
        }

        @Override
        public void update(ExecutionContext context) {
            context.putInt("last", last);
        }
    }
}
