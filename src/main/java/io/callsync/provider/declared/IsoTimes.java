package io.callsync.provider.declared;

import io.callsync.call.Note;
import io.callsync.provider.CallChecks;
import io.callsync.provider.Timestamps;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.Set;

/**
 * ISO 8601 as exports write it: {@code T} or a blank, with or without seconds and fraction, with {@code Z}, {@code UTC}, an
 * offset with or without colon, or no zone at all. Read by position: several times faster than a general formatter.
 */
record IsoTimes(LocalZone zone) implements TimeNotation {

    private static final String EXPECTED = "a time such as 2026-03-01T09:30:00Z or 2026-03-01 09:30:00";

    @Override
    public Instant read(String text, String field, Set<Note> notes) {
        if (text == null) {
            return null;
        }
        try {
            return CallChecks.time(parse(text, notes), field);
        } catch (DateTimeException | IndexOutOfBoundsException | NumberFormatException e) {
            throw Timestamps.bad(text, field, EXPECTED);
        }
    }

    private Instant parse(String text, Set<Note> notes) {
        expect(text, 4, '-', '-');
        expect(text, 7, '-', '-');
        expect(text, 10, 'T', ' ');
        expect(text, 13, ':', ':');
        boolean seconds = text.length() > 16 && text.charAt(16) == ':';
        int end = seconds ? fractionEnd(text, 19) : 16;
        LocalDateTime time = LocalDateTime.of(
                digits(text, 0, 4),
                digits(text, 5, 7),
                digits(text, 8, 10),
                digits(text, 11, 13),
                digits(text, 14, 16),
                seconds ? digits(text, 17, 19) : 0,
                seconds ? nanos(text, 19, end) : 0);
        return end == text.length()
                ? zone.instant(time, notes)
                : time.toInstant(offset(text.substring(end).strip()));
    }

    private static void expect(String text, int at, char expected, char alternative) {
        if (text.charAt(at) != expected && text.charAt(at) != alternative) {
            throw new NumberFormatException("no separator");
        }
    }

    private static int digits(String text, int from, int to) {
        int number = 0;
        for (int i = from; i < to; i++) {
            int digit = text.charAt(i) - '0';
            if (digit < 0 || digit > 9) {
                throw new NumberFormatException("no digit");
            }
            number = number * 10 + digit;
        }
        return number;
    }

    private static int fractionEnd(String text, int at) {
        if (at >= text.length() || text.charAt(at) != '.' && text.charAt(at) != ',') {
            return at;
        }
        int end = at + 1;
        while (end < text.length() && Character.isDigit(text.charAt(end))) {
            end++;
        }
        return end;
    }

    private static int nanos(String text, int at, int end) {
        if (end == at) {
            return 0;
        }
        int kept = Math.min(end, at + 10);
        int nanos = digits(text, at + 1, kept);
        for (int i = kept - at - 1; i < 9; i++) {
            nanos *= 10;
        }
        return nanos;
    }

    private static ZoneOffset offset(String text) {
        return text.equals("UTC") ? ZoneOffset.UTC : ZoneOffset.of(text);
    }
}
