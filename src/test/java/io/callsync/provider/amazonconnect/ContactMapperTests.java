package io.callsync.provider.amazonconnect;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.callsync.call.Leg;
import io.callsync.call.Outcome;
import io.callsync.call.Rejection;
import io.callsync.container.Containers;
import io.callsync.container.RecordReader;
import io.callsync.provider.FileFacts;
import io.callsync.provider.Layout;
import io.callsync.provider.MappingContext;
import io.callsync.provider.PhoneNumbers;
import io.callsync.provider.ProviderFormat;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ContactMapperTests {

    private static final String QUEUED = """
            {"ContactId":"c-2","InitialContactId":"c-1","PreviousContactId":"c-1","Channel":"VOICE","InitiationMethod":"%s",
             "InitiationTimestamp":"2026-03-02T09:00:00Z","LastUpdateTimestamp":"2026-03-02T09:00:05Z",%s
             "CustomerEndpoint":{"Address":"+12025550101","Type":"TELEPHONE_NUMBER"},
             "Attributes":{"name":"Somebody Private"}}
            """;

    private final ProviderFormat format = new AmazonConnectProvider()
            .forJob(new MappingContext(ZoneOffset.UTC, new PhoneNumbers(null), Map.of(), Map.of()));

    @Test
    void attributesAreNeverKept() throws IOException {
        assertThat(leg(QUEUED.formatted("INBOUND", "")).toString()).doesNotContain("Private");
    }

    @Test
    void aSegmentBelongsToItsInitialContactAndACallBackToItself() throws IOException {
        assertThat(leg(QUEUED.formatted("TRANSFER", "")).key().externalId()).isEqualTo("c-1");
        assertThat(leg(QUEUED.formatted("CALLBACK", "")).key().externalId()).isEqualTo("c-2");
        assertThat(leg(QUEUED.formatted("CALLBACK", "")).parentId()).isEqualTo("c-1");
    }

    @Test
    void anEndedContactIsNewerThanALiveOneWhateverTheirUpdates() throws IOException {
        Leg live = leg(QUEUED.formatted("INBOUND", ""));
        Leg ended = leg(QUEUED.formatted("INBOUND", "\"DisconnectTimestamp\":\"2026-03-02T09:00:02Z\",")
                .replace("09:00:05Z", "09:00:03Z"));

        assertThat(ended.version()).isGreaterThan(live.version());
    }

    @Test
    void withoutLastUpdateTheDisconnectOrElseTheStartIsTheVersion() throws IOException {
        String neverUpdated = QUEUED.replace("LastUpdateTimestamp", "Unknown");
        Leg live = leg(neverUpdated.formatted("INBOUND", ""));
        Leg ended = leg(neverUpdated.formatted("INBOUND", "\"DisconnectTimestamp\":\"2026-03-02T09:00:02Z\","));

        assertThat(live.version().value() % 100_000_000_000_000_000L).isEqualTo(micros("2026-03-02T09:00:00Z"));
        assertThat(ended.version().value() % 100_000_000_000_000_000L).isEqualTo(micros("2026-03-02T09:00:02Z"));
    }

    @Test
    void anUnknownReasonIsNamedWithItsField() {
        String record = QUEUED.formatted(
                "OUTBOUND", "\"DisconnectTimestamp\":\"2026-03-02T09:00:02Z\",\"DisconnectReason\":\"SUN_STORM\",");

        assertThatThrownBy(() -> map(record))
                .isInstanceOf(Rejection.class)
                .hasMessage(
                        "DisconnectReason is 'SUN_STORM' and nobody was connected: map it to a status under 'statuses'");
    }

    @Test
    void anUnknownMethodIsNamedWithWhatWasExpected() {
        assertThatThrownBy(() -> map(QUEUED.formatted("TELEPATHY", "")))
                .isInstanceOf(Rejection.class)
                .hasMessageStartingWith("InitiationMethod is 'TELEPATHY': expected INBOUND, OUTBOUND, TRANSFER");
        assertThatThrownBy(
                        () -> map(QUEUED.replace("InitiationMethod", "Unknown").formatted("x", "")))
                .isInstanceOf(Rejection.class)
                .hasMessageStartingWith("InitiationMethod is missing: expected INBOUND");
    }

    private Leg leg(String record) throws IOException {
        return (Leg) ((Outcome.Accepted) map(record)).delivery();
    }

    private Outcome map(String record) throws IOException {
        byte[] bytes = record.getBytes(StandardCharsets.UTF_8);
        Layout layout = format.layout(bytes);
        try (RecordReader reader = Containers.open(new ByteArrayInputStream(bytes), layout.dialect(), 1 << 20)) {
            return layout.mapper().map(reader.fields(reader.next()), new FileFacts(Instant.EPOCH));
        }
    }

    private static long micros(String time) {
        return Instant.parse(time).getEpochSecond() * 1_000_000;
    }
}
