package io.callsync.provider.aircall;

import io.callsync.call.Reason;
import io.callsync.call.Rejection;
import io.callsync.masking.Quoted;
import io.callsync.provider.CallChecks;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Durations as Aircall writes them, all three in one row of an export: {@code 486}, {@code 08:06}, {@code 00:08:06}. */
final class Durations {

    private static final Pattern DURATION = Pattern.compile("(-?\\d{1,9})|(?:(\\d{1,4}):)?(\\d{1,4}):([0-5]\\d)");

    private static final int LONGEST_NUMBER = 9;

    private Durations() {}

    /**
     * Seconds, or null for null.
     *
     * @throws Rejection when it is no duration, negative, or longer than a call can be
     */
    static Integer seconds(String text, String field) {
        if (text == null) {
            return null;
        }
        if (isNumber(text)) {
            return CallChecks.duration(Long.valueOf(text), field);
        }
        Matcher duration = DURATION.matcher(text);
        if (!duration.matches()) {
            throw new Rejection(
                    Reason.BAD_DURATION,
                    field,
                    "%s is %s: expected seconds, mm:ss or hh:mm:ss".formatted(field, Quoted.choice(text)));
        }
        return CallChecks.duration(duration.group(1) != null ? number(duration, 1) : clock(duration), field);
    }

    private static boolean isNumber(String text) {
        for (int i = 0; i < text.length(); i++) {
            if (text.charAt(i) < '0' || text.charAt(i) > '9') {
                return false;
            }
        }
        return !text.isEmpty() && text.length() <= LONGEST_NUMBER;
    }

    private static long clock(Matcher duration) {
        return (number(duration, 2) * 60 + number(duration, 3)) * 60 + number(duration, 4);
    }

    private static long number(Matcher duration, int group) {
        return duration.group(group) == null ? 0 : Long.parseLong(duration.group(group));
    }
}
