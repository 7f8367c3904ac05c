package io.callsync.operator;

import java.time.Clock;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/**
 * Reads a date as an operator types it, or as a scheduler fills it in: 2026-11-22, 20261122, today, yesterday, or a timestamp (ISO
 * 8601, with or without separators, offset and fraction), of which it is the date in UTC; one without an offset is UTC already.
 * {@code yesterday@2026-11-22T06:17:00Z} is the day before that time: what a scheduler means that gives the time of a start, however
 * late it comes to it.
 */
final class BusinessDate implements ITypeConverter<LocalDate> {

    static final String YESTERDAY = "yesterday";

    /** For a command's help. */
    static final String FORMS =
            "YYYY-MM-DD, today, yesterday, a timestamp such as 2026-11-22T06:17:00Z (its date in UTC),"
                    + " or yesterday@TIMESTAMP, the day before it";

    /** A mistyped year would be the job's first night for ever. */
    static final LocalDate FIRST = LocalDate.EPOCH;

    private static final String TODAY = "today";
    private static final Pattern ISO = Pattern.compile(
            "(\\d{4})(-?)(\\d{2})\\2(\\d{2})(?:[T ](\\d{2}):?(\\d{2})(?::?(\\d{2})(?:[.,]\\d+)?)?(.*))?");

    @Override
    public LocalDate convert(String text) {
        return parse(text, Clock.systemUTC());
    }

    static LocalDate parse(String text, Clock clock) {
        LocalDate today = dateOf(clock.instant());
        LocalDate date = date(text, today);
        if (date.isAfter(today)) {
            throw new TypeConversionException("%s has not come yet: it is %s in UTC".formatted(date, today));
        }
        if (date.isBefore(FIRST)) {
            throw new TypeConversionException("%s is before %s: no export is as old".formatted(date, FIRST));
        }
        return date;
    }

    private static LocalDate date(String text, LocalDate today) {
        int at = text.indexOf('@');
        LocalDate day = at < 0 ? today : iso(text.substring(at + 1), text);
        return switch (at < 0 ? text : text.substring(0, at)) {
            case TODAY -> day;
            case YESTERDAY -> day.minusDays(1);
            default -> iso(text, text);
        };
    }

    /** @param typed all that was typed */
    private static LocalDate iso(String text, String typed) {
        Matcher iso = ISO.matcher(text);
        try {
            if (iso.matches()) {
                LocalDate date = LocalDate.of(number(iso, 1), number(iso, 3), number(iso, 4));
                return iso.group(5) == null ? date : inUtc(date, iso);
            }
        } catch (DateTimeException e) {
            throw noDate(typed);
        }
        throw noDate(typed);
    }

    private static LocalDate inUtc(LocalDate date, Matcher iso) {
        LocalDateTime time = date.atTime(number(iso, 5), number(iso, 6), iso.group(7) == null ? 0 : number(iso, 7));
        String offset = iso.group(8).strip();
        return dateOf(time.toInstant(offset.isEmpty() ? ZoneOffset.UTC : ZoneOffset.of(offset)));
    }

    private static LocalDate dateOf(Instant instant) {
        return LocalDate.ofInstant(instant, ZoneOffset.UTC);
    }

    private static int number(Matcher iso, int group) {
        return Integer.parseInt(iso.group(group));
    }

    private static TypeConversionException noDate(String typed) {
        return new TypeConversionException("'%s' is no date: expected %s".formatted(typed, FORMS));
    }
}
