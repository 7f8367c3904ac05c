package io.callsync.housekeeping;

import io.callsync.job.InstanceKey;
import io.callsync.ledger.BatchMetadata;
import io.callsync.ledger.BatchMetadata.Instance;
import io.callsync.ledger.Hold;
import io.callsync.ledger.Leases;
import io.callsync.ledger.OldRuns;
import io.callsync.ledger.OldRuns.Details;
import io.callsync.ledger.OldRuns.OldRun;
import io.callsync.report.PurgeKind;
import java.time.LocalDateTime;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Deletes what is left of old runs, a run a transaction. Within it nobody can take the run's job, and the runs of a job that is
 * taken are left alone: what a run, a backfill or a replay needs is never touched. Not thread-safe.
 */
final class RunPurge {

    private static final int PAGE = 1000;

    private final OldRuns runs;
    private final BatchMetadata batch;
    private final Leases leases;
    private final TransactionTemplate transaction;
    private final PurgeTally tally;
    private final LocalDateTime before;

    RunPurge(
            OldRuns runs,
            BatchMetadata batch,
            Leases leases,
            TransactionTemplate transaction,
            PurgeTally tally,
            LocalDateTime before) {
        this.runs = runs;
        this.batch = batch;
        this.leases = leases;
        this.transaction = transaction;
        this.tally = tally;
        this.before = before;
    }

    /** @param job null for all */
    void purge(String job) {
        List<OldRun> page = runs.page(job, before, 0, PAGE);
        while (!page.isEmpty()) {
            for (OldRun run : withSomethingLeft(page)) {
                if (tally.goesOn() && !tally.passedOver().contains(run.job())) {
                    purge(run);
                }
            }
            page = tally.goesOn()
                    ? runs.page(job, before, page.get(page.size() - 1).id(), PAGE)
                    : List.of();
        }
    }

    /** Of the newest run of a date, only what Batch keeps can be left. */
    private List<OldRun> withSomethingLeft(List<OldRun> page) {
        Map<String, Map<String, Instance>> byJob = new HashMap<>();
        page.stream()
                .collect(Collectors.groupingBy(OldRun::job, Collectors.mapping(RunPurge::key, Collectors.toSet())))
                .forEach((job, keys) -> byJob.put(job, batch.find(job, keys)));
        return page.stream()
                .filter(run -> run.superseded() || byJob.get(run.job()).containsKey(key(run)))
                .toList();
    }

    private void purge(OldRun run) {
        if (tally.dryRun()) {
            if (leases.hold(run.job()) == Hold.FREE) {
                purgeable(run).ifPresent(found -> count(found, runs.details(run.id())));
            } else {
                tally.passOver(run.job());
            }
            return;
        }
        transaction.executeWithoutResult(status -> {
            if (leases.standStill(run.job())) {
                purgeable(run).ifPresent(this::delete);
            } else {
                tally.passOver(run.job());
            }
        });
    }

    /** An old run, and what Batch keeps of it, which may be nothing any more. */
    private record Found(OldRun run, Optional<Instance> instance) {}

    /** As it is now. A run that Batch has not seen completed can be started again: its process died between the two. */
    private Optional<Found> purgeable(OldRun listed) {
        return runs.find(listed.id(), before)
                .map(run -> new Found(
                        run,
                        Optional.ofNullable(
                                batch.find(run.job(), Set.of(key(run))).get(key(run)))))
                .filter(found -> found.instance().map(Instance::completed).orElse(true));
    }

    private void delete(Found found) {
        found.instance().ifPresent(batch::delete);
        count(found, found.run().superseded() ? runs.delete(found.run().id()) : new Details(0, 0));
    }

    private void count(Found found, Details details) {
        tally.add(PurgeKind.BATCH_RUNS, found.instance().isPresent() ? 1 : 0);
        if (found.run().superseded()) {
            tally.add(PurgeKind.RUNS, 1);
            tally.add(PurgeKind.RUN_FILES, details.files());
            tally.add(PurgeKind.RUN_TOTALS, details.totals());
        }
    }

    private static String key(OldRun run) {
        return InstanceKey.of(run.date(), run.sequence());
    }
}
