package io.callsync.settings;

import java.math.BigDecimal;
import java.time.DayOfWeek;
import java.time.Duration;
import java.util.Locale;
import java.util.stream.Stream;

/** Values with a unit as job files write them. The schema has checked their form: each method takes only what it allows. */
final class Units {

    private Units() {}

    /** {@code 3d}. */
    static int days(String text) {
        return Integer.parseInt(withoutUnit(text, 1));
    }

    /** {@code 30s}, {@code 10m}, {@code 2h}, {@code 1d}. */
    static Duration duration(String text) {
        long count = Long.parseLong(withoutUnit(text, 1));
        return switch (text.charAt(text.length() - 1)) {
            case 's' -> Duration.ofSeconds(count);
            case 'm' -> Duration.ofMinutes(count);
            case 'h' -> Duration.ofHours(count);
            case 'd' -> Duration.ofDays(count);
            default -> throw new IllegalArgumentException(text);
        };
    }

    /** {@code 512B}, {@code 64KiB}, {@code 1MiB}, {@code 50GiB}, in bytes. */
    static long bytes(String text) {
        int shift = text.endsWith("KiB") ? 10 : text.endsWith("MiB") ? 20 : text.endsWith("GiB") ? 30 : 0;
        return Long.parseLong(withoutUnit(text, shift == 0 ? 1 : 3)) << shift;
    }

    /** {@code 0.5%} as 0.005. */
    static double share(String text) {
        return new BigDecimal(withoutUnit(text, 1)).movePointLeft(2).doubleValue();
    }

    /** {@code mon}. */
    static DayOfWeek weekday(String text) {
        return Stream.of(DayOfWeek.values())
                .filter(day -> day.name().toLowerCase(Locale.ROOT).startsWith(text))
                .findFirst()
                .orElseThrow();
    }

    private static String withoutUnit(String text, int unitLength) {
        return text.substring(0, text.length() - unitLength);
    }
}
