package io.callsync.writing;

import io.callsync.call.Outcome;
import io.callsync.ledger.Act;
import io.callsync.ledger.ForgottenCalls;
import io.callsync.ledger.Leases;
import io.callsync.ledger.OutcomeKind;
import io.callsync.ledger.QuarantineLedger;
import io.callsync.ledger.QuarantineState;
import io.callsync.ledger.Restatements;
import io.callsync.matching.Directory;
import io.callsync.provider.ProviderFormat;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/**
 * Writes quarantined records that were mapped again: calls by the same rules as a chunk, what became of each record in the
 * quarantine, its history and the ledger's counts, in the transaction that its caller opened. Thread-safe.
 */
@Component
public class ReplayWriter {

    private static final Logger LOG = LoggerFactory.getLogger(ReplayWriter.class);

    private final RecordWriter records;
    private final QuarantineLedger quarantine;
    private final Restatements ledger;
    private final Leases leases;
    private final Directory directory;
    private final ForgottenWatch forgotten;
    private final Redo redo;

    ReplayWriter(
            RecordWriter records,
            QuarantineLedger quarantine,
            Restatements ledger,
            Leases leases,
            Directory directory,
            ForgottenWatch forgotten,
            Redo redo) {
        this.records = records;
        this.quarantine = quarantine;
        this.ledger = ledger;
        this.leases = leases;
        this.directory = directory;
        this.forgotten = forgotten;
        this.redo = redo;
    }

    /** A quarantined record, mapped again under its old place. @param id in the quarantine */
    public record Item(long id, FileItem.Mapped record) {}

    /** What became of a record. @param reason why it is still quarantined, or null */
    public record Decided(OutcomeKind outcome, String reason) {}

    /**
     * Records that are no longer open are left alone, so it may be done twice.
     *
     * @param epoch of the lease under which the job is held
     * @return what became of those that were open
     * @throws io.callsync.ledger.Fenced when somebody else has taken over the job
     */
    public List<Decided> write(String job, long epoch, ProviderFormat format, List<Item> items, Act act) {
        return redone(job, () -> {
            ForgottenCalls.Known known = forgotten.of(job, epoch, format.name());
            List<Decided> decided = writeOnce(job, format, items, known.calls(), act);
            forgotten.confirm(job, known, leases.fence(job, epoch));
            return decided;
        });
    }

    /** Notes of records that they could not be read again, and why; they stay open. */
    public void notRead(String job, long epoch, Map<Long, String> why, Act act) {
        redone(job, () -> {
            Map<Long, String> open = new TreeMap<>(why);
            open.keySet()
                    .retainAll(
                            quarantine.lock(why.keySet(), QuarantineState.OPEN).keySet());
            quarantine.notRead(open, act);
            leases.fence(job, epoch);
            return open;
        });
    }

    private <T> T redone(String job, Supplier<T> write) {
        return redo.until(
                write, times -> LOG.debug("A replay of {} collided {} times with another writer", job, times));
    }

    private List<Decided> writeOnce(String job, ProviderFormat format, List<Item> items, Set<String> known, Act act) {
        Map<Long, String> open = quarantine.lock(items.stream().map(Item::id).toList(), QuarantineState.OPEN);
        List<Item> due =
                items.stream().filter(item -> open.containsKey(item.id())).toList();
        directory.forget();
        Map<FileItem, Verdict> verdicts =
                records.write(format, due.stream().map(Item::record).toList(), known);
        Progress progress = new Progress();
        Map<Long, String> outcomes = new TreeMap<>();
        Map<Long, Outcome.Quarantined> refusals = new TreeMap<>();
        List<Decided> decided = new ArrayList<>();
        for (Item item : due) {
            Verdict verdict = verdicts.get(item.record());
            progress.recordAgain(item.record(), verdict, open.get(item.id()));
            if (verdict.kind() == OutcomeKind.QUARANTINED) {
                refusals.put(item.id(), verdict.quarantined());
                decided.add(new Decided(
                        verdict.kind(), verdict.quarantined().reason().code()));
            } else {
                outcomes.put(item.id(), verdict.kind().column());
                decided.add(new Decided(verdict.kind(), null));
            }
        }
        quarantine.replayed(outcomes, act);
        quarantine.failedAgain(refusals, act);
        ledger.write(job, progress.files());
        return decided;
    }
}
