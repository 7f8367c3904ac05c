package io.callsync.job;

import io.callsync.container.Dialect;
import io.callsync.container.UnreadableFile;
import io.callsync.ledger.Act;
import io.callsync.ledger.KeptRecord;
import io.callsync.ledger.LedgerFile;
import io.callsync.ledger.OutcomeKind;
import io.callsync.provider.ProviderFormat;
import io.callsync.report.ReplayReport;
import io.callsync.settings.JobFile;
import io.callsync.source.ExportSource;
import io.callsync.source.Spool;
import io.callsync.source.SpooledFile;
import io.callsync.writing.FileItem;
import io.callsync.writing.ReplayWriter;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * One replay of a job's records, by whoever holds its lease. Records that were kept whole are mapped from their bytes; the others
 * are read from their file again, each file once. Not thread-safe.
 */
final class ReplayUnderLease {

    static final int CHUNK = 500;

    private final JobFile job;
    private final ProviderFormat format;
    private final long epoch;
    private final Act act;
    private final ReplayWriter writer;
    private final TransactionTemplate transaction;
    private final StopSignal stop;
    private final Map<Long, Unread> unread = new LinkedHashMap<>();
    private final Map<OutcomeKind, Long> outcomes = new EnumMap<>(OutcomeKind.class);
    private final Map<String, Long> quarantined = new TreeMap<>();
    private final List<String> notRead = new ArrayList<>();
    private long recordsNotRead;

    /** Records of a file that have to be read from it, by number. */
    private record Unread(LedgerFile file, TreeMap<Long, KeptRecord> records) {}

    ReplayUnderLease(
            JobFile job, long epoch, Act act, ReplayWriter writer, TransactionTemplate transaction, StopSignal stop) {
        this.job = job;
        this.format = job.format();
        this.epoch = epoch;
        this.act = act;
        this.writer = writer;
        this.transaction = transaction;
        this.stop = stop;
    }

    /** Replays those that were kept whole, and remembers the others. */
    void take(List<KeptRecord> page) throws IOException {
        Map<Long, KeptRecord> foreign = new TreeMap<>();
        List<ReplayWriter.Item> items = new ArrayList<>();
        for (KeptRecord record : page) {
            if (!record.provider().equals(format.name())) {
                foreign.put(record.id(), record);
                continue;
            }
            Optional<FileItem.Mapped> alone = alone(record);
            if (alone.isPresent()) {
                items.add(new ReplayWriter.Item(record.id(), alone.get()));
            } else {
                unread.computeIfAbsent(record.file().id(), id -> new Unread(record.file(), new TreeMap<>()))
                        .records()
                        .put(record.number(), record.withoutBytes());
            }
        }
        write(items);
        if (!foreign.isEmpty()) {
            leave(foreign.values(), "the job reads another provider now, " + format.name());
        }
    }

    /** The record as it is mapped on its own, unless its bytes are not exactly one record. */
    private Optional<FileItem.Mapped> alone(KeptRecord record) throws IOException {
        if (!record.isWhole() || !showsItsLayout(record)) {
            return Optional.empty();
        }
        try (OpenExport open = OpenExport.open(format, job.limits().record(), record.file(), new KeptFile(record))) {
            return open.next() instanceof FileItem.Mapped mapped
                            && mapped.rawSize() == record.rawSize()
                            && open.next() instanceof FileItem.Ended
                    ? Optional.of(mapped.at(record.number(), record.position()))
                    : Optional.empty();
        } catch (UnreadableFile e) {
            return Optional.empty();
        }
    }

    /** Separated values need the names of their columns or, without, a delimiter that other rows cannot tell better. */
    private boolean showsItsLayout(KeptRecord record) {
        try {
            return !(format.layout(new KeptFile(record).head()).dialect() instanceof Dialect.Csv csv)
                    || record.header() != null
                            && (csv.header() || csv.delimiters().length() == 1);
        } catch (UnreadableFile e) {
            return false;
        }
    }

    boolean needsFiles() {
        return !unread.isEmpty();
    }

    /** Replays the others, unless it is told to stop. */
    void takeFromFiles(ExportSource source, Spool spool) throws IOException {
        for (Unread file : unread.values()) {
            if (stop.isGiven()) {
                return;
            }
            try (SpooledFile fetched = fetch(file.file(), source, spool)) {
                takeFrom(fetched, file);
            } catch (UnreadableFile | ExportSource.Vanished | ExportSource.Replaced e) {
                leave(file.records().values(), e.getMessage());
            }
        }
    }

    private SpooledFile fetch(LedgerFile file, ExportSource source, Spool spool) throws IOException {
        // one file at a time: whatever fits the spool at all has room
        return spool.fetch(
                source,
                spool.placeAtOnce(file.object()).orElseThrow(),
                job.limits().file(),
                job.limits().expansion());
    }

    private void takeFrom(SpooledFile fetched, Unread file) throws IOException {
        List<ReplayWriter.Item> items = new ArrayList<>();
        try (OpenExport open = OpenExport.open(format, job.limits().record(), file.file(), fetched)) {
            while (!stop.isGiven() && !file.records().isEmpty() && open.next() instanceof FileItem.Mapped mapped) {
                KeptRecord wanted = file.records().get(mapped.number());
                if (wanted != null && wanted.position() == mapped.position()) {
                    file.records().remove(mapped.number());
                    items.add(new ReplayWriter.Item(wanted.id(), mapped));
                }
                if (items.size() == CHUNK) {
                    write(items);
                    items.clear();
                }
            }
        }
        write(items);
        if (!file.records().isEmpty() && !stop.isGiven()) {
            leave(file.records().values(), file.file().uri() + ": its records no longer lie where they lay");
        }
    }

    private void leave(Collection<KeptRecord> records, String why) {
        List<KeptRecord> left = List.copyOf(records);
        for (int from = 0; from < left.size(); from += CHUNK) {
            Map<Long, String> reasons = new TreeMap<>();
            left.subList(from, Math.min(left.size(), from + CHUNK)).forEach(record -> reasons.put(record.id(), why));
            transaction.executeWithoutResult(status -> writer.notRead(job.name(), epoch, reasons, act));
        }
        notRead.add(why);
        recordsNotRead += left.size();
    }

    private void write(List<ReplayWriter.Item> items) {
        if (items.isEmpty()) {
            return;
        }
        transaction
                .execute(status -> writer.write(job.name(), epoch, format, items, act))
                .forEach(decided -> {
                    if (decided.reason() == null) {
                        outcomes.merge(decided.outcome(), 1L, Long::sum);
                    } else {
                        quarantined.merge(decided.reason(), 1L, Long::sum);
                    }
                });
    }

    ReplayReport report() {
        return ReplayReport.of(job.name(), outcomes, quarantined, recordsNotRead, notRead, stop.isGiven());
    }
}
