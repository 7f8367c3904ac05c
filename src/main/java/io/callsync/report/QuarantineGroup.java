package io.callsync.report;

import java.time.Instant;

/**
 * Quarantined records of one reason.
 *
 * @param oldest and newest: when the first and the last of them were put aside
 * @param exampleId the newest of them, and its message
 */
public record QuarantineGroup(
        String reason, long records, long jobs, Instant oldest, Instant newest, long exampleId, String example) {}
