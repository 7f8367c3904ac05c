package io.callsync.ledger;

/** The database answers, and is not ready for what was asked; the message says why, and what to type. */
public final class NotReady extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final String problem;
    private final String next;

    /** @param next a command, or a statement for the database's administrator */
    NotReady(String problem, String next) {
        super("%s; type: %s".formatted(problem, next));
        this.problem = problem;
        this.next = next;
    }

    public String problem() {
        return problem;
    }

    public String next() {
        return next;
    }
}
