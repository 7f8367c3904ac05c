package io.callsync.provider;

import io.callsync.call.Note;
import io.callsync.call.Reason;
import io.callsync.call.Rejection;
import io.callsync.masking.Quoted;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.time.zone.ZoneOffsetTransition;
import java.time.zone.ZoneRules;
import java.util.Set;

/** Times as providers write them. Each method returns null for null and throws a {@link Rejection} that names the field. */
public final class Timestamps {

    private Timestamps() {}

    /** ISO 8601 with {@code Z} or an offset, with or without fraction. */
    public static Instant iso(String text, String field) {
        if (text == null) {
            return null;
        }
        try {
            Instant plain = PlainTime.utc(text);
            return CallChecks.time(plain != null ? plain : parseIso(text), field);
        } catch (DateTimeParseException e) {
            throw bad(text, field, "an ISO 8601 time with a zone");
        }
    }

    /** RFC 2822, {@code Tue, 31 Aug 2010 20:36:29 +0000}. */
    public static Instant rfc2822(String text, String field) {
        if (text == null) {
            return null;
        }
        try {
            Instant plain = PlainTime.rfc2822(text);
            return CallChecks.time(
                    plain != null ? plain : Instant.from(DateTimeFormatter.RFC_1123_DATE_TIME.parse(text)), field);
        } catch (DateTimeParseException e) {
            throw bad(text, field, "an RFC 2822 time");
        }
    }

    /** Whole seconds since 1970. */
    public static Instant epochSeconds(String text, String field) {
        if (text == null) {
            return null;
        }
        try {
            return CallChecks.time(Instant.ofEpochSecond(Long.parseLong(text)), field);
        } catch (NumberFormatException | DateTimeException e) {
            throw bad(text, field, "seconds since 1970");
        }
    }

    /**
     * A local time in the zone: a time that occurs twice is the earlier one, a time that the clocks jump over moves forward by
     * the length of the jump; both are noted.
     */
    public static Instant local(LocalDateTime time, ZoneId zone, Set<Note> notes) {
        ZoneRules rules = zone.getRules();
        ZoneOffsetTransition transition = rules.isFixedOffset() ? null : rules.getTransition(time);
        if (transition != null) {
            notes.add(transition.isGap() ? Note.DST_GAP : Note.DST_OVERLAP);
        }
        return time.atZone(zone).toInstant();
    }

    public static Rejection bad(String text, String field, String expected) {
        return new Rejection(
                Reason.BAD_DATE, field, "%s is %s: expected %s".formatted(field, Quoted.choice(text), expected));
    }

    private static Instant parseIso(String text) {
        return text.endsWith("Z")
                ? Instant.parse(text)
                : Instant.from(DateTimeFormatter.ISO_OFFSET_DATE_TIME.parse(text));
    }
}
