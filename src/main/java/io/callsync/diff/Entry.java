package io.callsync.diff;

import io.callsync.call.Delivery;

/**
 * A record of the night that tells of a call, or told of it when it was loaded.
 *
 * @param callId the call's id
 * @param delivery what it is mapped to now, or null when it is refused
 * @param refusal why it is refused, as {@code filtered: internal}; else null
 * @param open whether it waits in quarantine
 */
record Entry(long fileId, long number, String callId, Delivery delivery, String refusal, boolean open) {}
