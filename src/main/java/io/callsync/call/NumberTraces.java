package io.callsync.call;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Finds one telephone number in whatever notation a text has it: E.164, with 00, 011 or %2B before the country code, national, with
 * blanks, dots, hyphens, slashes and brackets between its digits. Neither a longer number nor the same digits behind another
 * country's code are taken for it. Thread-safe.
 */
public final class NumberTraces {

    private static final String GAP = "(?:%20|[\\s().\\-/\\u00a0]){0,3}";
    private static final String TRUNK = "(?:0(?:%20|[\\s()\\-/\\u00a0]){0,3})?";
    private static final String ANY_GAP = "(%20|[^0-9A-Za-z]){0,3}";
    private static final String NOT_BEFORE = "(?<![0-9])(?<![0-9]\\.)";
    private static final String NOT_BEHIND = "(?![0-9]|\\.[0-9])";
    private static final String NO_OTHER_COUNTRY = "(?<!\\+[0-9]{1,3}[\\s().\\-/]{1,3})";
    /** Fewer digits are too likely to be something else. */
    private static final int SHORTEST_NATIONAL = 7;

    private static final int SHOWN = 4;
    private static final String MASK = "***";

    private final String number;
    private final String digits;
    private final Pattern pattern;

    /** @param number in E.164 @param countryCode its first digits @param national the others */
    public NumberTraces(String number, String countryCode, String national) {
        boolean tellsAlone = national.length() >= SHORTEST_NATIONAL;
        String abroad = "(?:(?:\\+|00|011)?" + GAP + countryCode + GAP + TRUNK + ")";
        String home = tellsAlone ? "|" + NO_OTHER_COUNTRY + TRUNK : "";
        this.number = number;
        this.digits = tellsAlone ? national : countryCode + national;
        this.pattern = Pattern.compile(
                NOT_BEFORE + "(?:" + abroad + home + ")" + spread(national, GAP) + NOT_BEHIND,
                Pattern.CASE_INSENSITIVE);
    }

    private static String spread(String digits, String gap) {
        return String.join(gap, digits.split(""));
    }

    /** E.164, as the tables have it. */
    public String number() {
        return number;
    }

    /** What may be shown and kept of it. */
    public String masked() {
        return number.length() > 2 * SHOWN ? MASK + number.substring(number.length() - SHOWN) : MASK;
    }

    /** A regular expression of the server's for texts that may hold it: finds all of them, and others. */
    public String expression() {
        return spread(digits, ANY_GAP);
    }

    public boolean isIn(String text) {
        return text != null && pattern.matcher(text).find();
    }

    /** The text with a mask in its place; the same instance where it is not in there. */
    public String erasedFrom(String text) {
        if (text == null) {
            return null;
        }
        Matcher matcher = pattern.matcher(text);
        return matcher.find() ? matcher.replaceAll(Matcher.quoteReplacement(MASK)) : text;
    }

    /** Not the number: this may come into a log. */
    @Override
    public String toString() {
        return masked();
    }
}
