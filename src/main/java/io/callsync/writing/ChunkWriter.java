package io.callsync.writing;

import io.callsync.ledger.FileLedger;
import io.callsync.ledger.FileProgress;
import io.callsync.ledger.ForgottenCalls;
import io.callsync.ledger.Leases;
import io.callsync.ledger.OutcomeKind;
import io.callsync.ledger.Run;
import io.callsync.provider.ProviderFormat;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;

/**
 * Writes a chunk: calls, communications, legs, quarantine and ledger, in the transaction that its caller opened. Everything that
 * it writes depends on nothing but the chunk and the database, so the whole call can be done again after a deadlock.
 */
@Component
public class ChunkWriter {

    private final RecordWriter records;
    private final Quarantine quarantine;
    private final Arrivals arrivals;
    private final FileLedger ledger;
    private final Leases leases;
    private final ForgottenWatch forgotten;
    private final Redo redo;

    ChunkWriter(
            RecordWriter records,
            Quarantine quarantine,
            Arrivals arrivals,
            FileLedger ledger,
            Leases leases,
            ForgottenWatch forgotten,
            Redo redo) {
        this.records = records;
        this.quarantine = quarantine;
        this.arrivals = arrivals;
        this.ledger = ledger;
        this.leases = leases;
        this.forgotten = forgotten;
        this.redo = redo;
    }

    /**
     * @return what the chunk added to each of its files
     * @throws io.callsync.ledger.Fenced when another run has taken over
     */
    public Collection<FileProgress> write(Run run, ProviderFormat format, List<? extends FileItem> items) {
        return redo.until(run, () -> writeOnce(run, format, items));
    }

    private Collection<FileProgress> writeOnce(Run run, ProviderFormat format, List<? extends FileItem> items) {
        List<FileItem.Mapped> mapped = mapped(items);
        ForgottenCalls.Known known = forgotten.of(run.job(), run.epoch(), format.name());
        Map<FileItem, Verdict> verdicts = records.write(format, mapped, known.calls());
        Progress progress = new Progress();
        List<Quarantine.Entry> kept = new ArrayList<>();
        for (FileItem item : items) {
            if (item instanceof FileItem.Mapped record) {
                Verdict verdict = verdicts.get(record);
                progress.record(record, verdict);
                if (verdict.kind() == OutcomeKind.QUARANTINED) {
                    kept.add(new Quarantine.Entry(record, verdict.quarantined()));
                }
            } else if (item instanceof FileItem.Ended ended) {
                progress.end(ended);
            }
        }
        quarantine.insert(run, format.name(), kept, known.calls());
        arrivals.resolve(run, format.name(), mapped, verdicts);
        ledger.advance(run.id(), progress.files());
        forgotten.confirm(run.job(), known, leases.fence(run));
        return progress.files();
    }

    private static List<FileItem.Mapped> mapped(List<? extends FileItem> items) {
        return items.stream()
                .filter(FileItem.Mapped.class::isInstance)
                .map(FileItem.Mapped.class::cast)
                .toList();
    }
}
