package io.callsync.operator;

import static io.callsync.testing.AircallJson.aCall;

import io.callsync.testing.AircallJson;
import io.callsync.testing.Exports;
import io.callsync.testing.TwilioJson;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;

/** The JSON exports of a {@link CanaryNight}. */
record CanaryJson(Path folder) {

    private static final LocalDate DATE = CanaryNight.DATE;
    private static final String NAME = "Canary Kanarienvogel";

    void aircall() {
        StringBuilder lines = new StringBuilder();
        long id = 1;
        for (Canaries number : Canaries.values()) {
            lines.append(aCall(id++)
                    .to(number.inJson())
                    .agent("canary.agent@example.com")
                    .asset("https://r.example.com/" + Canaries.WITHOUT_COUNTRY + "/a.mp3?sig=canarySignature")
                    .line());
            lines.append(comments(aCall(id++).to(number.inJson()), number));
            for (String field : List.of("status", "direction", "started_at", "ended_at", "id")) {
                lines.append(with(
                        aCall(id++).to(number.inJson()).line(),
                        field,
                        field.equals("id") ? "c " + CanaryNight.id(number) : number.inJson()));
            }
            for (String field : List.of("direction", "started_at", "ended_at")) {
                lines.append(with(aCall(id++).line(), field, NAME));
            }
            lines.append("{\"broken\": \"Canary Kanarienvogel " + number.inJson() + " canary.agent@example.com\n");
            lines.append(number + "\n");
            lines.append("[" + number + ", {\"from\": " + number + "}]\n");
            lines.append("{\"from\": " + number + ", \"last_name\": \"Kanarienvogel\", \"from\": " + number + "\n");
            lines.append(aCall(id++).line().replace("\"id\":7,", "\"id\":7,\"id\":\"" + number.inJson() + "\","));
            lines.append(aCall(id++).agent((number.inJson() + "@").repeat(60)).line());
            lines.append(aCall(id++).agent("\\u0000" + number.inJson()).line());
            lines.append(aCall(id++).agent("\\ud800" + number.inJson()).line());
            lines.append(aCall(id++)
                    .missed()
                    .line()
                    .replace("\"status\":\"done\"", "\"status\":\"call " + number.inJson() + "\""));
        }
        lines.append("{\"x\": \"" + Canaries.WITHOUT_AREA + " Canary ".repeat(9_000) + "\"}\n");
        lines.append(aCall(id).ended(1_795_100_000L).to(Canaries.E164.inJson()).line());
        exports("aircall").put(DATE, "calls-" + Canaries.E164 + ".jsonl", lines.toString());
        exports("aircall").put(DATE, Canaries.NATIONAL + ".jsonl", aCall(9_001).line());
        exports("aircall")
                .put(
                        DATE,
                        "calls_" + Canaries.WITHOUT_PLUS + ".json",
                        bytes("[" + aCall(9_002).line() + ",\n\u00ff"));
        exports("aircall").put(DATE, "calls_" + Canaries.GERMAN + ".json.gz", bytes("no gzip " + Canaries.GERMAN));
        exports("aircall")
                .put(DATE, "calls_" + Canaries.WITHOUT_COUNTRY + ".csv", CanaryCsv.row(Canaries.WITHOUT_AREA));
        exports("aircall")
                .put(
                        DATE,
                        "latin.jsonl",
                        bytes(aCall(9_003).to(Canaries.SLASHED.inJson()).line().replace("alice", "\u00e9")));
    }

    private static String comments(AircallJson call, Canaries number) {
        return call.line()
                .replace(
                        "\"user\":",
                        "\"comments\":[{\"content\":\"Canary Kanarienvogel asks for " + number.inJson()
                                + "\"}],\"user\":");
    }

    private static String with(String line, String field, String value) {
        return line.replaceFirst(
                "\"" + field + "\":(?:\"[^\"]*\"|[0-9]+)(?=,\"(?:direction|status|started_at|answered_at|raw_digits))",
                "\"" + field + "\":\"" + Matcher.quoteReplacement(value) + "\"");
    }

    void twilio() {
        StringBuilder lines = new StringBuilder();
        int n = 10;
        for (Canaries number : Canaries.values()) {
            lines.append(leg(n++, number));
            lines.append(valued(valued(leg(n++, number), "status", number.inJson()), "duration", "0"));
            for (String field : List.of("status", "direction", "start_time", "end_time", "duration", "date_updated")) {
                for (String value : values(field, number)) {
                    lines.append(valued(leg(n++, number), field, value));
                }
            }
        }
        exports("twilio").put(DATE, "calls.jsonl", lines.toString());
    }

    private static String leg(int n, Canaries number) {
        return TwilioJson.parent("CA%032x".formatted(0x5f3759df00000000L + n), true, number.inJson(), 0, "completed");
    }

    void connect() {
        StringBuilder lines = new StringBuilder();
        int n = 0;
        for (Canaries number : Canaries.values()) {
            lines.append(contact(n++, number));
            for (String field : List.of(
                    "InitiationMethod", "Channel", "DisconnectReason", "InitiationTimestamp", "DisconnectTimestamp")) {
                for (String value : values(field, number)) {
                    lines.append(valued(contact(n++, number), field, value));
                }
            }
        }
        exports("connect").put(DATE, "contacts.jsonl", lines.toString());
    }

    private static String contact(int n, Canaries number) {
        return """
                {"ContactId":"550e8400-e29b-41d4-a716-%012x","Channel":"VOICE","InitiationMethod":"INBOUND",\
                "InitiationTimestamp":"2026-11-20T09:00:00Z","DisconnectTimestamp":"2026-11-20T09:01:00Z",\
                "LastUpdateTimestamp":"2026-11-20T09:05:00Z","DisconnectReason":"CUSTOMER_DISCONNECT",\
                "CustomerEndpoint":{"Address":"%s","Type":"TELEPHONE_NUMBER"},"SystemEndpoint":{"Address":"+15145550199","Type":"TELEPHONE_NUMBER"}}
                """.formatted(n, number.inJson());
    }

    private static List<String> values(String field, Canaries number) {
        // a status is the word to be mapped, whatever it is
        return Set.of("status", "DisconnectReason").contains(field)
                ? List.of(number.inJson())
                : List.of(number.inJson(), NAME);
    }

    private static String valued(String line, String field, String value) {
        return line.replaceFirst(
                "\"" + field + "\":\\s?(?:\"[^\"]*\"|[0-9]+|null)",
                "\"" + field + "\":\"" + Matcher.quoteReplacement(value) + "\"");
    }

    private Exports exports(String job) {
        return new Exports(folder.resolve(job));
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.ISO_8859_1);
    }
}
