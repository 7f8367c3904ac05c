package io.callsync.provider.aircall;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.callsync.call.CallStatus;
import io.callsync.call.Outcome;
import io.callsync.call.SourceVersion;
import io.callsync.container.Containers;
import io.callsync.provider.FileFacts;
import io.callsync.provider.Layout;
import io.callsync.provider.MappingContext;
import io.callsync.provider.PhoneNumbers;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CallMapperTests {

    private static final Instant EXPORTED_AT = Instant.parse("2026-03-03T00:00:00Z");
    private static final String MISSED = """
            {"id":71009001,"direction":"inbound","status":"done","started_at":1772442000,"answered_at":null,
             "ended_at":1772442020,"duration":20,"raw_digits":"+1 202-555-0142"}""";

    private final AircallFormat format =
            new AircallFormat(new MappingContext(ZoneOffset.UTC, new PhoneNumbers(null), Map.of(), Map.of()));

    @Test
    void aRecordOfAListHasTheVersionOfItsExport() throws IOException {
        assertThat(version(MISSED)).isEqualTo(SourceVersion.of(CallStatus.INTERRUPTED, EXPORTED_AT));
    }

    @Test
    void anEventHasTheVersionOfTheTimeAtWhichItWasSent() throws IOException {
        String event =
                "{\"resource\":\"call\",\"event\":\"call.ended\",\"timestamp\":1772442021,\"data\":" + MISSED + "}";

        assertThat(version(event))
                .isEqualTo(SourceVersion.of(CallStatus.INTERRUPTED, Instant.ofEpochSecond(1772442021)));
    }

    @Test
    void aCallInProgressIsOlderThanAFinishedOneWheneverItWasExported() throws IOException {
        String live = MISSED.replace("\"done\"", "\"initial\"");

        assertThat(version(live)).isLessThan(version(MISSED));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            "id":71009001          | "id":null              | /id is missing: the record cannot be told from others
            "direction":"inbound"  | "direction":"sideways" | /direction is 'sideways': expected inbound or outbound
            "status":"done"        | "status":"lost"        | /status is 'lost': not a known status, and nothing shows that the call was answered
            "status":"done"        | "status":null          | /status is missing: not a known status, and nothing shows that the call was answered
            "started_at":1772442000 | "started_at":"today"  | /started_at is 'today': expected seconds since 1970
            "answered_at":null     | "answered_at":1772442030 | /ended_at is 2026-03-02T09:00:20Z, before the answer 2026-03-02T09:00:30Z
            "duration":20          | "duration":"long"      | /duration is 'long': expected seconds, mm:ss or hh:mm:ss
            """)
    void aRefusalNamesFieldValueAndWhatWasExpected(String good, String bad, String message) {
        assertThatThrownBy(() -> map(MISSED.replace(good, bad))).hasMessage(message);
    }

    private SourceVersion version(String json) throws IOException {
        return ((Outcome.Accepted) map(json)).delivery().version();
    }

    private Outcome map(String json) throws IOException {
        byte[] content = json.getBytes(StandardCharsets.UTF_8);
        Layout layout = format.layout(content);
        try (var reader = Containers.open(new ByteArrayInputStream(content), layout.dialect(), content.length)) {
            return layout.mapper().map(reader.fields(reader.next()), new FileFacts(EXPORTED_AT));
        }
    }
}
