package io.callsync.provider.golden;

import static java.util.Comparator.comparing;
import static java.util.Comparator.naturalOrder;
import static java.util.Comparator.nullsFirst;
import static java.util.Objects.requireNonNullElse;

import io.callsync.call.Call;
import io.callsync.call.Party;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * The {@code expected.json} of a golden pair, and what a run made in the same form. Whatever is absent is empty.
 *
 * @param waiting ids of calls whose legs do not make a call yet
 * @param notes how often each note was counted, records and folded calls together
 * @param unreadable files refused as a whole
 */
record GoldenResult(
        List<CallLine> calls,
        List<String> waiting,
        List<Line> filtered,
        List<Line> quarantined,
        Map<String, Integer> notes,
        List<Line> unreadable) {

    GoldenResult {
        calls = requireNonNullElse(calls, List.of());
        waiting = requireNonNullElse(waiting, List.of());
        filtered = requireNonNullElse(filtered, List.of());
        quarantined = requireNonNullElse(quarantined, List.of());
        notes = new TreeMap<>(requireNonNullElse(notes, Map.of()));
        unreadable = requireNonNullElse(unreadable, List.of());
    }

    /** The same result in one order, so that two results can be compared as text. */
    GoldenResult sorted() {
        return new GoldenResult(
                calls.stream().sorted(comparing(CallLine::id)).toList(),
                waiting.stream().sorted().toList(),
                filtered.stream().sorted(Line.ORDER).toList(),
                quarantined.stream().sorted(Line.ORDER).toList(),
                notes,
                unreadable.stream().sorted(Line.ORDER).toList());
    }

    /** @param from an E.164 number, or the reason why there is none in parentheses, for instance {@code (anonymous)} */
    record CallLine(
            String id,
            String direction,
            String status,
            String providerStatus,
            Instant start,
            Instant end,
            Integer duration,
            String from,
            String to,
            String agent,
            String media,
            String description) {

        static CallLine of(Call call) {
            return new CallLine(
                    call.key().externalId(),
                    call.direction().value(),
                    call.status().value(),
                    call.providerStatus(),
                    call.startAt(),
                    call.endAt(),
                    call.durationSeconds(),
                    text(call.from()),
                    text(call.to()),
                    call.agent(),
                    call.mediaUrl(),
                    call.description());
        }

        private static String text(Party party) {
            return party.isNumber() ? party.number() : "(" + party.absence() + ")";
        }
    }

    /** What became of a record ({@code file} and {@code record}), of a folded call ({@code id}) or of a file. */
    record Line(String file, Long record, String id, String reason, String field) {

        private static final Comparator<Line> ORDER = comparing(Line::file, nullsFirst(naturalOrder()))
                .thenComparing(Line::record, nullsFirst(naturalOrder()))
                .thenComparing(Line::id, nullsFirst(naturalOrder()));
    }
}
