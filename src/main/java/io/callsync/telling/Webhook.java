package io.callsync.telling;

import io.callsync.settings.MessageTemplate;
import io.callsync.settings.TellingProperties;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.stereotype.Component;

/**
 * A chat that takes JSON. In values {@code &}, {@code <} and {@code >} are entities, as Slack asks for: text from outside cannot
 * call everybody of a channel (<a href="https://docs.slack.dev/messaging/formatting-message-text">formatting</a>).
 */
@Component
@ConditionalOnProperty("callsync.telling.webhook.url")
final class Webhook implements Receiver {

    private final Http http;
    private final MessageTemplate template;

    Webhook(TellingProperties settings) {
        this.http = new Http(settings.webhook().url(), settings.timeout());
        this.template = MessageTemplate.of(settings.webhook().template());
    }

    @Override
    public String name() {
        return "The webhook";
    }

    @Override
    public void tell(Ending ending, Optional<Notice> notice) throws IOException, InterruptedException {
        if (notice.isPresent()) {
            String json = template.filled(escaped(notice.get()));
            http.send(Http.JSON, json.getBytes(StandardCharsets.UTF_8), Map.of());
        }
    }

    private static Map<String, String> escaped(Notice notice) {
        return notice.values().entrySet().stream()
                .collect(Collectors.toMap(
                        Map.Entry::getKey,
                        value -> value.getValue()
                                .replace("&", "&amp;")
                                .replace("<", "&lt;")
                                .replace(">", "&gt;")));
    }
}
