package io.callsync.provider.declared;

import io.callsync.call.Reason;
import io.callsync.call.Rejection;
import io.callsync.masking.Quoted;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Arrays;
import java.util.List;

/** How a provider writes a length of time. Fractions of a second are cut; minutes, already rounded by the provider, are rounded. */
enum DurationNotation {
    SECONDS("seconds"),
    MILLISECONDS("milliseconds"),
    MINUTES("minutes"),
    MINUTES_SECONDS("mm:ss"),
    HOURS_MINUTES_SECONDS("hh:mm:ss"),
    HOURS_MINUTES("hh:mm");

    private final String word;

    DurationNotation(String word) {
        this.word = word;
    }

    static List<String> words() {
        return Arrays.stream(values()).map(notation -> notation.word).toList();
    }

    static DurationNotation of(String word) {
        return Arrays.stream(values())
                .filter(notation -> notation.word.equals(word))
                .findFirst()
                .orElseThrow();
    }

    /** Seconds, or null for null; a {@link Rejection} names the field. */
    Long seconds(String text, String field) {
        if (text == null) {
            return null;
        }
        try {
            return switch (this) {
                case SECONDS -> isWhole(text) ? (Long) Long.parseLong(text) : scaled(text, "1", RoundingMode.DOWN);
                case MILLISECONDS ->
                    isWhole(text) ? (Long) (Long.parseLong(text) / 1000) : scaled(text, "0.001", RoundingMode.DOWN);
                case MINUTES -> scaled(text, "60", RoundingMode.HALF_UP);
                case MINUTES_SECONDS -> clock(text, 2, 1);
                case HOURS_MINUTES_SECONDS -> clock(text, 3, 1);
                case HOURS_MINUTES -> clock(text, 2, 60);
            };
        } catch (NumberFormatException | ArithmeticException e) {
            throw bad(text, field);
        }
    }

    private static boolean isWhole(String text) {
        return text.indexOf('.') < 0;
    }

    private static Long scaled(String text, String factor, RoundingMode rounding) {
        if (text.length() > 20 || !text.chars().allMatch(c -> c >= '0' && c <= '9' || c == '.')) {
            throw new NumberFormatException("no decimal number");
        }
        return new BigDecimal(text)
                .multiply(new BigDecimal(factor))
                .setScale(0, rounding)
                .longValueExact();
    }

    private static Long clock(String text, int parts, int unit) {
        String[] numbers = text.split(":", -1);
        if (numbers.length != parts) {
            throw new NumberFormatException(parts + " parts expected");
        }
        long total = 0;
        for (int i = 0; i < parts; i++) {
            long number = Long.parseLong(numbers[i]);
            if (number < 0 || number > (i == 0 ? 99_999 : 59)) {
                throw new NumberFormatException("out of range");
            }
            total = total * 60 + number;
        }
        return total * unit;
    }

    private Rejection bad(String text, String field) {
        return new Rejection(
                Reason.BAD_DURATION, field, "%s is %s: expected %s".formatted(field, Quoted.choice(text), word));
    }
}
