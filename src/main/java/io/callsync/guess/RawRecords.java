package io.callsync.guess;

import io.callsync.container.Containers;
import io.callsync.container.Dialect;
import io.callsync.container.RawRecord;
import io.callsync.container.RecordReader;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** Goes through the first records of a sample. Stateless. */
final class RawRecords {

    private static final int MOST = 1_000;

    private RawRecords() {}

    /** Takes one record. */
    @FunctionalInterface
    interface Visitor {

        /** @return whether it could be read */
        boolean take(RecordReader reader, RawRecord record);
    }

    /**
     * Without the last record of the sample where it may be torn.
     *
     * @return how many could not be read
     */
    static int each(SampleBytes sample, Dialect dialect, Visitor visitor) throws IOException {
        try (RecordReader reader = Containers.open(sample.open(), dialect, SampleBytes.RECORD_LIMIT)) {
            List<RawRecord> records = new ArrayList<>();
            RawRecord raw = reader.next();
            while (raw != null && records.size() < MOST) {
                records.add(raw);
                raw = reader.next();
            }
            if (raw == null && !sample.whole() && !records.isEmpty()) {
                records.remove(records.size() - 1);
            }
            return (int) records.stream()
                    .filter(record -> record.damage() != null || !visitor.take(reader, record))
                    .count();
        }
    }
}
