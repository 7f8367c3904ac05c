package io.callsync.report;

import io.callsync.ledger.OutcomeKind;
import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Numbers and times in the words of reports. Stateless. */
public final class Amounts {

    private static final long SECONDS_A_MINUTE = 60;
    private static final long MINUTES_AN_HOUR = 60;
    private static final long KILO = 1_000;

    private Amounts() {}

    /** {@code 1,234}. */
    public static String number(long n) {
        return String.format(Locale.ROOT, "%,d", n);
    }

    /** {@code 1 file}, {@code 2,000 files}. */
    public static String count(long n, String noun) {
        return number(n) + ' ' + noun + (n == 1 ? "" : "s");
    }

    /** {@code 0.4 s}, {@code 42 s}, {@code 3 min 7 s}, {@code 2 h 5 min}. */
    public static String time(Duration time) {
        long seconds = time.toSeconds();
        if (seconds < 10) {
            return String.format(Locale.ROOT, "%.1f s", time.toMillis() / 1000.0);
        }
        long minutes = seconds / SECONDS_A_MINUTE;
        if (minutes == 0) {
            return seconds + " s";
        }
        return minutes < MINUTES_AN_HOUR
                ? "%d min %d s".formatted(minutes, seconds % SECONDS_A_MINUTE)
                : "%d h %d min".formatted(minutes / MINUTES_AN_HOUR, minutes % MINUTES_AN_HOUR);
    }

    /** {@code 5,000 records/s}. */
    public static String rate(long records, Duration time) {
        return number(perSecond(records, time)) + " records/s";
    }

    static long perSecond(long records, Duration time) {
        return Math.round(records * 1000.0 / Math.max(1, time.toMillis()));
    }

    /** {@code 17 bytes}, {@code 4.2 kB}, {@code 1,024.0 MB}. */
    static String bytes(long n) {
        if (n < KILO) {
            return count(n, "byte");
        }
        return n < KILO * KILO
                ? String.format(Locale.ROOT, "%,.1f kB", n / (double) KILO)
                : String.format(Locale.ROOT, "%,.1f MB", n / (double) (KILO * KILO));
    }

    /** {@code 3 inserted, 1 quarantined}: what there is, in the ledger's order. */
    static String outcomes(Map<OutcomeKind, Long> counts) {
        return outcomes(counts, kind -> "");
    }

    /** @param why what is said behind each */
    static String outcomes(Map<OutcomeKind, Long> counts, Function<OutcomeKind, String> why) {
        return counts.entrySet().stream()
                .filter(count -> count.getValue() != 0)
                .map(count -> number(count.getValue()) + ' ' + count.getKey().column() + why.apply(count.getKey()))
                .collect(Collectors.joining(", "));
    }
}
