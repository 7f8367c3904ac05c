package io.callsync.settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import org.junit.jupiter.api.Test;

class MessageTemplateTests {

    @Test
    void placesAreFilledSoThatTheJsonStaysWhole() {
        MessageTemplate template = MessageTemplate.of("{\"text\":\"{job}: {reason}\",\"n\":{records}}");

        String filled = template.filled(Map.of("job", "night", "reason", "a \"b\"\n\\ $1 {job}", "records", "3"));

        assertThat(filled).isEqualTo("{\"text\":\"night: a \\\"b\\\"\\n\\\\ $1 {job}\",\"n\":3}");
    }

    @Test
    void aPlaceOfAnUnknownNameIsRefused() {
        assertThatThrownBy(() -> MessageTemplate.of("{\"text\":\"{number}\"}"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith("callsync.telling.webhook.template: {number} is none of [text, ");
    }

    @Test
    void whatWouldNotBecomeJsonIsRefused() {
        assertThatThrownBy(() -> MessageTemplate.of("{\"text\":{text}"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith("callsync.telling.webhook.template: it is no JSON: ");
    }
}
