package io.callsync.health;

import io.callsync.ledger.NotReady;
import io.callsync.report.Severity;
import java.util.List;

/**
 * One thing that a check has to say.
 *
 * @param next what to type, or null for what the check says
 * @param cause what was thrown, or null
 */
record Answer(Severity severity, String what, String next, Throwable cause) {

    static List<Answer> ok(String what) {
        return List.of(new Answer(Severity.OK, what, null, null));
    }

    static Answer attention(String what, String next) {
        return new Answer(Severity.ATTENTION, what, next, null);
    }

    static Answer broken(String what, String next) {
        return new Answer(Severity.BROKEN, what, next, null);
    }

    static List<Answer> skipped(String what) {
        return List.of(new Answer(Severity.SKIPPED, what, null, null));
    }

    /** @param words what the exception means to the operator */
    static Answer thrown(Throwable cause, String words) {
        return cause instanceof NotReady notReady
                ? new Answer(Severity.BROKEN, notReady.problem(), notReady.next(), cause)
                : new Answer(Severity.BROKEN, words, null, cause);
    }

    /** Where nothing is wrong, one answer that says so. */
    static List<Answer> orOk(List<Answer> problems, String what) {
        return problems.isEmpty() ? ok(what) : problems;
    }
}
