package io.callsync.provider;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneOffset;

/**
 * Reads the two commonest forms of a time by position, ten times as fast as a general formatter. A text of any other form is no
 * error but null: the formatter decides.
 */
public final class PlainTime {

    private static final int LENGTH = "2026-11-20T14:05:33".length();
    private static final int RFC_LENGTH = "Fri, 20 Nov 2026 14:05:33 +0000".length();
    private static final String DAYS = "Mon, Tue, Wed, Thu, Fri, Sat, Sun, ";
    private static final String MONTHS = " Jan  Feb  Mar  Apr  May  Jun  Jul  Aug  Sep  Oct  Nov  Dec ";
    private static final int NAME = 5;
    private static final int NO_NUMBER = -1;

    private PlainTime() {}

    /** {@code 2026-11-20T14:05:33} with this separator, or null. */
    public static LocalDateTime read(String text, char separator) {
        return text.length() == LENGTH ? begin(text, separator) : null;
    }

    /** {@code 2026-11-20T14:05:33Z}, or null. */
    static Instant utc(String text) {
        if (text.length() != LENGTH + 1 || text.charAt(LENGTH) != 'Z') {
            return null;
        }
        LocalDateTime time = begin(text, 'T');
        return time == null ? null : time.toInstant(ZoneOffset.UTC);
    }

    /** {@code Fri, 20 Nov 2026 14:05:33 +0000}, or null; also null when the day of the week is another. */
    static Instant rfc2822(String text) {
        if (text.length() != RFC_LENGTH || !text.endsWith(" +0000")) {
            return null;
        }
        LocalDateTime time = time(number(text, 12, 4), name(MONTHS, text, 7), number(text, 5, 2), text, 17);
        boolean agrees = time != null && text.charAt(16) == ' ' && name(DAYS, text, 0) == weekday(time.toLocalDate());
        return agrees ? time.toInstant(ZoneOffset.UTC) : null;
    }

    private static LocalDateTime begin(String text, char separator) {
        return text.charAt(4) == '-' && text.charAt(7) == '-' && text.charAt(10) == separator
                ? time(number(text, 0, 4), number(text, 5, 2), number(text, 8, 2), text, 11)
                : null;
    }

    private static LocalDateTime time(int year, int month, int day, String text, int at) {
        int hour = number(text, at, 2);
        int minute = number(text, at + 3, 2);
        int second = number(text, at + 6, 2);
        if (year < 0 || text.charAt(at + 2) != ':' || text.charAt(at + 5) != ':') {
            return null;
        }
        try {
            return LocalDateTime.of(year, month, day, hour, minute, second);
        } catch (DateTimeException e) {
            return null;
        }
    }

    /** Digits only; no number is no part of a time. */
    private static int number(String text, int from, int length) {
        int number = 0;
        for (int at = from; at < from + length; at++) {
            int digit = text.charAt(at) - '0';
            if (digit < 0 || digit > 9) {
                return NO_NUMBER;
            }
            number = number * 10 + digit;
        }
        return number;
    }

    /** Which of the names stands here, from 1; 0 when none does. */
    private static int name(String names, String text, int at) {
        for (int i = 0; i < names.length(); i += NAME) {
            if (text.regionMatches(at, names, i, NAME)) {
                return i / NAME + 1;
            }
        }
        return 0;
    }

    private static int weekday(LocalDate date) {
        return date.getDayOfWeek().getValue();
    }
}
