package io.callsync.writing;

import io.callsync.call.Leg;
import java.util.List;
import java.util.TreeMap;

/**
 * What the records of a chunk make of one call.
 *
 * @param row the row they leave, the stored instance when nothing changes; null while they do not make a call
 * @param legs the legs to be stored, or null when they have not changed
 * @param verdicts one for each record, in order
 */
record Merged(CallRow row, TreeMap<String, Leg> legs, List<Verdict> verdicts) {}
