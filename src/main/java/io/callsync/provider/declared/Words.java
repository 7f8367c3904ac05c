package io.callsync.provider.declared;

import io.callsync.call.CallStatus;
import io.callsync.call.Direction;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** The words with which a declaration says what it decides. */
final class Words {

    private static final String NOT_ANSWERED = "not-answered";
    private static final List<String> HEADINGS = List.of("incoming", "outgoing", "inherited");
    private static final List<String> STATUSES = Stream.concat(
                    Stream.of(NOT_ANSWERED),
                    Stream.of(
                                    CallStatus.ANSWERED,
                                    CallStatus.ATTEMPTED,
                                    CallStatus.CALLING,
                                    CallStatus.ERROR,
                                    CallStatus.INTERRUPTED,
                                    CallStatus.PENDING,
                                    CallStatus.UNANSWERED)
                            .map(CallStatus::value))
            .toList();

    private Words() {}

    /** {@code incoming}, {@code outgoing}, {@code inherited} or {@code {filtered: reason}}. */
    static Heading heading(Yaml yaml) {
        if (yaml.isMap()) {
            return Heading.filtered(
                    RuleParser.reason(yaml, yaml.entries(List.of("filtered")).get("filtered")));
        }
        String word = yaml.oneOf("direction", HEADINGS);
        return word.equals("inherited") ? Heading.INHERITED : Heading.of(Direction.of(word));
    }

    /** A status, {@code not-answered}, {@code {filtered: reason}} or one of these for each direction. */
    static Verdict verdict(Yaml yaml) {
        if (!yaml.isMap()) {
            String word = yaml.oneOf("status", STATUSES);
            return word.equals(NOT_ANSWERED) ? Verdict.NOT_ANSWERED : Verdict.of(new CallStatus(word));
        }
        Map<String, Yaml> entries = yaml.entries(List.of("filtered", "incoming", "outgoing"));
        if (entries.containsKey("filtered") && entries.size() == 1) {
            return Verdict.filtered(RuleParser.reason(yaml, entries.get("filtered")));
        }
        if (entries.containsKey("filtered") || entries.size() != 2) {
            throw yaml.error("expected 'filtered' alone, or both 'incoming' and 'outgoing'");
        }
        return new Verdict(
                verdict(entries.get("incoming")).incoming(),
                verdict(entries.get("outgoing")).outgoing());
    }
}
