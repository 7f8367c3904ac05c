package io.callsync.guess;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** What providers' words mean where they mean the same everywhere: those that do not are a person's to decide. Stateless. */
final class Meaning {

    private static final Map<String, String> DIRECTIONS = words(Map.of(
            "incoming", List.of("in", "inbound", "incoming", "i", "received", "terminating", "inbound call"),
            "outgoing",
                    List.of(
                            "out",
                            "outbound",
                            "outgoing",
                            "o",
                            "dialed",
                            "dialled",
                            "placed",
                            "originating",
                            "outbound call"),
            "{filtered: internal}", List.of("internal", "int", "extension", "intercom", "internal call")));

    private static final Map<String, String> STATUSES = words(Map.of(
            "answered", List.of("answered", "answer", "connected", "call connected", "completed", "complete", "talked"),
            "not-answered",
                    List.of(
                            "no answer",
                            "noanswer",
                            "not answered",
                            "unanswered",
                            "missed",
                            "missed call",
                            "busy",
                            "line busy",
                            "cancelled",
                            "canceled",
                            "cancel",
                            "abandoned",
                            "abandon",
                            "rejected",
                            "declined",
                            "voicemail",
                            "timeout",
                            "no answer missed",
                            "voice mail",
                            "out of hours",
                            "hang up",
                            "hangup"),
            "error",
                    List.of(
                            "failed",
                            "error",
                            "congestion",
                            "invalid number",
                            "wrong number format",
                            "chanunavail",
                            "network error",
                            "server error",
                            "no route",
                            "blocked"),
            "calling", List.of("in progress", "inprogress", "ringing", "ongoing", "active")));

    private Meaning() {}

    static Optional<String> direction(String value) {
        return Optional.ofNullable(DIRECTIONS.get(key(value)));
    }

    static Optional<String> status(String value) {
        return Optional.ofNullable(STATUSES.get(key(value)));
    }

    private static Map<String, String> words(Map<String, List<String>> byMeaning) {
        Map<String, String> meanings = new LinkedHashMap<>();
        byMeaning.forEach((meaning, words) -> words.forEach(word -> meanings.put(word, meaning)));
        return Map.copyOf(meanings);
    }

    private static String key(String value) {
        return value.toLowerCase(Locale.ROOT)
                .replaceAll("[^\\p{L}\\p{N}]+", " ")
                .strip();
    }
}
