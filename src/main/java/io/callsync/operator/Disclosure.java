package io.callsync.operator;

import io.callsync.ledger.Audit;
import io.callsync.ledger.AuditAction;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Shows personal data as it is, once who wants to see it is kept in {@code callsync_audit}. */
final class Disclosure {

    @Mixin
    private Doer doer;

    @Option(names = "--why", paramLabel = "TEXT", description = "Why personal data is to be seen, for the audit.")
    private String why;

    /** @throws org.springframework.dao.DataAccessException when it cannot be kept: nothing may be shown then */
    void note(Audit audit, AuditAction action, String subject, long n) {
        audit.note(action, subject, n, doer.act(why));
    }
}
