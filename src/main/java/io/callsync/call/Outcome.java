package io.callsync.call;

import java.util.Set;

/** What mapping makes of one record: exactly one of these, never an exception. */
public sealed interface Outcome {

    /** A call, or a leg of one, to be written. */
    record Accepted(Delivery delivery, Set<Note> notes) implements Outcome {}

    /**
     * Not a call with a customer: counted by reason, never a row.
     *
     * @param reason stable code such as internal, not-voice, leg
     */
    record Filtered(String reason) implements Outcome {}

    /**
     * A record that cannot be trusted, kept with its reason until somebody mends it.
     *
     * @param message readable, names the field and what was expected, holds no personal data beyond the field's value
     * @param field the provider's field, or null when the record as a whole is at fault
     */
    record Quarantined(Reason reason, String field, String message) implements Outcome {}
}
