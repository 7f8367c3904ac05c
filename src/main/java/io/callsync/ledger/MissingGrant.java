package io.callsync.ledger;

/**
 * A right that the database user lacks.
 *
 * @param statement what an administrator types to give it
 */
public record MissingGrant(String right, String table, String statement) {

    public String problem() {
        return "the database user lacks %s on %s".formatted(right, table);
    }

    NotReady notReady() {
        return new NotReady(problem(), statement);
    }
}
