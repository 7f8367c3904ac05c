package io.callsync.housekeeping;

import io.callsync.ledger.Act;
import io.callsync.ledger.QuarantineLedger;
import io.callsync.ledger.QuarantineState;
import io.callsync.report.QuarantineFilter;
import io.callsync.report.QuarantinedRecords;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.LongFunction;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * What people decide about quarantined records, in transactions of a few hundred. Needs no lease: no call is written, and a record
 * that somebody else decides at the same time is left to him.
 */
@Component
public class QuarantineDesk {

    private static final int CHUNK = 500;

    private final QuarantinedRecords records;
    private final QuarantineLedger quarantine;
    private final TransactionTemplate transaction;

    QuarantineDesk(QuarantinedRecords records, QuarantineLedger quarantine, TransactionTemplate transaction) {
        this.records = records;
        this.quarantine = quarantine;
        this.transaction = transaction;
    }

    /** Closes open records that nobody needs. @return how many */
    public long resolve(QuarantineFilter filter, Act act) {
        return each(
                after -> records.ids(filter, after, CHUNK), ids -> quarantine.resolved(ids, act), QuarantineState.OPEN);
    }

    /**
     * Deletes records for good, their history excepted.
     *
     * @param age since they were replayed or resolved or, for open ones, put aside, by the database's clock
     * @param states of which
     * @return how many
     */
    public long purge(QuarantineFilter filter, Duration age, Act act, QuarantineState... states) {
        long purged = 0;
        for (QuarantineState state : states) {
            QuarantineFilter ofState = filter.in(state);
            purged += each(
                    after -> records.idsOlderThan(age, ofState, after, CHUNK),
                    ids -> quarantine.purged(ids, act),
                    state);
        }
        if (purged > 0) {
            transaction.executeWithoutResult(status -> quarantine.purgeHeaders());
        }
        return purged;
    }

    /** Counts what such a purge would delete. */
    public long count(QuarantineFilter filter, Duration age, QuarantineState... states) {
        long counted = 0;
        for (QuarantineState state : states) {
            QuarantineFilter ofState = filter.in(state);
            List<Long> page = records.idsOlderThan(age, ofState, 0, CHUNK);
            while (!page.isEmpty()) {
                counted += page.size();
                page = records.idsOlderThan(age, ofState, page.get(page.size() - 1), CHUNK);
            }
        }
        return counted;
    }

    // ends between two transactions when its thread is interrupted
    private long each(LongFunction<List<Long>> pages, Consumer<Collection<Long>> decision, QuarantineState state) {
        long decided = 0;
        List<Long> page = pages.apply(0);
        while (!page.isEmpty() && !Thread.currentThread().isInterrupted()) {
            List<Long> ids = page;
            decided += transaction.execute(status -> {
                Collection<Long> locked = quarantine.lock(ids, state).keySet();
                if (!locked.isEmpty()) {
                    decision.accept(locked);
                }
                return (long) locked.size();
            });
            page = pages.apply(ids.get(ids.size() - 1));
        }
        return decided;
    }
}
