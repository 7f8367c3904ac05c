package io.callsync.provider.declared;

import io.callsync.call.Note;
import io.callsync.provider.CallChecks;
import io.callsync.provider.Timestamps;
import java.time.Instant;
import java.util.List;
import java.util.Set;

/** How a provider writes times, ready for one job. Thread-safe. */
@FunctionalInterface
interface TimeNotation {

    List<String> WORDS = List.of("iso", "rfc2822", "epoch-seconds", "epoch-millis", "epoch-micros");

    /** The time, or null for null (and for an epoch of 0); a {@link io.callsync.call.Rejection} names the field. */
    Instant read(String text, String field, Set<Note> notes);

    /**
     * @param format one of {@link #WORDS}, or a pattern of {@link java.time.format.DateTimeFormatter}
     * @throws IllegalArgumentException when the pattern is none
     */
    static TimeNotation of(String format, LocalZone zone) {
        return switch (format) {
            case "iso", "yyyy-MM-dd HH:mm:ss" -> new IsoTimes(zone);
            case "rfc2822" -> (text, field, notes) -> Timestamps.rfc2822(text, field);
            case "epoch-seconds" -> epoch(1, "seconds since 1970");
            case "epoch-millis" -> epoch(1_000, "milliseconds since 1970");
            case "epoch-micros" -> epoch(1_000_000, "microseconds since 1970");
            default -> PatternTimes.of(format, zone);
        };
    }

    private static boolean isNumber(String text) {
        for (int i = 0; i < text.length(); i++) {
            if (text.charAt(i) < '0' || text.charAt(i) > '9') {
                return false;
            }
        }
        return true;
    }

    private static TimeNotation epoch(long unitsPerSecond, String expected) {
        return (text, field, notes) -> {
            if (text == null || text.equals("0")) {
                return null;
            }
            if (text.length() > 18 || !isNumber(text)) {
                throw Timestamps.bad(text, field, expected);
            }
            long units = Long.parseLong(text);
            long nanos = units % unitsPerSecond * (1_000_000_000 / unitsPerSecond);
            return CallChecks.time(Instant.ofEpochSecond(units / unitsPerSecond, nanos), field);
        };
    }
}
