package io.callsync.container;

import io.callsync.call.Reason;

/**
 * One record as it lies in the file.
 *
 * @param number 1 for the first record of the file; every number has exactly one outcome
 * @param position offset of the record's first byte in the decompressed stream
 * @param bytes the record's own bytes, at most the record limit (a longer one is cut)
 * @param damage why it cannot be read as a record at all, or null
 */
public record RawRecord(long number, long position, byte[] bytes, Reason damage) {}
