package io.callsync.ledger;

/**
 * What it took to read a file to its end.
 *
 * @param millis from the beginning of its fetch, without waiting for a reader in between; of a file that fills several chunks, the
 *     writing of all but the last is in it
 * @param retries how often the source was asked for it again
 */
public record Reading(long millis, long retries) {

    /** Of a file that has not come to its end, or was not fetched. */
    public static final Reading NONE = new Reading(0, 0);
}
