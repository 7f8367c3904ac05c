package io.callsync.provider.declared;

import io.callsync.call.Note;
import io.callsync.provider.CallChecks;
import io.callsync.provider.PlainTime;
import io.callsync.provider.Timestamps;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.format.ResolverStyle;
import java.time.temporal.TemporalAccessor;
import java.util.Locale;
import java.util.Set;

/** Times in a pattern of {@link DateTimeFormatter}, in English, without regard to case; a date that does not exist is refused. */
record PatternTimes(String pattern, DateTimeFormatter formatter, LocalZone zone) implements TimeNotation {

    private static final String PLAIN = "yyyy-MM-dd HH:mm:ss";
    private static final ZonedDateTime SAMPLE =
            Instant.parse("2026-03-01T09:30:00Z").atZone(ZoneOffset.UTC);

    /** @throws IllegalArgumentException when the pattern is none, or holds no date with a time */
    static PatternTimes of(String pattern, LocalZone zone) {
        DateTimeFormatter formatter = new DateTimeFormatterBuilder()
                .parseCaseInsensitive()
                .appendPattern(withProlepticYear(pattern))
                .toFormatter(Locale.ENGLISH)
                .withResolverStyle(ResolverStyle.STRICT);
        requireDateAndTime(formatter);
        return new PatternTimes(pattern, formatter, zone);
    }

    private static void requireDateAndTime(DateTimeFormatter formatter) {
        try {
            formatter.parseBest(formatter.format(SAMPLE), ZonedDateTime::from, LocalDateTime::from);
        } catch (DateTimeException e) {
            throw new IllegalArgumentException("the pattern holds no date with a time", e);
        }
    }

    @Override
    public Instant read(String text, String field, Set<Note> notes) {
        if (text == null) {
            return null;
        }
        try {
            LocalDateTime plain = pattern.equals(PLAIN) ? PlainTime.read(text, ' ') : null;
            return CallChecks.time(plain != null ? zone.instant(plain, notes) : parse(text, notes), field);
        } catch (DateTimeException e) {
            throw Timestamps.bad(text, field, "a time as " + pattern);
        }
    }

    private Instant parse(String text, Set<Note> notes) {
        TemporalAccessor time = formatter.parseBest(text, ZonedDateTime::from, LocalDateTime::from);
        return time instanceof ZonedDateTime zoned ? zoned.toInstant() : zone.instant((LocalDateTime) time, notes);
    }

    /** Strict resolution wants {@code u}: {@code y} is a year of an era, which patterns never name. */
    private static String withProlepticYear(String pattern) {
        StringBuilder proleptic = new StringBuilder();
        boolean quoted = false;
        for (char letter : pattern.toCharArray()) {
            quoted ^= letter == '\'';
            proleptic.append(letter == 'y' && !quoted ? 'u' : letter);
        }
        return proleptic.toString();
    }
}
