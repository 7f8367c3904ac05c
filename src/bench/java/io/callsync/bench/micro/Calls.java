package io.callsync.bench.micro;

import io.callsync.call.CallKey;
import io.callsync.call.Delivery;
import io.callsync.call.Leg;
import io.callsync.call.Outcome;
import io.callsync.call.Rejection;
import io.callsync.container.Containers;
import io.callsync.container.RawRecord;
import io.callsync.container.RecordReader;
import io.callsync.provider.DeliveryCheck;
import io.callsync.provider.FileFacts;
import io.callsync.provider.Folded;
import io.callsync.provider.Layout;
import io.callsync.provider.ProviderFormat;
import io.callsync.source.SpooledFile;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/**
 * Reads a spooled export as a run does: decompresses, splits, reads the fields, maps, checks; where records are legs, folds those of a
 * chunk that belong together.
 */
final class Calls {

    private static final int RECORD_LIMIT = 1 << 20;
    private static final int CHUNK = 2000;
    private static final FileFacts FACTS = new FileFacts(Instant.parse("2026-11-21T00:00:00Z"));

    private final ProviderFormat format;
    private final Consumer<Object> taker;
    private final Map<CallKey, List<Leg>> legs = new HashMap<>();

    private Calls(ProviderFormat format, Consumer<Object> taker) {
        this.format = format;
        this.taker = taker;
    }

    /** @param taker gets each call, and the outcome of each record that is none */
    static void read(ProviderFormat format, SpooledFile file, Consumer<Object> taker) throws IOException {
        new Calls(format, taker).read(file);
    }

    private void read(SpooledFile file) throws IOException {
        Layout layout = format.layout(file.head());
        try (RecordReader reader = Containers.open(file.open(), layout.dialect(), RECORD_LIMIT)) {
            for (RawRecord record = reader.next(); record != null; record = reader.next()) {
                take(map(layout, reader, record));
                if (record.number() % CHUNK == 0) {
                    fold();
                }
            }
        }
        fold();
    }

    private static Outcome map(Layout layout, RecordReader reader, RawRecord record) {
        try {
            Outcome outcome = layout.mapper().map(reader.fields(record), FACTS);
            if (outcome instanceof Outcome.Accepted accepted) {
                DeliveryCheck.check(accepted.delivery());
            }
            return outcome;
        } catch (Rejection rejection) {
            return rejection.outcome();
        }
    }

    private void take(Outcome outcome) {
        Delivery delivery = outcome instanceof Outcome.Accepted accepted ? accepted.delivery() : null;
        if (delivery instanceof Leg leg) {
            legs.computeIfAbsent(leg.key(), key -> new ArrayList<>()).add(leg);
        } else {
            taker.accept(delivery == null ? outcome : delivery);
        }
    }

    private void fold() {
        legs.forEach((key, ofCall) -> {
            Folded folded = format.fold(key, ofCall);
            taker.accept(folded instanceof Folded.Of of ? of.call() : folded);
        });
        legs.clear();
    }
}
