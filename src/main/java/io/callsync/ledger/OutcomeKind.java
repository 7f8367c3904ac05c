package io.callsync.ledger;

import java.util.Locale;

/** What became of a record; every record of a file has exactly one. Each is a column of {@code callsync_export_files}. */
public enum OutcomeKind {
    /** Made a new call. */
    INSERTED,
    /** Changed what a call says. */
    UPDATED,
    /** Said nothing new. */
    UNCHANGED,
    /** Older than what is known of the call. */
    SUPERSEDED,
    /** The same record again within one file. */
    DUPLICATE,
    /** Not a call with a customer, or a leg whose call has not come yet. */
    FILTERED,
    /** Kept aside with its reason. */
    QUARANTINED;

    public String column() {
        return name().toLowerCase(Locale.ROOT);
    }
}
