package io.callsync.provider.amazonconnect;

import static io.callsync.provider.amazonconnect.ContactField.AGENT_CONNECTED_AT;
import static io.callsync.provider.amazonconnect.ContactField.CUSTOMER_CONNECTED_AT;
import static io.callsync.provider.amazonconnect.ContactField.DEQUEUED_AT;
import static io.callsync.provider.amazonconnect.ContactField.DISCONNECTED_AT;
import static io.callsync.provider.amazonconnect.ContactField.ENQUEUED_AT;
import static io.callsync.provider.amazonconnect.ContactField.INITIATED_AT;
import static io.callsync.provider.amazonconnect.ContactField.SCHEDULED_AT;
import static io.callsync.provider.amazonconnect.ContactField.UPDATED_AT;

import io.callsync.call.CallStatus;
import io.callsync.call.Reason;
import io.callsync.call.Rejection;
import io.callsync.call.SourceVersion;
import io.callsync.container.Fields;
import io.callsync.provider.CallChecks;
import io.callsync.provider.Timestamps;
import java.time.Duration;
import java.time.Instant;

/**
 * The times of one contact, checked. All but the first and the last may be null.
 *
 * @param customerConnected when the customer was connected to the system
 * @param updated when the record was last changed
 */
record ContactTimes(
        Instant initiated,
        Instant customerConnected,
        Instant agentConnected,
        Instant ended,
        Instant scheduled,
        boolean queued,
        Instant updated) {

    static ContactTimes of(Fields fields) {
        Instant initiated = time(fields, INITIATED_AT);
        if (initiated == null) {
            throw new Rejection(Reason.NO_START, INITIATED_AT.label(), INITIATED_AT.label() + " is missing");
        }
        Instant agentConnected = time(fields, AGENT_CONNECTED_AT);
        Instant ended = time(fields, DISCONNECTED_AT);
        CallChecks.order(initiated, ended, DISCONNECTED_AT.label());
        if (ended != null && agentConnected != null) {
            CallChecks.order(agentConnected, ended, DISCONNECTED_AT.label());
            CallChecks.duration(Duration.between(agentConnected, ended).toSeconds(), DISCONNECTED_AT.label());
        }
        boolean queued = time(fields, ENQUEUED_AT) != null && time(fields, DEQUEUED_AT) == null;
        Instant updated = time(fields, UPDATED_AT);
        return new ContactTimes(
                initiated,
                time(fields, CUSTOMER_CONNECTED_AT),
                agentConnected,
                ended,
                time(fields, SCHEDULED_AT),
                queued,
                updated != null ? updated : ended != null ? ended : initiated);
    }

    /** Whether nobody has been dialled yet, because the contact waits for its time or for a user. */
    boolean isBeforeDialling() {
        boolean scheduledLater = scheduled != null && scheduled.isAfter(updated);
        return ended == null && customerConnected == null && agentConnected == null && (scheduledLater || queued);
    }

    SourceVersion version(boolean waiting) {
        CallStatus stage = ended != null ? CallStatus.ANSWERED : waiting ? CallStatus.PENDING : CallStatus.CALLING;
        return SourceVersion.of(stage, updated);
    }

    private static Instant time(Fields fields, ContactField field) {
        return Timestamps.iso(fields.text(field), field.label());
    }
}
