package io.callsync.provider.declared;

import io.callsync.call.Note;
import io.callsync.call.Rejection;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.EnumSet;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** Reads texts as a declaration with this notation would: for whoever looks for the one that fits. Thread-safe. */
public final class Notations {

    private static final LocalZone UTC = new LocalZone(ZoneOffset.UTC, true);
    private static final String LABEL = "text";
    private static final Map<String, TimeNotation> TIMES = new ConcurrentHashMap<>();

    private Notations() {}

    /** @param zoned whether the text carries its zone; otherwise it was read in UTC */
    public record Time(Instant instant, boolean zoned) {}

    /**
     * @param format as {@code times.format}
     * @return nothing when the text is no such time
     */
    public static Optional<Time> time(String format, String text) {
        EnumSet<Note> notes = EnumSet.noneOf(Note.class);
        try {
            TimeNotation times = TIMES.computeIfAbsent(format, any -> TimeNotation.of(any, UTC));
            return Optional.ofNullable(times.read(text, LABEL, notes))
                    .map(instant -> new Time(instant, !notes.contains(Note.ZONE_ASSUMED)));
        } catch (Rejection e) {
            return Optional.empty();
        }
    }

    /**
     * Seconds, at most seven days.
     *
     * @param format as {@code durations.format}
     * @return nothing when the text is no such length of time
     */
    public static Optional<Long> seconds(String format, String text) {
        try {
            return Optional.ofNullable(DurationNotation.of(format).seconds(text, LABEL))
                    .filter(seconds -> seconds >= 0 && seconds <= 7 * 24 * 3600);
        } catch (Rejection e) {
            return Optional.empty();
        }
    }
}
