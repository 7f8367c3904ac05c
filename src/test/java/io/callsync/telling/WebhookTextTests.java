package io.callsync.telling;

import static org.assertj.core.api.Assertions.assertThat;

import io.callsync.settings.TellingProperties;
import io.callsync.testing.HttpReceiver;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Text from outside, such as a database's message, in what a chat gets. */
class WebhookTextTests {

    private final HttpReceiver chat = HttpReceiver.start();

    @AfterEach
    void stop() {
        chat.close();
    }

    @Test
    void neitherPersonsNorSecretsNorCallsToEverybodyComeThrough() throws Exception {
        Ending ending = new Ending(
                "night",
                LocalDate.of(2026, 11, 20),
                Optional.empty(),
                Optional.of("<!channel> +12025550123 & anna@example.com, password=\"geheim\","
                        + " https://b.example.com/key?X-Amz-Signature=abc\nFORGED"),
                Optional.empty(),
                Optional.empty());
        TellingProperties settings = new TellingProperties(
                Duration.ofSeconds(5),
                new TellingProperties.Webhook(chat.url("/"), "{\"text\":\"{reason}\"}"),
                new TellingProperties.Mail(List.of(), null),
                new TellingProperties.Prometheus(null, null),
                new TellingProperties.Otlp(null, null, Map.of()),
                new TellingProperties.Openlineage(null, "callsync", Map.of()));

        new Webhook(settings).tell(ending, Optional.of(new Notice(Occasion.FAILURE, ending, Before.UNKNOWN, 0)));

        assertThat(chat.requests)
                .singleElement()
                .satisfies(request -> assertThat(request.text())
                        .isEqualTo("{\"text\":\"&lt;!channel&gt; ***0123 &amp; a***@example.com, password=\\\"***\\\","
                                + " https://b.example.com/key\\\\nFORGED\"}"));
    }
}
