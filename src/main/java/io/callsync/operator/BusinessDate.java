package io.callsync.operator;

import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeParseException;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Reads a date as an operator types it: 2026-11-22, today or yesterday, in UTC. */
final class BusinessDate implements ITypeConverter<LocalDate> {

    static final String YESTERDAY = "yesterday";

    @Override
    public LocalDate convert(String text) {
        return parse(text, Clock.systemUTC());
    }

    static LocalDate parse(String text, Clock clock) {
        LocalDate today = LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC);
        LocalDate date = switch (text) {
            case "today" -> today;
            case YESTERDAY -> today.minusDays(1);
            default -> iso(text);
        };
        if (date.isAfter(today)) {
            throw new TypeConversionException("%s has not come yet: it is %s in UTC".formatted(date, today));
        }
        return date;
    }

    private static LocalDate iso(String text) {
        try {
            return LocalDate.parse(text);
        } catch (DateTimeParseException e) {
            throw new TypeConversionException(
                    "'%s' is no date: expected YYYY-MM-DD, today or yesterday".formatted(text));
        }
    }
}
