package io.callsync.provider;

import io.callsync.call.CallKey;
import io.callsync.call.Reason;
import io.callsync.call.Rejection;
import io.callsync.masking.PersonalData;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Locale;
import java.util.Set;

/**
 * The checks that every provider's mapping shares, so that nothing reaches the database that it would refuse. Each throws a
 * {@link Rejection} that names the field.
 */
public final class CallChecks {

    private static final Instant EARLIEST = Instant.parse("1990-01-01T00:00:00Z");
    private static final Instant LATEST = Instant.parse("2100-01-01T00:00:00Z");
    private static final Set<String> SCHEMES = Set.of("https://", "http://", "s3://");
    private static final int LONGEST_SCHEME = "https://".length();
    private static final int LONGEST_ADDRESS = 1000;
    private static final int DELETE = 0x7f;
    private static final Set<String> SIGNED =
            Set.of("x-amz-signature=", "signature=", "x-goog-signature=", "expires=", "x-amz-security-token=", "sig=");
    private static final long LONGEST_CALL = Duration.ofDays(7).toSeconds();

    private CallChecks() {}

    /** An id: present, without control characters, not over-long. */
    public static String id(String value, String field) {
        if (value == null) {
            throw new Rejection(Reason.MISSING_ID, field, field + " is missing: the record cannot be told from others");
        }
        return text(value, CallKey.MAX_LENGTH, field);
    }

    /** Text of at most so many characters without NUL and halves of surrogate pairs; null stays null. */
    public static String text(String value, int longest, String field) {
        if (value == null) {
            return null;
        }
        if (value.indexOf('\0') >= 0) {
            throw new Rejection(Reason.NUL, field, field + " contains a NUL character");
        }
        // encoded, it becomes a question mark: other texts and other ids would be taken for the same
        if (hasHalfOfPair(value)) {
            throw new Rejection(
                    Reason.BAD_ENCODING, field, field + " contains half of a surrogate pair, which is no character");
        }
        if (value.length() > longest && value.codePointCount(0, value.length()) > longest) {
            throw new Rejection(
                    Reason.TOO_LONG,
                    field,
                    "%s has %d characters, at most %d fit".formatted(field, value.length(), longest));
        }
        return value;
    }

    // every text of every record passes here, so no stream of code points unless there is a pair
    private static boolean hasHalfOfPair(String value) {
        for (int i = 0; i < value.length(); i++) {
            if (Character.isSurrogate(value.charAt(i))) {
                return value.codePoints().anyMatch(c -> c >= Character.MIN_SURROGATE && c <= Character.MAX_SURROGATE);
            }
        }
        return false;
    }

    /** A time that a telephone call can have had. */
    public static Instant time(Instant value, String field) {
        if (value != null && (value.isBefore(EARLIEST) || value.isAfter(LATEST))) {
            // a number of a caller that is read as seconds since 1970 could be told from the whole time
            throw new Rejection(
                    Reason.BAD_DATE,
                    field,
                    "%s is in the year %d: not a time at which a call can have been made"
                            .formatted(field, value.atZone(ZoneOffset.UTC).getYear()));
        }
        return value;
    }

    /** Seconds between 0 and seven days; null stays null. */
    public static Integer duration(Long seconds, String field) {
        if (seconds == null) {
            return null;
        }
        if (seconds < 0 || seconds > LONGEST_CALL) {
            throw new Rejection(
                    Reason.BAD_DURATION,
                    field,
                    "%s is %s seconds: expected 0 to %d"
                            .formatted(field, PersonalData.ofValue(seconds.toString()), LONGEST_CALL));
        }
        return seconds.intValue();
    }

    /** The end must not lie before the start. */
    public static void order(Instant start, Instant end, String endField) {
        if (start != null && end != null && end.isBefore(start)) {
            throw new Rejection(
                    Reason.END_BEFORE_START, endField, "%s is %s, before the start %s".formatted(endField, end, start));
        }
    }

    /** A lasting web address of a recording, or null when it would expire or is none. Adds nothing: the caller counts the drop. */
    public static String mediaUrl(String value) {
        if (value == null || !isWebAddress(value)) {
            return null;
        }
        // every mark of a signature has one
        boolean assigns = value.indexOf('=') >= 0;
        return assigns && SIGNED.stream().anyMatch(value.toLowerCase(Locale.ROOT)::contains) ? null : value;
    }

    private static boolean isWebAddress(String value) {
        int begin = value.indexOf("://") + "://".length();
        if (begin > Math.min(LONGEST_SCHEME, value.length())
                || !SCHEMES.contains(value.substring(0, begin).toLowerCase(Locale.ROOT))) {
            return false;
        }
        for (int at = begin; at < value.length(); at++) {
            if (value.charAt(at) <= ' ' || value.charAt(at) == DELETE) {
                return false;
            }
        }
        int length = value.codePointCount(begin, value.length());
        return length > 0 && length <= LONGEST_ADDRESS;
    }
}
