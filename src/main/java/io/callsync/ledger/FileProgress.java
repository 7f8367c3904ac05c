package io.callsync.ledger;

import java.util.EnumMap;
import java.util.Map;
import java.util.TreeMap;

/** What one chunk adds to one file's ledger row. Not thread-safe: belongs to the writer of the chunk. */
public final class FileProgress {

    /** A counter of {@code callsync_file_counts}: why records were filtered or quarantined, or what was noted. */
    record Counter(String kind, String name) implements Comparable<Counter> {
        @Override
        public int compareTo(Counter other) {
            int byKind = kind.compareTo(other.kind);
            return byKind != 0 ? byKind : name.compareTo(other.name);
        }
    }

    private final LedgerFile file;
    private final long from;
    private final Map<OutcomeKind, Long> outcomes = new EnumMap<>(OutcomeKind.class);
    private final Map<Counter, Long> counters = new TreeMap<>();
    private long next;
    private FileState state = FileState.LOADING;
    private String failure;
    private String message;
    private Reading reading = Reading.NONE;
    private Long firstBadRecord;
    private String firstBadReason;

    /** @param from the file's first record in this chunk, which the ledger must be waiting for */
    public FileProgress(LedgerFile file, long from) {
        this.file = file;
        this.from = from;
        this.next = from;
    }

    /** Counts the outcome of the next record. */
    public void record(OutcomeKind outcome) {
        outcomes.merge(outcome, 1L, Long::sum);
        next++;
    }

    public void filtered(String reason) {
        counters.merge(new Counter("filtered", reason), 1L, Long::sum);
    }

    /** Of the record that was counted last. */
    public void quarantined(String reason) {
        if (firstBadReason == null) {
            firstBadRecord = next - 1;
            firstBadReason = reason;
        }
        counters.merge(new Counter("quarantined", reason), 1L, Long::sum);
    }

    /** The record that was counted last had been quarantined for this reason until now. */
    public void noLongerQuarantined(String reason) {
        counters.merge(new Counter("quarantined", reason), -1L, Long::sum);
    }

    public void noted(String note) {
        counters.merge(new Counter("noted", note), 1L, Long::sum);
    }

    /** The file ends in this chunk, loaded or not. */
    public void end(FileState endState, String endFailure, String endMessage, Reading endReading) {
        this.reading = endReading;
        this.state = endState;
        this.failure = endFailure;
        this.message = endMessage;
    }

    public LedgerFile file() {
        return file;
    }

    public long records() {
        return next - from;
    }

    public long count(OutcomeKind outcome) {
        return outcomes.getOrDefault(outcome, 0L);
    }

    public FileState state() {
        return state;
    }

    long from() {
        return from;
    }

    long next() {
        return next;
    }

    Reading reading() {
        return reading;
    }

    /** The first record of this chunk that was quarantined, or null. */
    Long firstBadRecord() {
        return firstBadRecord;
    }

    String firstBadReason() {
        return firstBadReason;
    }

    String failure() {
        return failure;
    }

    String message() {
        return message;
    }

    Map<Counter, Long> counters() {
        return counters;
    }
}
