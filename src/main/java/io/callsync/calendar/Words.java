package io.callsync.calendar;

import java.time.Duration;
import java.time.Instant;
import java.util.Locale;

/** Figures in the words of findings. Stateless. */
final class Words {

    private static final int MINUTES = "2026-11-21T04:00".length();

    private Words() {}

    static String number(long n) {
        return String.format(Locale.ROOT, "%,d", n);
    }

    static String count(long n, String noun) {
        return number(n) + ' ' + noun + (n == 1 ? "" : "s");
    }

    /** The first of several, and how many others there are. */
    static String first(String first, int all) {
        return all == 1 ? first : "%s, and %s more".formatted(first, number(all - 1L));
    }

    /** {@code 2026-11-21 04:00 UTC}. */
    static String time(Instant time) {
        return time.toString().substring(0, MINUTES).replace('T', ' ') + " UTC";
    }

    /** {@code 12 min}, {@code 5 h 12 min}, {@code 3 d 5 h}. */
    static String span(Duration span) {
        if (span.toDays() > 0) {
            return "%d d %d h".formatted(span.toDays(), span.toHoursPart());
        }
        return span.toHours() > 0
                ? "%d h %d min".formatted(span.toHours(), span.toMinutesPart())
                : "%d min".formatted(span.toMinutes());
    }
}
