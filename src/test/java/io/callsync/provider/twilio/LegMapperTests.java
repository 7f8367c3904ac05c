package io.callsync.provider.twilio;

import static io.callsync.provider.twilio.CallResource.aCall;
import static io.callsync.provider.twilio.CallResource.aChild;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.callsync.call.CallStatus;
import io.callsync.call.Leg;
import io.callsync.call.Rejection;
import io.callsync.call.SourceVersion;
import io.callsync.provider.MappingContext;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class LegMapperTests {

    private static final MappingContext CONTEXT = CallResource.context(Map.of(), Map.of());

    @Test
    void aChildBelongsToTheCallOfItsParent() {
        Leg child = aChild("CA2", "CA1").leg(CONTEXT);

        assertThat(child.key().externalId()).isEqualTo("CA1");
        assertThat(child.id()).isEqualTo("CA2");
        assertThat(child.direction()).as("it takes its parent's").isNull();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Mon, 02 Mar 2026 09:00:35 +0000",
                "2 Mar 2026 09:00:35 +0000",
                "2026-03-02T09:00:35Z",
                "2026-03-02T09:00:35.000Z",
                "2026-03-02T04:00:35-05:00"
            })
    void datesAreReadByTheirShape(String text) {
        Leg leg = aCall("CA1").with(TwilioField.END_TIME, text).leg(CONTEXT);

        assertThat(leg.endAt()).isEqualTo("2026-03-02T09:00:35Z");
    }

    @Test
    void theVersionIsTheTimeOfTheLastUpdate() {
        Leg leg = aCall("CA1").leg(CONTEXT);

        assertThat(leg.version()).isEqualTo(version("2026-03-02T09:00:36Z"));
    }

    @Test
    void withoutAnUpdateTheVersionFallsBackToEndThenStartThenCreation() {
        CallResource neverUpdated = aCall("CA1").with(TwilioField.DATE_UPDATED, null);
        CallResource withoutEnd = neverUpdated.with(TwilioField.STATUS, "busy").with(TwilioField.END_TIME, null);
        CallResource withoutStart =
                withoutEnd.with(TwilioField.START_TIME, null).with(TwilioField.STATUS, "ringing");

        assertThat(neverUpdated.leg(CONTEXT).version()).isEqualTo(version("2026-03-02T09:00:35Z"));
        assertThat(withoutEnd.leg(CONTEXT).version()).isEqualTo(version("2026-03-02T09:00:05Z"));
        assertThat(withoutStart.leg(CONTEXT).version())
                .isEqualTo(SourceVersion.of(CallStatus.CALLING, Instant.parse("2026-03-02T09:00:00Z")));
    }

    @ParameterizedTest
    @CsvSource({
        "client:alice,                          alice",
        "CLIENT:alice?lead=7,                   alice",
        "sip:bob@example.com,                   bob@example.com",
        "sips:bob@example.com;transport=tls,    bob@example.com",
        "sip:1001@pbx.example.com,              1001@pbx.example.com",
    })
    void theIdentityAtAnEndIsTheAgent(String address, String agent) {
        Leg child = aChild("CA2", "CA1").with(TwilioField.TO, address).leg(CONTEXT);

        assertThat(child.agent()).isEqualTo(agent);
        assertThat(child.to().absence()).isEqualTo("client");
    }

    @Test
    void theAgentOfASoftphoneThatDialsOutIsTheCaller() {
        CallResource dialled =
                aCall("CA1").with(TwilioField.FROM, "client:alice").with(TwilioField.TO, "sip:dialler@example.com");

        assertThat(dialled.leg(CONTEXT).agent()).isEqualTo("alice");
    }

    @ParameterizedTest
    @ValueSource(strings = {"client:", "client:?lead=7"})
    void anAddressWithoutIdentityIsNoAgent(String address) {
        assertThat(aChild("CA2", "CA1")
                        .with(TwilioField.TO, address)
                        .leg(CONTEXT)
                        .agent())
                .isNull();
    }

    @Test
    void anUnknownStatusIsNamed() {
        CallResource unknown = aCall("CA1").with(TwilioField.STATUS, "parked").with(TwilioField.DURATION, "0");

        assertThatThrownBy(() -> unknown.leg(CONTEXT))
                .isInstanceOf(Rejection.class)
                .hasMessage(
                        "/status is 'parked', which is unknown, and the call has no duration: map it in the job's statuses");
    }

    @Test
    void anUnknownDirectionIsNamed() {
        CallResource unknown = aCall("CA1").with(TwilioField.DIRECTION, "sideways");

        assertThatThrownBy(() -> unknown.leg(CONTEXT))
                .isInstanceOf(Rejection.class)
                .hasMessageStartingWith("/direction is 'sideways': expected inbound,");
    }

    @Test
    void aLiveStatusThatTheOperatorCallsFinalNeedsAnEnd() {
        MappingContext mapped = CallResource.context(Map.of("in-progress", CallStatus.ANSWERED), Map.of());

        assertThatThrownBy(() -> aCall("CA1").live("in-progress").leg(mapped))
                .isInstanceOf(Rejection.class)
                .hasMessageContaining("end_time");
    }

    private static SourceVersion version(String updated) {
        return SourceVersion.of(CallStatus.ANSWERED, Instant.parse(updated));
    }
}
