package io.callsync.provider.amazonconnect;

import static io.callsync.call.CallStatus.ANSWERED;
import static io.callsync.call.CallStatus.ATTEMPTED;
import static io.callsync.call.CallStatus.CALLING;
import static io.callsync.call.CallStatus.ERROR;
import static io.callsync.call.CallStatus.PENDING;
import static io.callsync.call.CallStatus.UNANSWERED;

import io.callsync.call.CallStatus;
import io.callsync.call.Direction;
import io.callsync.call.Leg;
import io.callsync.provider.MappingContext;
import java.time.Instant;
import java.util.Optional;

/** Derives the status that Amazon Connect does not record, from who was connected and why the contact ended. Immutable. */
final class StatusTable {

    /** Stands for the status of a contact that waits for its time or for a user before anybody is dialled. */
    static final String NOT_DIALLED = "NOT_DIALLED";

    private final MappingContext context;

    StatusTable(MappingContext context) {
        this.context = context;
    }

    /** The provider's own words: disconnect reason, then machine detection; null when it said nothing. */
    static String providerStatus(Leg leg) {
        String reason = leg.endAt() == null ? null : leg.status();
        return reason == null ? leg.detail() : leg.detail() == null ? reason : reason + "/" + leg.detail();
    }

    /**
     * The contact's status, or null when its disconnect reason or machine detection is not known.
     *
     * @param direction the call's
     * @param customerAt when the customer was connected, or null
     */
    CallStatus of(Leg leg, Direction direction, Instant customerAt) {
        if (leg.endAt() == null) {
            return NOT_DIALLED.equals(leg.status()) ? PENDING : CALLING;
        }
        return override(leg).orElseGet(() -> builtIn(leg, direction, customerAt));
    }

    private Optional<CallStatus> override(Leg leg) {
        return context.statuses().isEmpty()
                ? Optional.empty()
                : context.override(providerStatus(leg))
                        .or(() -> context.override(leg.detail()))
                        .or(() -> context.override(leg.status()));
    }

    private static CallStatus builtIn(Leg leg, Direction direction, Instant customerAt) {
        InitiationMethod method = InitiationMethod.of(leg.method());
        if (direction == Direction.INCOMING) {
            return leg.answeredAt() != null ? ANSWERED : byReason(leg, direction, method);
        }
        Detection detection = method.isSegment() ? Detection.PERSON : Detection.of(leg.detail());
        if (detection.decides()) {
            return detection.status();
        }
        if (customerAt != null && (leg.answeredAt() != null || leg.agent() == null && method.isDialledByUser())) {
            return ANSWERED;
        }
        if (detection == Detection.UNKNOWN) {
            return null;
        }
        boolean nobodyCame = customerAt != null && leg.answeredAt() == null && method.isSystemOriginated();
        return nobodyCame ? UNANSWERED : byReason(leg, direction, method);
    }

    private static CallStatus byReason(Leg leg, Direction direction, InitiationMethod method) {
        boolean outgoing = direction == Direction.OUTGOING;
        CallStatus notAnswered = CallStatus.notAnswered(direction);
        if (leg.status() == null) {
            return notAnswered;
        }
        return switch (leg.status()) {
            case "EXPIRED" -> method.isOfferedToUser() && wasNotDialled(leg) ? UNANSWERED : null;
            case "OUTBOUND_PREVIEW_DISCARDED", "OUTBUND_PREVIEW_DISCARDED" -> outgoing ? ATTEMPTED : null;
            case "TELECOM_UNANSWERED", "TELECOM_TIMEOUT", "TELECOM_BUSY", "TELECOM_ORIGINATOR_CANCEL" -> notAnswered;
            case "TELECOM_NUMBER_INVALID", "TELECOM_POTENTIAL_BLOCKING", "TELECOM_PROBLEM" -> ERROR;
            case "OUTBOUND_DESTINATION_ENDPOINT_ERROR", "OUTBOUND_RESOURCE_ERROR", "OUTBOUND_ATTEMPT_FAILED" -> ERROR;
            case "CUSTOMER_DISCONNECT" -> notAnswered;
            case "CONTACT_FLOW_DISCONNECT", "THIRD_PARTY_DISCONNECT", "CUSTOMER_NEVER_ARRIVED", "OTHER" ->
                outgoing && !method.isSegment() ? null : notAnswered;
            case "AGENT_DISCONNECT" -> outgoing || method.isSegment() ? notAnswered : null;
            default -> null;
        };
    }

    private static boolean wasNotDialled(Leg leg) {
        return leg.connectedAt() == null && leg.answeredAt() == null;
    }
}
