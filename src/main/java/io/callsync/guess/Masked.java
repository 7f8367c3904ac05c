package io.callsync.guess;

import io.callsync.masking.ControlCharacters;
import io.callsync.masking.PersonalData;

/** Examples for comments, which stay in a file: nobody can be told by them. Stateless. */
final class Masked {

    private static final int LONGEST = 40;
    private static final int MOST_DIGITS = 6;
    private static final String SINCE_1970 = "1\\d{9}(?:\\d{3})?";

    private Masked() {}

    static String example(Role role, Column column) {
        String first = column.filled().get(0);
        return switch (role) {
            case START, ANSWER, END, VERSION, DURATION, RING ->
                first.matches(SINCE_1970) ? "'" + first + "'" : quoted(first);
            case FROM, TO, CUSTOMER, COMPANY -> quoted(party(first));
            case AGENT ->
                quoted(
                        Content.isEmail(first)
                                ? first
                                : Content.isNumber(first) ? party(first) : first.charAt(0) + "***");
            case RECORDING -> quoted(first.replaceFirst("(?<=[^/:])/.*", "/***"));
            default -> quoted(first);
        };
    }

    /** A value, shown whole unless it holds personal data. */
    static String quoted(String text) {
        String cut = text.length() <= LONGEST ? text : text.substring(0, LONGEST) + "...";
        return "'" + value(cut) + "'";
    }

    static String value(String text) {
        return PersonalData.ofValue(ControlCharacters.escape(text));
    }

    /** The name of a file. */
    static String name(String text) {
        return PersonalData.mask(ControlCharacters.escape(text));
    }

    private static String party(String text) {
        String digits = text.replaceAll("[^0-9]", "");
        if (digits.length() > MOST_DIGITS) {
            return "***" + digits.substring(digits.length() - 4);
        }
        return text.indexOf(' ') > 0 ? text.charAt(0) + "***" : text;
    }
}
