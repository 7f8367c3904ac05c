package io.callsync.writing;

import io.callsync.call.Note;
import io.callsync.call.Outcome;
import io.callsync.ledger.OutcomeKind;
import java.util.Set;

/**
 * What became of one record.
 *
 * @param filterReason set when it was filtered
 * @param quarantined set when it was quarantined
 */
record Verdict(OutcomeKind kind, String filterReason, Outcome.Quarantined quarantined, Set<Note> notes) {

    private static final String FORGOTTEN = "a person of this call was forgotten: nothing of its records is kept here";

    static Verdict of(OutcomeKind kind, Set<Note> notes) {
        return new Verdict(kind, null, null, notes);
    }

    /** Of a record that is not written. */
    static Verdict of(Outcome outcome) {
        if (outcome instanceof Outcome.Filtered filtered) {
            return filtered(filtered.reason());
        }
        if (outcome instanceof Outcome.Quarantined quarantined) {
            return quarantined(quarantined);
        }
        throw new IllegalStateException("an accepted record without a verdict");
    }

    static Verdict filtered(String reason) {
        return new Verdict(OutcomeKind.FILTERED, reason, null, Set.of());
    }

    static Verdict quarantined(Outcome.Quarantined outcome) {
        return new Verdict(OutcomeKind.QUARANTINED, null, outcome, Set.of());
    }

    /** The same, but for a quarantined record of a forgotten call: its reason quotes nothing of it. */
    Verdict withoutQuoting(FileItem.Mapped record, Set<String> forgotten) {
        return quarantined == null || !record.isOf(forgotten)
                ? this
                : quarantined(new Outcome.Quarantined(quarantined.reason(), quarantined.field(), FORGOTTEN));
    }
}
