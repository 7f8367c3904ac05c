package io.callsync.provider.declared;

/** Longest texts that the tables hold, in characters. */
final class Limit {

    static final int STATUS = 255;
    static final int AGENT = 254;
    static final int DESCRIPTION = 4000;

    private Limit() {}
}
