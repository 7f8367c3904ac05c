package io.callsync.report;

import io.callsync.ledger.FileState;
import io.callsync.ledger.OutcomeKind;
import java.time.Instant;
import java.time.LocalDate;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
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
 * @param counters filtered and quarantined records by reason, and notes, summed over the files
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
        List<Counter> counters) {

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
            Map<OutcomeKind, Long> counts) {}

    /** How the reason of a run begins that found a promise broken. */
    public static final String BROKEN_PROMISE = "a promise is broken: ";

    /** What follows the numbers where a run asks for attention because of its quarantined records. */
    public static final String TOO_MANY_QUARANTINED = " records are quarantined, more than ";

    /** @param kind filtered, quarantined, purged or noted */
    public record Counter(String kind, String name, long n) {}

    /** Whether it failed because the tables are not what they must be. */
    boolean brokeAPromise() {
        return reason != null && reason.startsWith(BROKEN_PROMISE);
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
