package io.callsync.ledger;

/** Who has a job, by the database's lock and clock. */
public enum Hold {
    /** Nobody: a run that the ledger calls running has died. */
    FREE,
    /** A process that renews its lease. */
    LIVE,
    /** A process that has not renewed its lease for too long: paused, or cut off from the database. */
    SILENT
}
