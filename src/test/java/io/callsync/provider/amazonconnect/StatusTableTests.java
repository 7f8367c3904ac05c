package io.callsync.provider.amazonconnect;

import static io.callsync.provider.amazonconnect.ContactBuilder.aContact;
import static org.assertj.core.api.Assertions.assertThat;

import io.callsync.call.CallStatus;
import io.callsync.call.Direction;
import io.callsync.call.Leg;
import io.callsync.provider.MappingContext;
import io.callsync.provider.PhoneNumbers;
import java.time.ZoneOffset;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class StatusTableTests {

    private final StatusTable builtIn = table(Map.of());

    @ParameterizedTest(name = "{0}, {1}: outgoing {2}, incoming {3}")
    @CsvSource(
            nullValues = "-",
            value = {
                "OUTBOUND,         INBOUND,        -,                                   attempted, interrupted",
                "OUTBOUND,         INBOUND,        CUSTOMER_DISCONNECT,                 attempted, interrupted",
                "OUTBOUND,         INBOUND,        TELECOM_UNANSWERED,                  attempted, interrupted",
                "OUTBOUND,         INBOUND,        TELECOM_TIMEOUT,                     attempted, interrupted",
                "OUTBOUND,         INBOUND,        TELECOM_BUSY,                        attempted, interrupted",
                "OUTBOUND,         INBOUND,        TELECOM_ORIGINATOR_CANCEL,           attempted, interrupted",
                "API,              WEBRTC_API,     TELECOM_NUMBER_INVALID,              error,     error",
                "API,              WEBRTC_API,     TELECOM_POTENTIAL_BLOCKING,          error,     error",
                "API,              WEBRTC_API,     TELECOM_PROBLEM,                     error,     error",
                "API,              WEBRTC_API,     OUTBOUND_DESTINATION_ENDPOINT_ERROR, error,     error",
                "API,              WEBRTC_API,     OUTBOUND_RESOURCE_ERROR,             error,     error",
                "API,              WEBRTC_API,     OUTBOUND_ATTEMPT_FAILED,             error,     error",
                "OUTBOUND,         INBOUND,        CONTACT_FLOW_DISCONNECT,             -,         interrupted",
                "OUTBOUND,         INBOUND,        THIRD_PARTY_DISCONNECT,              -,         interrupted",
                "OUTBOUND,         INBOUND,        CUSTOMER_NEVER_ARRIVED,              -,         interrupted",
                "OUTBOUND,         INBOUND,        OTHER,                               -,         interrupted",
                "OUTBOUND,         INBOUND,        AGENT_DISCONNECT,                    attempted, -",
                "TRANSFER,         TRANSFER,       AGENT_DISCONNECT,                    attempted, interrupted",
                "QUEUE_TRANSFER,   QUEUE_TRANSFER, CONTACT_FLOW_DISCONNECT,             attempted, interrupted",
                "CALLBACK,         INBOUND,        EXPIRED,                             unanswered, -",
                "CAMPAIGN_PREVIEW, INBOUND,        EXPIRED,                             unanswered, -",
                "API,              INBOUND,        EXPIRED,                             -,         -",
                "CAMPAIGN_PREVIEW, INBOUND,        OUTBOUND_PREVIEW_DISCARDED,          attempted, -",
                "CAMPAIGN_PREVIEW, INBOUND,        OUTBUND_PREVIEW_DISCARDED,           attempted, -",
                "OUTBOUND,         INBOUND,        BARGED,                              -,         -",
            })
    void theDisconnectReasonDecidesWhenNobodyWasConnected(
            InitiationMethod out, InitiationMethod in, String reason, String outgoing, String incoming) {
        assertThat(value(aContact("c-1", out).endedAt(30, reason).leg(), Direction.OUTGOING))
                .isEqualTo(outgoing);
        assertThat(value(aContact("c-1", in).endedAt(30, reason).leg(), Direction.INCOMING))
                .isEqualTo(incoming);
    }

    @ParameterizedTest(name = "{0}: {1}")
    @CsvSource({
        "OUTBOUND,          answered",
        "EXTERNAL_OUTBOUND, answered",
        "API,               unanswered",
        "CALLBACK,          unanswered",
        "CAMPAIGN_PREVIEW,  unanswered",
        "TRANSFER,          attempted"
    })
    void aCustomerWithoutAnyAgentIsAnAnswerOnlyWhereTheUserDialled(InitiationMethod method, String expected) {
        Leg leg = aContact("c-1", method)
                .customerAt(5)
                .endedAt(30, "CUSTOMER_DISCONNECT")
                .leg();

        assertThat(value(leg, Direction.OUTGOING)).isEqualTo(expected);
    }

    @Test
    void theUsersOwnSideIsNoAnswerOfAnOutgoingCall() {
        Leg leg = aContact("c-1", InitiationMethod.OUTBOUND)
                .agentAt("amy", 1)
                .endedAt(30, "AGENT_DISCONNECT")
                .leg();

        assertThat(value(leg, Direction.OUTGOING)).isEqualTo("attempted");
    }

    @Test
    void aUserWhoIsNamedButWasNotConnectedDidNotTalk() {
        Leg leg = aContact("c-1", InitiationMethod.OUTBOUND)
                .customerAt(5)
                .agentAt("amy", null)
                .endedAt(30, "CUSTOMER_DISCONNECT")
                .leg();

        assertThat(value(leg, Direction.OUTGOING)).isEqualTo("attempted");
    }

    @Test
    void aCallBackThatAUserTookDidNotExpire() {
        Leg leg = aContact("c-1", InitiationMethod.CALLBACK)
                .agentAt("amy", 5)
                .endedAt(30, "EXPIRED")
                .leg();

        assertThat(value(leg, Direction.OUTGOING)).isNull();
    }

    @Test
    void machineDetectionSaysNothingAboutATransfer() {
        Leg leg = aContact("c-1", InitiationMethod.TRANSFER)
                .customerAt(5)
                .agentAt("bob", 8)
                .endedAt(30, "CUSTOMER_DISCONNECT")
                .heard("VOICEMAIL_BEEP")
                .leg();

        assertThat(value(leg, Direction.OUTGOING)).isEqualTo("answered");
    }

    @Test
    void aPlatformThatPicksUpIsNoAnswerOfAnIncomingCall() {
        Leg leg = aContact("c-1", InitiationMethod.INBOUND)
                .customerAt(0)
                .agentAt("amy", null)
                .endedAt(30, "CUSTOMER_DISCONNECT")
                .leg();

        assertThat(value(leg, Direction.INCOMING)).isEqualTo("interrupted");
    }

    @Test
    void twoConnectedPartiesAreAnAnswerWhateverTheReason() {
        Leg leg = aContact("c-1", InitiationMethod.API)
                .customerAt(5)
                .agentAt("amy", 8)
                .endedAt(30, "SUN_STORM")
                .heard("ROBOT_ANSWERED")
                .leg();

        assertThat(value(leg, Direction.OUTGOING)).isEqualTo("answered");
    }

    @Test
    void machineDetectionSaysNothingAboutAnIncomingCall() {
        Leg leg = aContact("c-1", InitiationMethod.INBOUND)
                .agentAt("amy", 8)
                .endedAt(30, "CUSTOMER_DISCONNECT")
                .heard("VOICEMAIL_BEEP")
                .leg();

        assertThat(value(leg, Direction.INCOMING)).isEqualTo("answered");
    }

    @Test
    void theJobsOwnMappingIsLookedUpByBothWordsThenMachineThenReason() {
        Leg leg = aContact("c-1", InitiationMethod.API)
                .endedAt(30, "OTHER")
                .heard("VOICEMAIL_BEEP")
                .leg();
        var both = new CallStatus("both");
        var machine = new CallStatus("machine");
        var reason = new CallStatus("reason");

        assertThat(of(table(Map.of("other/voicemail_beep", both, "voicemail_beep", machine, "other", reason)), leg))
                .isEqualTo(both);
        assertThat(of(table(Map.of("voicemail_beep", machine, "other", reason)), leg))
                .isEqualTo(machine);
        assertThat(of(table(Map.of("other", reason)), leg)).isEqualTo(reason);
        assertThat(of(table(Map.of("busy", reason)), leg)).isEqualTo(CallStatus.ATTEMPTED);
    }

    private String value(Leg leg, Direction direction) {
        CallStatus status = builtIn.of(leg, direction, leg.connectedAt());
        return status == null ? null : status.value();
    }

    private static CallStatus of(StatusTable table, Leg leg) {
        return table.of(leg, leg.direction(), leg.connectedAt());
    }

    private static StatusTable table(Map<String, CallStatus> statuses) {
        return new StatusTable(new MappingContext(ZoneOffset.UTC, new PhoneNumbers(null), statuses, Map.of()));
    }
}
