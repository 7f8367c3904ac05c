package io.callsync.operator;

import java.time.Duration;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Reads an age as an operator types it: 90d or 12h. */
final class Age implements ITypeConverter<Duration> {

    private static final Pattern FORM = Pattern.compile("(\\d{1,5})([dh])");

    @Override
    public Duration convert(String text) {
        Matcher form = FORM.matcher(text);
        if (!form.matches()) {
            throw new TypeConversionException(
                    "'%s' is no age: expected days or hours, such as 90d or 12h".formatted(text));
        }
        long count = Long.parseLong(form.group(1));
        return form.group(2).equals("d") ? Duration.ofDays(count) : Duration.ofHours(count);
    }
}
