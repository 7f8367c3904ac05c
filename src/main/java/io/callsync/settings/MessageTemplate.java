package io.callsync.settings;

import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/** JSON with places such as {@code {job}}, each to be filled with a text or a number. Immutable. */
public final class MessageTemplate {

    /** Every name that may stand in braces. */
    public static final List<String> NAMES = List.of(
            "text",
            "event",
            "job",
            "date",
            "run",
            "state",
            "reason",
            "next",
            "before",
            "files",
            "records",
            "inserted",
            "updated",
            "unchanged",
            "superseded",
            "duplicate",
            "filtered",
            "quarantined");

    /** What Slack and those who copy it take. */
    static final String OF_SLACK = "{\"text\":\"{text}\"}";

    private static final Pattern PLACE = Pattern.compile("\\{([a-z_]+)}");
    private static final JsonMapper JSON = new JsonMapper();

    private final String template;

    private MessageTemplate(String template) {
        this.template = template;
    }

    /** @throws IllegalArgumentException when it has a place of an unknown name, or would not become JSON */
    public static MessageTemplate of(String template) {
        PLACE.matcher(template).results().map(place -> place.group(1)).forEach(name -> {
            if (!NAMES.contains(name)) {
                throw refused("{%s} is none of %s".formatted(name, NAMES));
            }
        });
        MessageTemplate checked = new MessageTemplate(template);
        try {
            JSON.readTree(checked.filled(NAMES.stream().collect(Collectors.toMap(name -> name, name -> "1"))));
        } catch (JacksonException e) {
            throw refused("it is no JSON: " + e.getOriginalMessage());
        }
        return checked;
    }

    /** @param values by name, as they are: they are escaped for a JSON string here */
    public String filled(Map<String, String> values) {
        return PLACE.matcher(template)
                .replaceAll(place -> Matcher.quoteReplacement(escaped(values.get(place.group(1)))));
    }

    private static String escaped(String value) {
        String quoted = JSON.writeValueAsString(value);
        return quoted.substring(1, quoted.length() - 1);
    }

    private static IllegalArgumentException refused(String problem) {
        return new IllegalArgumentException("callsync.telling.webhook.template: " + problem);
    }
}
