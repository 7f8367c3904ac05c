package io.callsync.writing;

import io.callsync.call.Outcome;
import io.callsync.call.RecordKey;
import io.callsync.ledger.Act;
import io.callsync.ledger.OutcomeKind;
import io.callsync.ledger.QuarantineLedger;
import io.callsync.ledger.Run;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.springframework.stereotype.Component;

/**
 * Resolves quarantined records whose call, or leg, comes again and is accepted, in the chunk's transaction. The new record must say
 * that the call is over and must not be older than what is known of it, or what the quarantined one had to tell may be missing. Asks
 * the database only in chunks with such a call; which calls those are is read once a run. Thread-safe.
 */
@Component
class Arrivals {

    private final QuarantineLedger quarantine;
    private volatile Watch watch = new Watch(null, new AwaitedCalls());

    Arrivals(QuarantineLedger quarantine) {
        this.quarantine = quarantine;
    }

    private record Watch(Run run, AwaitedCalls calls) {}

    /** Where a record stands in the order of the chunk. */
    private record Place(FileItem.Mapped record, int index) {}

    /** @param records of the chunk in order, the quarantined ones of which have been inserted */
    void resolve(Run run, String provider, List<FileItem.Mapped> records, Map<FileItem, Verdict> verdicts) {
        AwaitedCalls awaited = awaited(run, provider);
        watchFor(records, verdicts, awaited);
        if (awaited.isEmpty()) {
            return;
        }
        Map<RecordKey, Place> arrived = arrived(records, verdicts, awaited);
        if (!arrived.isEmpty()) {
            resolve(run, provider, arrived, places(records, verdicts));
        }
    }

    private AwaitedCalls awaited(Run run, String provider) {
        Watch known = watch;
        if (run.equals(known.run())) {
            return known.calls();
        }
        synchronized (this) {
            if (!run.equals(watch.run())) {
                AwaitedCalls calls = new AwaitedCalls();
                quarantine.awaited(provider, calls::add);
                watch = new Watch(run, calls);
            }
            return watch.calls();
        }
    }

    private static void watchFor(List<FileItem.Mapped> records, Map<FileItem, Verdict> verdicts, AwaitedCalls awaited) {
        for (FileItem.Mapped record : records) {
            if (verdicts.get(record).kind() == OutcomeKind.QUARANTINED && record.key() != null) {
                awaited.add(record.key().callId());
            }
        }
    }

    /** The last of the records of each awaited call. */
    private static Map<RecordKey, Place> arrived(
            List<FileItem.Mapped> records, Map<FileItem, Verdict> verdicts, AwaitedCalls awaited) {
        Map<RecordKey, Place> arrived = new HashMap<>();
        for (int i = 0; i < records.size(); i++) {
            FileItem.Mapped record = records.get(i);
            if (record.outcome() instanceof Outcome.Accepted accepted
                    && awaited.mayHave(accepted.delivery().key().externalId())
                    && accepted.delivery().version().isFinal()
                    && isNews(verdicts.get(record).kind())) {
                arrived.put(record.key(), new Place(record, i));
            }
        }
        return arrived;
    }

    private static boolean isNews(OutcomeKind kind) {
        return kind != OutcomeKind.QUARANTINED && kind != OutcomeKind.SUPERSEDED;
    }

    /** Where the chunk's own quarantined records stand, by file and number. */
    private static Map<List<Long>, Integer> places(List<FileItem.Mapped> records, Map<FileItem, Verdict> verdicts) {
        Map<List<Long>, Integer> places = new HashMap<>();
        for (int i = 0; i < records.size(); i++) {
            FileItem.Mapped record = records.get(i);
            if (verdicts.get(record).kind() == OutcomeKind.QUARANTINED) {
                places.put(List.of(record.file().id(), record.number()), i);
            }
        }
        return places;
    }

    private void resolve(
            Run run, String provider, Map<RecordKey, Place> arrived, Map<List<Long>, Integer> quarantinedNow) {
        Set<String> calls = new TreeSet<>();
        arrived.keySet().forEach(key -> calls.add(key.callId()));
        Map<Long, String> resolved = new TreeMap<>();
        for (QuarantineLedger.OfCall open : quarantine.openOf(provider, calls)) {
            Place place = arrived.get(new RecordKey(open.callId(), open.legId()));
            int index = quarantinedNow.getOrDefault(List.of(open.fileId(), open.number()), -1);
            if (place != null && index < place.index()) {
                FileItem.Mapped from = place.record();
                resolved.put(
                        open.id(),
                        "record %d of %s".formatted(from.number(), from.file().uri()));
            }
        }
        if (!resolved.isEmpty()) {
            Act act = new Act(
                    "callsync", "the call came again in run %s %s and was accepted".formatted(run.job(), run.date()));
            quarantine.arrived(resolved, act);
        }
    }
}
