package io.callsync.call;

/** Thrown while a record is being mapped, and turned into {@link Outcome.Quarantined} at once. Cheap: no stack trace. */
public final class Rejection extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final Reason reason;
    private final String field;

    public Rejection(Reason reason, String field, String message) {
        super(message, null, false, false);
        this.reason = reason;
        this.field = field;
    }

    public Outcome.Quarantined outcome() {
        return new Outcome.Quarantined(reason, field, getMessage());
    }
}
