package io.callsync.provider.golden;

import io.callsync.call.Delivery;
import io.callsync.call.Note;
import io.callsync.call.Outcome;
import io.callsync.call.Rejection;
import io.callsync.container.Containers;
import io.callsync.container.RawRecord;
import io.callsync.container.RecordReader;
import io.callsync.container.UnreadableFile;
import io.callsync.provider.DeliveryCheck;
import io.callsync.provider.FileFacts;
import io.callsync.provider.Layout;
import io.callsync.provider.ProviderFactory;
import io.callsync.provider.ProviderFormat;
import io.callsync.provider.golden.GoldenResult.Line;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;

/** Reads the input files of one golden pair through the real containers, mapping and checks. */
final class GoldenRun {

    private static final int HEAD = 1 << 16;
    private static final int RECORD_LIMIT = 1 << 20;

    private final ProviderFormat format;
    private final List<Delivery> deliveries = new ArrayList<>();
    private final List<Line> filtered = new ArrayList<>();
    private final List<Line> quarantined = new ArrayList<>();
    private final List<Line> unreadable = new ArrayList<>();
    private final List<Note> notes = new ArrayList<>();
    private Instant exportedAt;

    GoldenRun(ProviderFactory provider, GoldenSettings settings) {
        format = provider.forJob(settings.context());
        exportedAt = settings.exportedAt();
    }

    void read(Path file) throws IOException {
        byte[] content = withoutByteOrderMark(Files.readAllBytes(file));
        String name = file.getFileName().toString();
        try {
            Layout layout = format.layout(Arrays.copyOf(content, Math.min(HEAD, content.length)));
            try (RecordReader reader =
                    Containers.open(new ByteArrayInputStream(content), layout.dialect(), RECORD_LIMIT)) {
                for (RawRecord record = reader.next(); record != null; record = reader.next()) {
                    keep(name, record.number(), map(reader, record, layout));
                }
            }
        } catch (UnreadableFile e) {
            unreadable.add(new Line(name, null, null, e.reason(), null));
        }
        exportedAt = exportedAt.plus(Duration.ofDays(1));
    }

    GoldenRun reversed() {
        Collections.reverse(deliveries);
        return this;
    }

    GoldenResult result() {
        var calls = new GoldenCalls(format);
        deliveries.forEach(calls::take);
        return calls.result(filtered, quarantined, notes, unreadable);
    }

    private Outcome map(RecordReader reader, RawRecord record, Layout layout) {
        if (record.damage() != null) {
            return new Outcome.Quarantined(record.damage(), null, "damaged");
        }
        try {
            Outcome outcome = layout.mapper().map(reader.fields(record), new FileFacts(exportedAt));
            if (outcome instanceof Outcome.Accepted accepted) {
                DeliveryCheck.check(accepted.delivery());
            }
            return outcome;
        } catch (Rejection e) {
            return e.outcome();
        }
    }

    private void keep(String file, long number, Outcome outcome) {
        if (outcome instanceof Outcome.Accepted accepted) {
            deliveries.add(accepted.delivery());
            notes.addAll(accepted.notes());
        } else if (outcome instanceof Outcome.Filtered dropped) {
            filtered.add(new Line(file, number, null, dropped.reason(), null));
        } else if (outcome instanceof Outcome.Quarantined bad) {
            quarantined.add(new Line(file, number, null, bad.reason().code(), bad.field()));
        }
    }

    private static byte[] withoutByteOrderMark(byte[] content) {
        boolean marked = content.length >= 3
                && content[0] == (byte) 0xEF
                && content[1] == (byte) 0xBB
                && content[2] == (byte) 0xBF;
        return marked ? Arrays.copyOfRange(content, 3, content.length) : content;
    }
}
