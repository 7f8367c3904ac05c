package io.callsync.bench;

import java.net.URI;
import org.springframework.batch.core.BatchStatus;
import org.springframework.batch.core.job.Job;
import org.springframework.batch.core.job.builder.JobBuilder;
import org.springframework.batch.core.job.parameters.JobParameters;
import org.springframework.batch.core.launch.JobOperator;
import org.springframework.batch.core.repository.JobRepository;
import org.springframework.batch.core.step.builder.StepBuilder;
import org.springframework.batch.infrastructure.item.file.MultiResourceItemReader;
import org.springframework.batch.infrastructure.item.file.builder.FlatFileItemReaderBuilder;
import org.springframework.batch.infrastructure.item.file.builder.MultiResourceItemReaderBuilder;
import org.springframework.batch.infrastructure.item.file.mapping.PassThroughLineMapper;
import org.springframework.boot.autoconfigure.ImportAutoConfiguration;
import org.springframework.boot.batch.jdbc.autoconfigure.BatchJdbcAutoConfiguration;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.jdbc.autoconfigure.DataSourceAutoConfiguration;
import org.springframework.boot.jdbc.autoconfigure.DataSourceTransactionManagerAutoConfiguration;
import org.springframework.boot.jdbc.autoconfigure.JdbcTemplateAutoConfiguration;
import org.springframework.boot.transaction.autoconfigure.TransactionAutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.core.env.Environment;
import org.springframework.core.io.Resource;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.transaction.PlatformTransactionManager;
import software.amazon.awssdk.services.s3.S3Client;

/**
 * The same night by a plain Spring Batch job, as a good first draft has it: lines of the objects, a look-up of lead and user per call,
 * rewritten batches of 1,000. It keeps no ledger and no quarantine, orders no versions and does not check numbers.
 */
@ImportAutoConfiguration({
    DataSourceAutoConfiguration.class,
    DataSourceTransactionManagerAutoConfiguration.class,
    JdbcTemplateAutoConfiguration.class,
    TransactionAutoConfiguration.class,
    BatchJdbcAutoConfiguration.class
})
class PlainJob {

    private static final int CHUNK = 1_000;

    /** @param arguments Spring's: spring.datasource.url, s3.endpoint and s3.prefix */
    public static void main(String[] arguments) throws Exception {
        try (var context = new SpringApplicationBuilder(PlainJob.class)
                .properties(
                        "spring.config.name=plain-job",
                        "spring.main.web-application-type=none",
                        "spring.batch.job.enabled=false",
                        "spring.batch.jdbc.initialize-schema=never")
                .run(arguments)) {
            BatchStatus end = context.getBean(JobOperator.class)
                    .start(context.getBean(Job.class), new JobParameters())
                    .getStatus();
            if (end != BatchStatus.COMPLETED) {
                throw new IllegalStateException("The job ended as " + end);
            }
        }
    }

    @Bean
    Job job(JobRepository jobs, PlatformTransactionManager transactions, Environment settings, JdbcTemplate jdbc) {
        return new JobBuilder("plain", jobs)
                .start(new StepBuilder("load", jobs)
                        .<String, PlainCall>chunk(CHUNK)
                        .transactionManager(transactions)
                        .reader(lines(settings))
                        .processor(new PlainProcessor(jdbc))
                        .writer(new PlainWriter(jdbc.getDataSource()))
                        .build())
                .build();
    }

    private static MultiResourceItemReader<String> lines(Environment settings) {
        S3Client s3 = S3Client.builder()
                .endpointOverride(URI.create(settings.getRequiredProperty("s3.endpoint")))
                .forcePathStyle(true)
                .build();
        String prefix = settings.getRequiredProperty("s3.prefix");
        Resource[] files =
                s3.listObjectsV2Paginator(list -> list.bucket(Bucket.NAME).prefix(prefix)).contents().stream()
                        .map(file -> new S3Export(s3, file.key()))
                        .toArray(Resource[]::new);
        return new MultiResourceItemReaderBuilder<String>()
                .name("files")
                .resources(files)
                .delegate(new FlatFileItemReaderBuilder<String>()
                        .name("lines")
                        .lineMapper(new PassThroughLineMapper())
                        .build())
                .build();
    }
}
