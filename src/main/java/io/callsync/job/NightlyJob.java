package io.callsync.job;

import io.callsync.ledger.FileLedger;
import io.callsync.ledger.Leases;
import io.callsync.ledger.RunLedger;
import io.callsync.ledger.RunTotals;
import io.callsync.report.RunReports;
import io.callsync.settings.CallsyncProperties;
import io.callsync.verification.Scope;
import io.callsync.verification.SourceVerification;
import io.callsync.verification.TableVerification;
import io.callsync.writing.ChunkWriter;
import io.callsync.writing.FileItem;
import io.callsync.writing.LateMatches;
import io.callsync.writing.UnmatchedCall;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.observation.ObservationRegistry;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.springframework.batch.core.job.Job;
import org.springframework.batch.core.job.builder.JobBuilder;
import org.springframework.batch.core.job.builder.SimpleJobBuilder;
import org.springframework.batch.core.partition.Partitioner;
import org.springframework.batch.core.repository.JobRepository;
import org.springframework.batch.core.step.Step;
import org.springframework.batch.core.step.builder.ChunkOrientedStepBuilder;
import org.springframework.batch.core.step.builder.StepBuilder;
import org.springframework.batch.infrastructure.item.ExecutionContext;
import org.springframework.batch.infrastructure.repeat.RepeatStatus;
import org.springframework.core.task.SimpleAsyncTaskExecutor;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;

/**
 * Builds the job of one run: plan what to read, load it in parallel, match older calls to new leads, count the objects
 * again where that is wanted, close the night. Every step
 * may start again at a restart; where each file stands is in the ledger.
 */
@Component
class NightlyJob {

    // most calls never find a lead, so they are passed over in large strides
    private static final int UNMATCHED_PAGE = 10_000;

    private final JobRepository repository;
    private final PlatformTransactionManager transactions;
    private final ObservationRegistry observations;
    private final MeterRegistry meters;
    private final CallsyncProperties properties;
    private final FileLedger files;
    private final RunLedger runs;
    private final RunTotals totals;
    private final RunReports reports;
    private final Leases leases;
    private final ChunkWriter writer;
    private final LateMatches matches;
    private final TableVerification tables;
    private final SourceVerification objects;

    NightlyJob(
            JobRepository repository,
            PlatformTransactionManager transactions,
            ObservationRegistry observations,
            MeterRegistry meters,
            CallsyncProperties properties,
            FileLedger files,
            RunLedger runs,
            RunTotals totals,
            RunReports reports,
            Leases leases,
            ChunkWriter writer,
            LateMatches matches,
            TableVerification tables,
            SourceVerification objects) {
        this.repository = repository;
        this.transactions = transactions;
        this.observations = observations;
        this.meters = meters;
        this.properties = properties;
        this.files = files;
        this.runs = runs;
        this.totals = totals;
        this.reports = reports;
        this.leases = leases;
        this.writer = writer;
        this.matches = matches;
        this.tables = tables;
        this.objects = objects;
    }

    Job of(Night night) {
        Plan.Files planned = new Plan.Files();
        NewestCall newest = new NewestCall(matches);
        SimpleJobBuilder steps = new JobBuilder(night.job().name(), repository)
                .observationRegistry(observations)
                .start(plan(night, planned))
                .next(load(night, planned, newest))
                .next(match(night, newest));
        return (properties.verifySource() ? steps.next(count(night)) : steps)
                .next(close(night, planned))
                .build();
    }

    private Step plan(Night night, Plan.Files planned) {
        return new StepBuilder("plan", repository)
                .tasklet(new Plan(night, files, runs, leases, planned), transactions)
                .allowStartIfComplete(true)
                .build();
    }

    private Step load(Night night, Plan.Files planned, NewestCall newest) {
        SharedFeed feed = new SharedFeed(night, planned, properties.parallelFiles());
        return new StepBuilder("load", repository)
                .partitioner("load-files", workers(properties.parallelFiles()))
                .step(loadFiles(night, feed))
                .gridSize(properties.parallelFiles())
                .taskExecutor(new SimpleAsyncTaskExecutor("load-"))
                .listener(feed)
                .listener(newest)
                .allowStartIfComplete(true)
                .build();
    }

    private Step loadFiles(Night night, SharedFeed feed) {
        Counts counts = new Counts(meters, night.job().name());
        FileObservations files = new FileObservations(observations, night.job().name());
        return new ChunkOrientedStepBuilder<FileItem, FileItem>("load-files", repository, properties.chunkSize())
                .reader(new ReaderPerThread<>(() -> new ExportReader(night, feed::get, files)))
                .writer(chunk -> {
                    var written = writer.write(night.run(), night.format(), chunk.getItems());
                    AfterCommit.run(() -> {
                        night.progress().written(written);
                        counts.add(written);
                    });
                })
                .transactionManager(transactions)
                .interruptionPolicy(night.stop())
                .observationRegistry(observations)
                .allowStartIfComplete(true)
                .build();
    }

    private Step match(Night night, NewestCall newest) {
        UnmatchedPages pages = new UnmatchedPages(matches, night.format().name(), newest, UNMATCHED_PAGE);
        return new StepBuilder("match", repository)
                .partitioner("match-calls", workers(properties.parallelFiles()))
                .step(matchCalls(night, pages))
                .gridSize(properties.parallelFiles())
                .taskExecutor(new SimpleAsyncTaskExecutor("match-"))
                .listener(pages)
                .allowStartIfComplete(true)
                .build();
    }

    private Step matchCalls(Night night, UnmatchedPages pages) {
        return new ChunkOrientedStepBuilder<UnmatchedCall, UnmatchedCall>("match-calls", repository, UNMATCHED_PAGE)
                .reader(new ReaderPerThread<>(() -> new UnmatchedReader(pages)))
                .writer(chunk -> runs.matchedLater(
                        night.run(), matches.attach(night.run(), night.format().name(), chunk.getItems())))
                .transactionManager(transactions)
                .interruptionPolicy(night.stop())
                .observationRegistry(observations)
                .allowStartIfComplete(true)
                .build();
    }

    /** Before the transaction that closes the night, because fetching takes long. */
    private Step count(Night night) {
        return new StepBuilder("count", repository)
                .tasklet(
                        (contribution, context) -> {
                            BrokenPromise.refuse(List.of(
                                    objects.check(night.job(), Scope.of(night.run()), night.source(), night.spool())));
                            return RepeatStatus.FINISHED;
                        },
                        transactions)
                .allowStartIfComplete(true)
                .build();
    }

    private Step close(Night night, Plan.Files planned) {
        return new StepBuilder("close", repository)
                .tasklet(new Close(night, planned, runs, totals, reports, tables, leases), transactions)
                .allowStartIfComplete(true)
                .build();
    }

    // Batch restarts a step with the grid size that it began with: the pool of connections follows the setting of today
    private static Partitioner workers(int files) {
        return gridSize -> {
            Map<String, ExecutionContext> workers = new HashMap<>();
            for (int i = 1; i <= files; i++) {
                workers.put("worker-" + i, new ExecutionContext());
            }
            return workers;
        };
    }
}
