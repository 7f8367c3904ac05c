package io.callsync.guess;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/**
 * A field of a declaration, in the order in which columns are cast, and what providers call it. The names are those of the exports
 * and interfaces of some thirty telephony providers.
 */
enum Role {
    START(
            "start|started|start time|started at|start date|start timestamp|date started|call start|call date|date time|datetime",
            "date|time|created|created at|created time|initiated|initiation timestamp|begin|timestamp|setup time|call time"),
    ANSWER(
            "answer|answered|answered at|answer time|answer timestamp|connected at|connect time|date answered",
            "connected|pickup time|picked up at|bridged|established"),
    END(
            "end|ended|ended at|end time|end date|end timestamp|date ended|finished at|call end",
            "finish|hangup time|disconnect time|disconnected time|disconnected at|stop time|completed at|release time"),
    DURATION(
            "duration|call duration|talk time|talk duration|billsec|conversation duration|duration seconds|duration sec|duration s",
            "length|seconds|total duration|connected time|connect duration|billable time|billed duration|talk|duration ms|duration min|minutes"),
    RING("ring time|ring duration|ringing|ringing time|ring seconds", "ring|time to answer|wait time"),
    DIRECTION("direction|call direction", "type|call type|way|inbound outbound|in out|originating direction|i o"),
    STATUS(
            "status|call status|disposition|result|call result|outcome",
            "state|call outcome|hangup cause|termination reason|final status|reason"),
    FROM(
            "from|from number|caller|caller number|calling number|caller id|ani|src|source|from phone number|calling party",
            "caller id number|originating number|caller phone|a number|source number|origin"),
    TO(
            "to|to number|callee|called|called number|dnis|dst|destination|to phone number|called party|dialed number",
            "callee id number|destination number|terminating number|callee number|b number|dialled number|recipient"),
    CUSTOMER(
            "customer|customer number|customer phone|customer phone number|contact number|external number",
            "raw digits|contact|phone|phone number|number|remote number|client number|lead number"),
    COMPANY(
            "line|company number|our number|internal number|business number|line number",
            "did|tracking number|trunk|number digits|extension number"),
    ID(
            "id|call id|callid|call uuid|uuid|uniqueid|unique id|conversation id|conversation|call sid|sid|session id|linkedid",
            "call session id|contact id|interaction id|reference|call reference|call key|record id|historyid|key|ref|guid"),
    AGENT(
            "agent|agent name|agent email|user|user email|user name|username|agent username|operator|employee|handled by|answered by",
            "extension|owner|representative|staff|member|email|assigned to"),
    RECORDING(
            "recording|recording url|recording link|record url|asset|media url", "audio|voice file|mp3|recordings|url"),
    VERSION(
            "updated at|date updated|last modified|last modified time|last update timestamp|modified",
            "updated|changed at");

    private final List<String> usual;
    private final List<String> other;

    Role(String usual, String other) {
        this.usual = List.of(usual.split("\\|"));
        this.other = List.of(other.split("\\|"));
    }

    String field() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The names that speak for no other role. */
    List<String> usual() {
        return usual;
    }

    /** 4: a usual name; 3: another known one; 2 and 1: its last words are; 0: nothing tells. */
    int likeness(String name) {
        String words = words(name);
        if (usual.contains(words)) {
            return 4;
        }
        if (other.contains(words)) {
            return 3;
        }
        return usual.stream().anyMatch(known -> words.endsWith(" " + known))
                ? 2
                : other.stream().anyMatch(known -> words.endsWith(" " + known)) ? 1 : 0;
    }

    /** {@code StartTime}, {@code start_time} and {@code Start Time (UTC)} are the same words. */
    static String words(String name) {
        String apart = name.replaceAll("\\(.*?utc.*?\\)|\\[.*?]", " ")
                .replaceAll("(?<=[a-z0-9])(?=[A-Z])", " ")
                .toLowerCase(Locale.ROOT)
                .replaceAll("[^\\p{L}\\p{N}]+", " ")
                .strip();
        return Arrays.stream(apart.split(" "))
                .filter(word -> !word.equals("utc") && !word.equals("gmt"))
                .reduce((left, right) -> left + ' ' + right)
                .orElse("");
    }
}
