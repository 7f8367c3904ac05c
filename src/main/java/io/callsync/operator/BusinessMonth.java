package io.callsync.operator;

import java.time.Clock;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.YearMonth;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Reads a month of business dates as an operator types it: 2026-11. */
final class BusinessMonth implements ITypeConverter<YearMonth> {

    @Override
    public YearMonth convert(String text) {
        return parse(text, Clock.systemUTC());
    }

    static YearMonth parse(String text, Clock clock) {
        YearMonth month;
        try {
            month = YearMonth.parse(text);
        } catch (DateTimeException e) {
            throw new TypeConversionException("'%s' is no month: expected YYYY-MM".formatted(text));
        }
        if (month.isAfter(YearMonth.now(clock))) {
            throw new TypeConversionException(
                    "%s has not come yet: it is %s in UTC".formatted(month, LocalDate.now(clock)));
        }
        if (month.isBefore(YearMonth.from(BusinessDate.FIRST))) {
            throw new TypeConversionException(
                    "%s is before %s: no export is as old".formatted(month, BusinessDate.FIRST));
        }
        return month;
    }

    /** The month of the last business date that is over. */
    static YearMonth last(Clock clock) {
        return YearMonth.from(LocalDate.now(clock).minusDays(1));
    }
}
