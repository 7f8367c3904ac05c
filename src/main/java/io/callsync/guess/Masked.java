package io.callsync.guess;

import io.callsync.call.ControlCharacters;
import io.callsync.call.PersonalData;

/** Examples for comments, which stay in a file: nobody can be told by them. Stateless. */
final class Masked {

    private static final int LONGEST = 40;
    private static final int MOST_DIGITS = 6;

    private Masked() {}

    static String example(Role role, Column column) {
        String first = column.filled().get(0);
        return switch (role) {
            case START, ANSWER, END, VERSION, DURATION, RING -> "'" + ControlCharacters.escape(first) + "'";
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
        return PersonalData.mask("'" + ControlCharacters.escape(cut) + "'");
    }

    private static String party(String text) {
        String digits = text.replaceAll("[^0-9]", "");
        return digits.length() > MOST_DIGITS ? "***" + digits.substring(digits.length() - 4) : text;
    }
}
