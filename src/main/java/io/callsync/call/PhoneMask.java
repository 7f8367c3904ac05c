package io.callsync.call;

import java.util.regex.Pattern;

/** Hides telephone numbers in text for humans and logs: {@code +12025550123} becomes {@code ***0123}. Thread-safe. */
public final class PhoneMask {

    /** A plus sign and seven or more digits: E.164 as callsync writes it everywhere. */
    private static final Pattern NUMBER = Pattern.compile("\\+[0-9]{3,}([0-9]{4})");

    private PhoneMask() {}

    public static String mask(String text) {
        return text.indexOf('+') < 0 ? text : NUMBER.matcher(text).replaceAll("***$1");
    }
}
