package io.callsync.bench;

/**
 * What a process took, from its start to its end.
 *
 * @param clientCpu seconds; null where the system does not tell
 * @param serverCpu seconds of the database server in that time; null when it runs elsewhere
 * @param peakRssMib null where the system does not tell
 */
record Usage(double seconds, Double clientCpu, Double serverCpu, Long peakRssMib) {}
