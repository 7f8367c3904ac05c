package io.callsync.matching;

import java.time.Instant;
import java.util.List;

/**
 * Why a call has its lead and its user, or none.
 *
 * @param leads all who have the customer's number, the oldest first
 * @param leadId the one of them that the call belongs to, or null
 * @param leadExisted whether that one existed when the call began; otherwise it is the first that was created afterwards
 * @param userId null when nobody matches
 * @param userBy {@code e-mail} or {@code number}, or null
 */
public record MatchReasons(List<Candidate> leads, Long leadId, boolean leadExisted, Long userId, String userBy) {

    /** A lead with the number. @param createdAt null where the CRM does not say */
    public record Candidate(long id, Instant createdAt) {}
}
