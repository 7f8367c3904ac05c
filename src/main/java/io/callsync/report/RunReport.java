package io.callsync.report;

import io.callsync.ledger.FileState;
import io.callsync.ledger.OutcomeKind;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * One run as the ledger holds it.
 *
 * @param state running, completed, failed, stopped
 * @param endedAt null while it runs
 * @param attention why a completed run needs a look, or null
 * @param reason why it failed, or null
 * @param startedAt of its last start: a run that failed or stopped is started again
 * @param recordsBefore records that its earlier starts had read
 * @param unsettled files too young to be read
 * @param matchedLater older calls that found their lead
 * @param fetchRetries requests and downloads that the source was asked for again
 * @param retries chunks written again after a collision with another writer
 * @param restarts how often it was started again, by itself or by a command
 * @param quarantineOpen quarantined records of its files with which nobody has dealt yet
 * @param controlTotals empty until the run has ended by comparing them
 */
public record RunReport(
        String job,
        LocalDate date,
        int sequence,
        String state,
        Instant startedAt,
        Instant endedAt,
        String attention,
        String reason,
        long recordsBefore,
        int unsettled,
        long matchedLater,
        long fetchRetries,
        int retries,
        int restarts,
        long quarantineOpen,
        List<File> files,
        List<ControlTotal> controlTotals) {

    /** One file version and what became of its records. */
    public record File(
            long id,
            String uri,
            LocalDate date,
            FileState state,
            String failure,
            String message,
            long size,
            long nextRecord,
            long records,
            Map<OutcomeKind, Long> counts,
            List<Counter> counters,
            List<Account> accounts,
            Work work) {

        /** {@code 3 unknown-status, 1 no-start}: its records of this kind by reason; nothing without. */
        String reasons(String kind) {
            return Counter.list(counters, kind);
        }
    }

    /** Calls that a record of the file wrote last, by the sources. @param talkSeconds the sum of their durations */
    public record Account(String direction, String status, long calls, long talkSeconds) {}

    /**
     * What this run did with a file.
     *
     * @param bytes as stored; 0 where it was not fetched
     * @param readMillis from its fetch to its end; 0 until then
     * @param retries how often the source was asked for it again
     * @param firstBadRecord the first that was quarantined, or null; its reason in the same way
     */
    public record Work(
            long records, long bytes, long readMillis, long retries, Long firstBadRecord, String firstBadReason) {

        /** Records a second; null where it took no time that can be told. */
        Long rate() {
            return readMillis == 0 ? null : Long.valueOf(records * 1000 / readMillis);
        }
    }

    /** How the reason of a run begins that found a promise broken. */
    public static final String BROKEN_PROMISE = "a promise is broken: ";

    /** How the reason of a run begins whose calls are not what the records of its files make. */
    public static final String UNBALANCED = "the night does not balance: ";

    /** What follows the numbers where a run asks for attention because of its quarantined records. */
    public static final String TOO_MANY_QUARANTINED = " records are quarantined, more than ";

    /** @param kind filtered, quarantined, purged or noted */
    public record Counter(String kind, String name, long n) {

        static String list(List<Counter> counters, String kind) {
            return counters.stream()
                    .filter(counter -> counter.kind().equals(kind))
                    .map(counter -> Amounts.number(counter.n()) + ' ' + counter.name())
                    .collect(Collectors.joining(", "));
        }
    }

    /** Filtered, quarantined and noted records by reason, summed over the files, the most frequent first. */
    public List<Counter> counters() {
        Map<List<String>, Long> sums = new HashMap<>();
        files.forEach(file -> file.counters()
                .forEach(counter -> sums.merge(List.of(counter.kind(), counter.name()), counter.n(), Long::sum)));
        return sums.entrySet().stream()
                .map(sum -> new Counter(sum.getKey().get(0), sum.getKey().get(1), sum.getValue()))
                .filter(counter -> counter.n() != 0)
                .sorted(Comparator.comparing(Counter::kind)
                        .thenComparing(Counter::n, Comparator.reverseOrder())
                        .thenComparing(Counter::name))
                .toList();
    }

    /** The first record that this run quarantined, in the order of the files, and where it lies. */
    Optional<File> firstBad() {
        return files.stream()
                .filter(file -> file.work().firstBadRecord() != null)
                .findFirst();
    }

    /** Whether call_logs held what the sources say, at the end of the run; null where nothing was compared. */
    Boolean balanced() {
        return controlTotals.isEmpty()
                ? null
                : Boolean.valueOf(controlTotals.stream().allMatch(ControlTotal::isBalanced));
    }

    /** Bytes of the files that it read, as stored. */
    long bytesRead() {
        return files.stream().mapToLong(file -> file.work().bytes()).sum();
    }

    /** Whether it failed because the tables are not what they must be. */
    boolean brokeAPromise() {
        return reason != null && (reason.startsWith(BROKEN_PROMISE) || reason.startsWith(UNBALANCED));
    }

    public Set<LocalDate> dates() {
        return files.stream().map(File::date).collect(Collectors.toSet());
    }

    public long records() {
        return files.stream().mapToLong(File::records).sum();
    }

    public long bytes() {
        return files.stream().mapToLong(File::size).sum();
    }

    public long files(FileState wanted) {
        return files.stream().filter(file -> file.state() == wanted).count();
    }

    public Map<OutcomeKind, Long> totals() {
        Map<OutcomeKind, Long> totals = new EnumMap<>(OutcomeKind.class);
        for (OutcomeKind kind : OutcomeKind.values()) {
            totals.put(
                    kind,
                    files.stream().mapToLong(file -> file.counts().get(kind)).sum());
        }
        return totals;
    }
}
