package io.callsync.report;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;

/**
 * What the present mapping makes of a night beside what its tables hold, summed up.
 *
 * @param field the only field that was compared, or null
 * @param records how many were mapped anew
 * @param refused records that are filtered or quarantined now, by {@code quarantined: reason}, the most first
 * @param replayable quarantined records, still open, that are accepted now
 * @param calls how many of each kind; all kinds are there
 * @param fields what would change, the most calls first
 * @param redelivered changed calls that the same records would change so if they were delivered once more
 * @param directory changed calls of which only lead or user differ
 * @param files those of the night
 */
public record DiffReport(
        String job,
        LocalDate date,
        String field,
        long records,
        Map<String, Long> refused,
        long replayable,
        Map<DiffKind, Long> calls,
        Map<String, Long> refusedCalls,
        List<Field> fields,
        long redelivered,
        long directory,
        List<File> files) {

    /**
     * @param values the changes that most calls have
     * @param others calls with any other change
     */
    public record Field(String field, long calls, List<Value> values, long others) {}

    /** What became of a value: of one that is nobody's business or never the same, only in which way. */
    public record Value(String stored, String made, long calls) {}

    /** @param unread why it could not be read, or null */
    public record File(String uri, long records, String unread) {}

    /** Whether anything would be different, or cannot be told. */
    public boolean needsAttention() {
        return calls.entrySet().stream().anyMatch(kind -> kind.getKey().isDifference() && kind.getValue() > 0)
                || unread() > 0;
    }

    public long calls(DiffKind kind) {
        return calls.get(kind);
    }

    long unread() {
        return files.stream().filter(file -> file.unread() != null).count();
    }
}
