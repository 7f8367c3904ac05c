package io.callsync.call;

/**
 * Names one external call for ever: the provider and the id that the provider gave the whole conversation.
 * Ids are compared byte for byte, so ids that differ only in case are different calls.
 */
public record CallKey(String provider, String externalId) {

    /** Longest id that the tables hold, in characters. */
    public static final int MAX_LENGTH = 128;
}
