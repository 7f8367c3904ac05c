package io.callsync.ledger;

/** The database user lacks a right; the message names it, and the statement that gives it. */
public final class MissingGrant extends RuntimeException {

    private static final long serialVersionUID = 1L;

    MissingGrant(String message) {
        super(message);
    }
}
