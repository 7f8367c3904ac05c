package io.callsync.writing;

import io.callsync.call.CallKey;

/**
 * An older call without a communication.
 *
 * @param id of its call log
 * @param customer the far end in E.164, or null when it is not known
 */
public record UnmatchedCall(long id, CallKey key, String customer) {}
