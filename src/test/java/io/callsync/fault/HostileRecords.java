package io.callsync.fault;

import io.callsync.call.Rejection;
import io.callsync.container.Containers;
import io.callsync.container.Dialect;
import io.callsync.container.FieldKey;
import io.callsync.container.RawRecord;
import io.callsync.container.RecordReader;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;

/**
 * Run in a process with little memory: reads a file of one record that is made to take much, between two good ones. Prints an
 * outcome each, and the most milliseconds of the processor that one of them took.
 */
final class HostileRecords {

    private static final String GOOD = "{\"id\":\"1\"}";

    private enum Key implements FieldKey {
        ID;

        @Override
        public List<String> paths() {
            return List.of("/id");
        }
    }

    private HostileRecords() {}

    /** @param args what stands before, over and over, and behind in the hostile record; how often; the limit of a record */
    public static void main(String[] args) throws IOException {
        InputStream in = joined(text(GOOD + "\n" + args[0]), repeated(args[1], Long.parseLong(args[3])));
        Dialect dialect = new Dialect.Json(Set.of(), List.of(Key.values()));
        StringBuilder outcomes = new StringBuilder();
        ThreadMXBean threads = ManagementFactory.getThreadMXBean();
        long slowest = 0;
        long begin = threads.getCurrentThreadCpuTime();
        try (RecordReader reader =
                Containers.open(joined(in, text(args[2] + "\n" + GOOD + "\n")), dialect, Integer.parseInt(args[4]))) {
            for (RawRecord record = reader.next(); record != null; record = reader.next()) {
                outcomes.append(outcome(reader, record)).append(' ');
                long end = threads.getCurrentThreadCpuTime();
                slowest = Math.max(slowest, end - begin);
                begin = end;
            }
        }
        System.out.println(outcomes + "in " + TimeUnit.NANOSECONDS.toMillis(slowest) + " ms");
    }

    private static String outcome(RecordReader reader, RawRecord record) {
        try {
            return reader.fields(record).text(Key.ID);
        } catch (Rejection e) {
            return e.outcome().reason().code();
        }
    }

    private static InputStream text(String text) {
        return new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8));
    }

    private static InputStream joined(InputStream one, InputStream other) {
        return new SequenceInputStream(one, other);
    }

    private static InputStream repeated(String pattern, long times) {
        byte[] bytes = pattern.getBytes(StandardCharsets.UTF_8);
        return new InputStream() {
            private final long end = times * bytes.length;
            private long at;

            @Override
            public int read() {
                return at < end ? bytes[(int) (at++ % bytes.length)] : -1;
            }

            @Override
            public int read(byte[] target, int offset, int most) {
                int count = (int) Math.min(most, end - at);
                for (int i = 0; i < count; i++) {
                    target[offset + i] = (byte) read();
                }
                return count == 0 && most > 0 ? -1 : count;
            }
        };
    }
}
