package io.callsync.report;

import io.callsync.ledger.OutcomeKind;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Map;

/**
 * How a job's business date stands, whichever runs loaded it.
 *
 * @param complete whether all of it is in
 * @param since since when it is complete or not; null when no run has closed it
 * @param problem why it is not complete, or null
 * @param files those that are or should be loaded
 */
public record DateState(
        LocalDate date,
        boolean complete,
        Instant since,
        String problem,
        long files,
        long filesLoaded,
        long records,
        Map<OutcomeKind, Long> outcomes) {

    /** Of a date that nobody can ask for. */
    public static DateState unknown(LocalDate date) {
        return new DateState(date, false, null, null, 0, 0, 0, Map.of());
    }
}
