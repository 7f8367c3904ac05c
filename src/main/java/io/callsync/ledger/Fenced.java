package io.callsync.ledger;

/** Another run has taken over, or the ledger is not where this run left it: nothing of this chunk may commit. */
public final class Fenced extends RuntimeException {

    private static final long serialVersionUID = 1L;

    public Fenced(String message) {
        super(message);
    }
}
