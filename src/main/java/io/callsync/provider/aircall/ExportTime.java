package io.callsync.provider.aircall;

import io.callsync.call.Reason;
import io.callsync.call.Rejection;
import io.callsync.masking.Quoted;
import io.callsync.provider.CallChecks;
import io.callsync.provider.PlainTime;
import io.callsync.provider.Timestamps;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeParseException;
import java.util.regex.Pattern;

/** Times of an export: {@code 2026-11-20 14:05:33}, sometimes with a fraction. */
final class ExportTime {

    private static final Pattern HOUR_ABOVE_23 = Pattern.compile("(?:^|[ T])(?:2[4-9]|[3-9]\\d|\\d{3,}):");

    private ExportTime() {}

    /** The time of a column that is in UTC by its name; null for null. */
    static Instant utc(String text, String field) {
        if (text == null) {
            return null;
        }
        try {
            LocalDateTime plain = PlainTime.read(text, ' ');
            LocalDateTime time = plain != null ? plain : LocalDateTime.parse(text.replace(' ', 'T'));
            return CallChecks.time(time.toInstant(ZoneOffset.UTC), field);
        } catch (DateTimeParseException e) {
            throw Timestamps.bad(text, field, "yyyy-MM-dd HH:mm:ss");
        }
    }

    /** Refuses a row with an impossible hour: where one column is wrong, none can be trusted. */
    static void checkHour(String text, String field) {
        if (text != null
                && PlainTime.read(text, ' ') == null
                && HOUR_ABOVE_23.matcher(text).find()) {
            throw new Rejection(
                    Reason.MALFORMED,
                    field,
                    "%s is %s: expected an hour from 0 to 23".formatted(field, Quoted.choice(text)));
        }
    }
}
