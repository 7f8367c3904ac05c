package io.callsync.matching;

import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.Optional;

/**
 * A lead with the customer's number.
 *
 * @param createdAt null where the CRM does not say: as if it had always existed
 */
record Lead(long id, Instant createdAt) {

    static final Comparator<Lead> BY_AGE = Comparator.comparing(Lead::created).thenComparing(Lead::id);

    /**
     * The lead that a call belongs to: the most recently created that existed when the call started; when none existed yet, the
     * first one created afterwards.
     */
    static Optional<Lead> of(Collection<Lead> leads, Instant callStart) {
        Optional<Lead> then =
                leads.stream().filter(lead -> lead.existed(callStart)).max(BY_AGE);
        return then.isPresent() ? then : leads.stream().min(BY_AGE);
    }

    boolean existed(Instant time) {
        return !created().isAfter(time);
    }

    private Instant created() {
        return createdAt == null ? Instant.EPOCH : createdAt;
    }
}
