package io.callsync.bench;

import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.batch.infrastructure.item.ItemProcessor;
import org.springframework.jdbc.core.JdbcTemplate;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Parses an event and looks its lead and its user up, call by call. */
final class PlainProcessor implements ItemProcessor<String, PlainCall> {

    private static final Logger LOG = LoggerFactory.getLogger(PlainProcessor.class);
    private static final String LEAD = """
            SELECT l.id FROM phones p JOIN leads l ON l.id = p.lead_id WHERE p.number = ?
            ORDER BY l.created_at > ?, l.created_at DESC LIMIT 1""";
    private static final String USER = "SELECT id FROM users WHERE email = ? LIMIT 1";

    private final JsonMapper json = JsonMapper.shared();
    private final JdbcTemplate jdbc;

    PlainProcessor(JdbcTemplate jdbc) {
        this.jdbc = jdbc;
    }

    /** Null, which leaves the record out, when it is no call. */
    @Override
    public PlainCall process(String line) {
        try {
            return call(json.readTree(line).path("data"));
        } catch (JacksonException | IllegalArgumentException e) {
            LOG.debug("left out: {}", e.getMessage());
            return null;
        }
    }

    private PlainCall call(JsonNode call) {
        LocalDateTime start = time(call.required("started_at").asLong());
        LocalDateTime end = time(call.required("ended_at").asLong());
        if (end.isBefore(start)) {
            throw new IllegalArgumentException("ends before it starts");
        }
        boolean incoming = incoming(call.required("direction").asString());
        boolean answered = !call.path("answered_at").isNull();
        String customer = e164(call.path("raw_digits").asString());
        String company = e164(call.path("number").path("digits").asString());
        String agent = call.path("user").path("email").asString(null);
        String reason = call.path("missed_call_reason").asString(null);
        return new PlainCall(
                call.required("id").asString(),
                first(LEAD, customer, start),
                first(USER, agent),
                incoming ? "incoming" : "outgoing",
                answered ? "answered" : incoming ? "interrupted" : "attempted",
                call.required("status").asString() + (reason == null ? "" : "/" + reason),
                start,
                end,
                answered
                        ? end.toEpochSecond(ZoneOffset.UTC)
                                - call.path("answered_at").asLong()
                        : 0,
                incoming ? customer : company,
                incoming ? company : customer,
                customer,
                agent,
                call.path("asset").asString(null),
                description(call));
    }

    private Long first(String sql, Object... arguments) {
        List<Long> found = jdbc.queryForList(sql, Long.class, arguments);
        return found.isEmpty() ? null : found.get(0);
    }

    private static boolean incoming(String direction) {
        return switch (direction) {
            case "inbound" -> true;
            case "outbound" -> false;
            default -> throw new IllegalArgumentException("direction " + direction);
        };
    }

    private static LocalDateTime time(long epochSeconds) {
        return LocalDateTime.ofEpochSecond(epochSeconds, 0, ZoneOffset.UTC);
    }

    private static String e164(String digits) {
        return '+' + digits.replaceAll("\\D", "");
    }

    private static String description(JsonNode call) {
        StringBuilder text = new StringBuilder();
        call.path("comments")
                .forEach(comment -> text.append(comment.path("content").asString()));
        call.path("tags")
                .forEach(tag -> text.append("Tags: ").append(tag.path("name").asString()));
        return text.isEmpty() ? null : text.toString();
    }
}
