package io.callsync.writing;

import io.callsync.call.CallKey;
import io.callsync.call.Leg;
import io.callsync.call.Outcome;
import io.callsync.ledger.FileLedger;
import io.callsync.ledger.FileProgress;
import io.callsync.ledger.Leases;
import io.callsync.ledger.OutcomeKind;
import io.callsync.ledger.Run;
import io.callsync.provider.ProviderFormat;
import java.util.ArrayList;
import java.util.Collection;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.springframework.stereotype.Component;

/**
 * Writes a chunk: calls, communications, legs, quarantine and ledger, in the transaction that its caller opened. Everything that
 * it writes depends on nothing but the chunk and the database, so the whole call can be done again after a deadlock.
 */
@Component
public class ChunkWriter {

    private final CallRows calls;
    private final LegRows legs;
    private final CallTables tables;
    private final Quarantine quarantine;
    private final FileLedger ledger;
    private final Leases leases;
    private final Redo redo;
    private final Bisect bisect;

    ChunkWriter(
            CallRows calls,
            LegRows legs,
            CallTables tables,
            Quarantine quarantine,
            FileLedger ledger,
            Leases leases,
            Redo redo,
            Bisect bisect) {
        this.calls = calls;
        this.legs = legs;
        this.tables = tables;
        this.quarantine = quarantine;
        this.ledger = ledger;
        this.leases = leases;
        this.redo = redo;
        this.bisect = bisect;
    }

    /**
     * @return what the chunk added to each of its files
     * @throws io.callsync.ledger.Fenced when another run has taken over
     */
    public Collection<FileProgress> write(Run run, ProviderFormat format, List<? extends FileItem> items) {
        return redo.until(run, () -> writeOnce(run, format, items));
    }

    private Collection<FileProgress> writeOnce(Run run, ProviderFormat format, List<? extends FileItem> items) {
        Map<FileItem, Verdict> verdicts = new IdentityHashMap<>();
        List<FileItem.Mapped> accepted = accepted(items);
        if (!accepted.isEmpty()) {
            verdicts.putAll(bisect.write(accepted, records -> writeCalls(run, format, records)));
        }
        Progress progress = new Progress();
        List<Quarantine.Entry> kept = new ArrayList<>();
        for (FileItem item : items) {
            if (item instanceof FileItem.Mapped mapped) {
                Verdict verdict = verdicts.computeIfAbsent(mapped, any -> Verdict.of(mapped.outcome()));
                progress.record(mapped, verdict);
                if (verdict.kind() == OutcomeKind.QUARANTINED) {
                    kept.add(new Quarantine.Entry(mapped, verdict.quarantined()));
                }
            } else if (item instanceof FileItem.Ended ended) {
                progress.end(ended);
            }
        }
        quarantine.insert(run, format.name(), kept);
        ledger.advance(run.id(), progress.files());
        leases.fence(run);
        return progress.files();
    }

    private static List<FileItem.Mapped> accepted(List<? extends FileItem> items) {
        return items.stream()
                .filter(FileItem.Mapped.class::isInstance)
                .map(FileItem.Mapped.class::cast)
                .filter(item -> item.outcome() instanceof Outcome.Accepted)
                .toList();
    }

    private Map<FileItem, Verdict> writeCalls(Run run, ProviderFormat format, List<FileItem.Mapped> records) {
        ChunkMerge merge = ChunkMerge.of(format, records);
        Map<CallKey, TreeMap<String, Leg>> knownLegs =
                format.foldsLegs() ? legs.find(format.name(), merge.keys()) : Map.of();
        Map<CallKey, CallRow> known = calls.find(format.name(), merge.keys());
        CallChanges changes = new CallChanges();
        Map<FileItem, Verdict> verdicts = merge.into(known, knownLegs, changes);
        tables.write(run.id(), changes);
        return verdicts;
    }
}
