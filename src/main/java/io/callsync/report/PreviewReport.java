package io.callsync.report;

import io.callsync.call.Call;
import io.callsync.ledger.OutcomeKind;
import java.util.List;
import java.util.Map;

/**
 * What a run would make of a file.
 *
 * @param file its address
 * @param whole whether it was read to its end
 * @param failure why a run would load none of it, or null; then there are neither records nor calls
 * @param records how many were read
 * @param counters why records would be filtered or quarantined, and what would be noted, in order of kind and frequency
 * @param calls in the order in which they first came
 */
public record PreviewReport(
        String file,
        String provider,
        boolean whole,
        Failure failure,
        long records,
        Map<OutcomeKind, Long> outcomes,
        List<Counter> counters,
        List<Row> calls) {

    /** @param reason stable code such as wrong-header */
    public record Failure(String reason, String message) {}

    /**
     * @param kind filtered, quarantined or noted
     * @param record the first such record
     * @param field the provider's field, or null
     * @param example what is wrong with the first such record, or null
     */
    public record Counter(String kind, String name, long n, long record, String field, String example) {

        Counter shown(Shown shown) {
            return new Counter(kind, name, n, record, shown.sentence(field), shown.sentence(example));
        }
    }

    /** A call as its row would be. @param record the one that changed it last */
    public record Row(long record, Call call) {}

    public long quarantined() {
        return outcomes.getOrDefault(OutcomeKind.QUARANTINED, 0L);
    }

    /** Whether somebody should look before a night is loaded in this way. */
    public boolean needsAttention() {
        return failure != null || quarantined() > 0;
    }

    /** {@code first 20 records: 18 inserted, 2 quarantined}. */
    String line() {
        if (failure != null) {
            return "unreadable (%s): none of it would be loaded".formatted(failure.reason());
        }
        if (records == 0) {
            return "no records";
        }
        return "%s %s: %s"
                .formatted(whole ? "all" : "the first", Amounts.count(records, "record"), Amounts.outcomes(outcomes));
    }
}
