package io.callsync.writing;

import io.callsync.call.About;
import io.callsync.call.Outcome;
import io.callsync.call.RecordKey;
import io.callsync.ledger.Act;
import io.callsync.ledger.OutcomeKind;
import io.callsync.ledger.QuarantineLedger;
import io.callsync.ledger.Run;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.springframework.stereotype.Component;

/**
 * Resolves quarantined records whose call, or leg, comes again and is accepted, in the chunk's transaction. The new record must say
 * that the call is over, and must not be older than the quarantined one or than what is known of the call: else something may be
 * missing. Asks the database only in chunks with such a call; which calls those are is read once a run. Thread-safe.
 */
@Component
class Arrivals {

    private final QuarantineLedger quarantine;
    private volatile Watch watch = new Watch(null, new AwaitedCalls());

    Arrivals(QuarantineLedger quarantine) {
        this.quarantine = quarantine;
    }

    private record Watch(Run run, AwaitedCalls calls) {}

    /** An accepted record, and where it stands in the order of the chunk. */
    private record Arrival(FileItem.Mapped record, int index) {

        /** @param openIndex where the open record stands in the chunk, or -1 when it came before */
        boolean settles(QuarantineLedger.OfCall open, int openIndex) {
            About told = open.about();
            boolean older =
                    told.changedAt() != null && record.about().changedAt().isBefore(told.changedAt());
            return openIndex < index && !older;
        }
    }

    /** @param records of the chunk in order, the quarantined ones of which have been inserted */
    void resolve(Run run, String provider, List<FileItem.Mapped> records, Map<FileItem, Verdict> verdicts) {
        AwaitedCalls awaited = awaited(run, provider);
        Map<List<Long>, Integer> quarantinedNow = quarantined(records, verdicts, awaited);
        if (awaited.isEmpty()) {
            return;
        }
        Map<RecordKey, List<Arrival>> arrivals = arrivals(records, verdicts, awaited);
        if (!arrivals.isEmpty()) {
            resolve(run, open(provider, arrivals.keySet()), arrivals, quarantinedNow);
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

    /** Where the chunk's own quarantined records stand, by file and number; their calls are awaited from now on. */
    private static Map<List<Long>, Integer> quarantined(
            List<FileItem.Mapped> records, Map<FileItem, Verdict> verdicts, AwaitedCalls awaited) {
        Map<List<Long>, Integer> places = new HashMap<>();
        for (int i = 0; i < records.size(); i++) {
            FileItem.Mapped record = records.get(i);
            if (verdicts.get(record).kind() == OutcomeKind.QUARANTINED && record.about() != null) {
                places.put(List.of(record.file().id(), record.number()), i);
                awaited.add(record.about().key().callId());
            }
        }
        return places;
    }

    private static Map<RecordKey, List<Arrival>> arrivals(
            List<FileItem.Mapped> records, Map<FileItem, Verdict> verdicts, AwaitedCalls awaited) {
        Map<RecordKey, List<Arrival>> arrivals = new HashMap<>();
        for (int i = 0; i < records.size(); i++) {
            FileItem.Mapped record = records.get(i);
            if (record.outcome() instanceof Outcome.Accepted accepted
                    && awaited.mayHave(accepted.delivery().key().externalId())
                    && accepted.delivery().version().isFinal()
                    && isNews(verdicts.get(record).kind())) {
                arrivals.computeIfAbsent(record.about().key(), key -> new ArrayList<>())
                        .add(new Arrival(record, i));
            }
        }
        return arrivals;
    }

    private static boolean isNews(OutcomeKind kind) {
        return kind != OutcomeKind.QUARANTINED && kind != OutcomeKind.SUPERSEDED;
    }

    private List<QuarantineLedger.OfCall> open(String provider, Set<RecordKey> keys) {
        Set<String> calls = new TreeSet<>();
        keys.forEach(key -> calls.add(key.callId()));
        return quarantine.openOf(provider, calls);
    }

    private void resolve(
            Run run,
            List<QuarantineLedger.OfCall> open,
            Map<RecordKey, List<Arrival>> arrivals,
            Map<List<Long>, Integer> quarantinedNow) {
        Map<Long, String> resolved = new TreeMap<>();
        for (QuarantineLedger.OfCall record : open) {
            int index = quarantinedNow.getOrDefault(List.of(record.fileId(), record.number()), -1);
            Optional<Arrival> arrival = arrivals.getOrDefault(record.about().key(), List.of()).stream()
                    .filter(candidate -> candidate.settles(record, index))
                    .findFirst();
            arrival.map(Arrival::record)
                    .ifPresent(from -> resolved.put(
                            record.id(),
                            "record %d of %s"
                                    .formatted(from.number(), from.file().uri())));
        }
        quarantine.arrived(
                resolved,
                new Act(
                        "callsync",
                        "the call came again in run %s %s and was accepted".formatted(run.job(), run.date())));
    }
}
