package io.callsync.diff;

import io.callsync.call.Delivery;
import io.callsync.call.Outcome;
import io.callsync.ledger.QuarantineState;
import io.callsync.provider.ProviderFormat;
import io.callsync.report.DiffTally;
import io.callsync.rereading.Rereading;
import io.callsync.writing.FileItem;
import io.callsync.writing.RecordFates;
import java.io.IOException;
import java.io.UncheckedIOException;

/** Takes the records of one file, counts them, and puts aside by call those that a call's rows may depend on. Not thread-safe. */
final class Sorting implements Rereading.Reader {

    private final Partitions partitions;
    private final DiffTally tally;
    private final Pages<String> written;
    private final Pages<QuarantineState> quarantined;

    Sorting(long file, RecordFates fates, Partitions partitions, DiffTally tally) {
        this.partitions = partitions;
        this.tally = tally;
        this.written = new Pages<>(from -> fates.written(file, from));
        this.quarantined = new Pages<>(from -> fates.quarantined(file, from));
    }

    @Override
    public void take(ProviderFormat format, FileItem.Mapped item, byte[] raw) {
        QuarantineState state = quarantined.of(item.number());
        String writtenId = written.of(item.number());
        String refusal = refusal(item.outcome());
        tally.record(refusal);
        if (item.outcome() instanceof Outcome.Accepted accepted) {
            accepted(item, accepted.delivery(), state);
            refusal = "accepted as another call";
        }
        if (writtenId != null && !writtenId.equals(id(item.outcome()))) {
            add(new Entry(item.file().id(), item.number(), writtenId, null, refusal, false));
        }
    }

    private void accepted(FileItem.Mapped item, Delivery delivery, QuarantineState state) {
        // one that was resolved is not wanted, whatever it says now
        if (state == QuarantineState.RESOLVED) {
            return;
        }
        boolean open = state == QuarantineState.OPEN;
        if (open) {
            tally.replayable();
        }
        add(new Entry(item.file().id(), item.number(), delivery.key().externalId(), delivery, null, open));
    }

    private void add(Entry entry) {
        try {
            partitions.add(entry);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String id(Outcome outcome) {
        return outcome instanceof Outcome.Accepted accepted
                ? accepted.delivery().key().externalId()
                : null;
    }

    private static String refusal(Outcome outcome) {
        if (outcome instanceof Outcome.Filtered filtered) {
            return "filtered: " + filtered.reason();
        }
        return outcome instanceof Outcome.Quarantined quarantined
                ? "quarantined: " + quarantined.reason().code()
                : null;
    }
}
