package io.callsync.ledger;

import java.util.Locale;

/** What somebody did that is kept in {@code callsync_audit}. */
public enum AuditAction {
    EXPLAIN,
    DIFF,
    QUARANTINE_SHOW,
    QUARANTINE_EXPORT,
    PURGE,
    FORGET_BEGUN,
    FORGET_DONE;

    /** As the table has it, and as it is typed. */
    public String code() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
