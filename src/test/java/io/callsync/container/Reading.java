package io.callsync.container;

import io.callsync.call.Outcome;
import io.callsync.call.Rejection;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.Set;

/** Reads whole texts in tests. */
final class Reading {

    static final int LIMIT = 1 << 20;

    private Reading() {}

    enum Key implements FieldKey {
        ID("/id"),
        AGENT("/user/email", "/agent"),
        TAGS("/tags/*/name");

        private final List<String> paths;

        Key(String... paths) {
            this.paths = List.of(paths);
        }

        @Override
        public List<String> paths() {
            return paths;
        }
    }

    static Dialect json(String... lists) {
        return new Dialect.Json(Set.of(lists), List.of(Key.values()));
    }

    static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    static List<RawRecord> read(String text, Dialect dialect) throws IOException {
        return read(new ByteArrayInputStream(utf8(text)), dialect, LIMIT);
    }

    static List<RawRecord> read(InputStream in, Dialect dialect, int limit) throws IOException {
        List<RawRecord> records = new ArrayList<>();
        try (RecordReader reader = Containers.open(in, dialect, limit)) {
            for (RawRecord record = reader.next(); record != null; record = reader.next()) {
                records.add(record);
            }
        }
        return records;
    }

    /** Each record as its text, damaged ones as their reason's code before it. */
    static List<String> texts(List<RawRecord> records) {
        return records.stream()
                .map(record -> (record.damage() == null ? "" : record.damage().code() + ": ")
                        + new String(record.bytes(), StandardCharsets.UTF_8))
                .toList();
    }

    /** The fields of the only record. */
    static Fields fields(byte[] content, Dialect dialect) throws IOException {
        try (RecordReader reader = Containers.open(new ByteArrayInputStream(content), dialect, LIMIT)) {
            return reader.fields(reader.next());
        }
    }

    /** The code of the reason why the only record cannot be read. */
    static String rejection(byte[] content, Dialect dialect) throws IOException {
        try {
            fields(content, dialect);
            return "none";
        } catch (Rejection e) {
            Outcome.Quarantined outcome = e.outcome();
            return outcome.reason().code();
        }
    }

    /** A stream that hands out 1 to 7 bytes at a time. */
    static InputStream trickling(byte[] content, Random random) {
        return new ByteArrayInputStream(content) {
            @Override
            public synchronized int read(byte[] target, int offset, int length) {
                return super.read(target, offset, Math.min(length, 1 + random.nextInt(7)));
            }
        };
    }
}
