package io.callsync.housekeeping;

import io.callsync.ledger.Act;
import io.callsync.ledger.Audit;
import io.callsync.ledger.AuditAction;
import io.callsync.ledger.BatchMetadata;
import io.callsync.ledger.Leases;
import io.callsync.ledger.OldRuns;
import io.callsync.ledger.OldSteps;
import io.callsync.ledger.QuarantineState;
import io.callsync.report.PurgeKind;
import io.callsync.report.PurgeReport;
import io.callsync.report.QuarantineFilter;
import java.time.Duration;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.List;
import org.springframework.context.annotation.Lazy;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Deletes what nobody needs any more, in small transactions: what Spring Batch keeps of completed runs, runs whose date was run
 * again, quarantined records that were dealt with, and their history. May be killed at any moment and begun again. Ends between two
 * transactions when its thread is interrupted. Thread-safe.
 */
@Lazy
@Component
public class Purge {

    private static final int PAGE = 1000;

    private final OldRuns runs;
    private final BatchMetadata batch;
    private final OldSteps steps;
    private final QuarantineDesk quarantine;
    private final Leases leases;
    private final Audit audit;
    private final TransactionTemplate transaction;

    Purge(
            OldRuns runs,
            BatchMetadata batch,
            OldSteps steps,
            QuarantineDesk quarantine,
            Leases leases,
            Audit audit,
            TransactionTemplate transaction) {
        this.runs = runs;
        this.batch = batch;
        this.steps = steps;
        this.quarantine = quarantine;
        this.leases = leases;
        this.audit = audit;
        this.transaction = transaction;
    }

    /**
     * What is to go.
     *
     * @param job null for all
     * @param age since the run ended, the record was replayed or resolved, or the last step was taken; by the database's clock
     * @param open whether also records with which nobody has dealt, by when they were put aside
     */
    public record Order(String job, Duration age, boolean open) {}

    /** Counts what a purge would delete, and deletes nothing. */
    public PurgeReport count(Order order) {
        return new Work(order, null, true, runs.before(order.age())).done();
    }

    /** Counts, notes who deletes what in the audit, and deletes; without anything to delete, nothing is noted. */
    public PurgeReport purge(Order order, Act act) {
        LocalDateTime before = runs.before(order.age());
        PurgeReport planned = new Work(order, act, true, before).done();
        if (planned.total() == 0) {
            return planned.asPurged();
        }
        audit.note(AuditAction.PURGE, planned.described(), planned.total(), act);
        return new Work(order, act, false, before).done();
    }

    /** One purge, or its count. */
    private final class Work {

        private final Order order;
        private final Act act;
        private final LocalDateTime before;
        private final PurgeTally tally;

        Work(Order order, Act act, boolean dryRun, LocalDateTime before) {
            this.order = order;
            this.act = act;
            this.before = before;
            this.tally = new PurgeTally(dryRun);
        }

        PurgeReport done() {
            new RunPurge(runs, batch, leases, transaction, tally, before).purge(order.job());
            purgeRecords();
            purgeSteps();
            return new PurgeReport(
                    order.job(),
                    before.toInstant(ZoneOffset.UTC),
                    tally.dryRun(),
                    order.open(),
                    tally.rows(),
                    tally.passedOver());
        }

        private void purgeRecords() {
            QuarantineState[] states = order.open()
                    ? QuarantineState.values()
                    : new QuarantineState[] {QuarantineState.REPLAYED, QuarantineState.RESOLVED};
            QuarantineFilter ofJob = new QuarantineFilter(List.of(), order.job(), null, null, null, null);
            tally.add(
                    PurgeKind.QUARANTINED_RECORDS,
                    tally.dryRun()
                            ? quarantine.count(ofJob, order.age(), states)
                            : quarantine.purge(ofJob, order.age(), act, states));
        }

        private void purgeSteps() {
            List<Long> page = steps.page(order.job(), before, 0, PAGE);
            while (!page.isEmpty() && tally.goesOn()) {
                List<Long> ids = page;
                Integer gone =
                        tally.dryRun() ? Integer.valueOf(ids.size()) : transaction.execute(status -> steps.delete(ids));
                tally.add(PurgeKind.HISTORY_STEPS, gone);
                page = steps.page(order.job(), before, ids.get(ids.size() - 1), PAGE);
            }
        }
    }
}
